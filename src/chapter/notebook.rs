//! A chapter as a notebook in one language: nbformat 4.5, the same bytes for the same source.

use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    choice::choose,
    exercise::{self, Edition},
    source::{Cell, Chapter},
};
use crate::Language;

/// The notebook of a chapter, or of its solutions; not yet run. `name` is the chapter's, such as `04-cats`.
pub fn notebook(chapter: &Chapter, name: &str, language: Language, edition: Edition) -> Value {
    let cells = match edition {
        Edition::Chapter => chapter.cells.iter().map(|cell| made(cell, language, edition)).collect(),
        Edition::Solutions => solutions(chapter, name, language),
    };
    let title = match edition {
        Edition::Chapter => chapter.title(language),
        Edition::Solutions => solved(chapter, language),
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut id = |kind: &str, text: &str| {
        let hash = Sha256::digest(format!("{kind}\n{text}"));
        let short: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let count = seen.entry(short.clone()).or_default();
        *count += 1;
        // A cell that says what an earlier one said is numbered.
        if *count == 1 { short } else { format!("{short}-{count}") }
    };
    let cells: Vec<Value> = cells
        .into_iter()
        .map(|made| match made {
            Made::Prose(text) => {
                json!({ "cell_type": "markdown", "id": id("prose", &text), "metadata": {}, "source": text })
            }
            Made::Code(text, metadata) => json!({
                "cell_type": "code",
                "execution_count": null,
                "id": id("code", &text),
                "metadata": metadata,
                "outputs": [],
                "source": text,
            }),
        })
        .collect();
    json!({
        "cells": cells,
        "metadata": {
            "kernelspec": { "display_name": "Rust", "language": "rust", "name": "rust" },
            // What the kernel answers, so that saving from JupyterLab changes nothing.
            "language_info": {
                "codemirror_mode": "rust",
                "file_extension": ".rs",
                "mimetype": "text/rust",
                "name": "Rust",
                "pygment_lexer": "rust",
                "version": "",
            },
            "title": title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    })
}

/// A cell as it stands in a notebook, with its metadata.
enum Made {
    Prose(String),
    Code(String, Value),
}

fn made(cell: &Cell, language: Language, edition: Edition) -> Made {
    match cell {
        Cell::Prose(prose) => Made::Prose(prose.text(language)),
        Cell::Code { code, tags, .. } => {
            // Choices were checked as the source was read.
            let text = choose(code, language).unwrap_or_else(|_| code.clone());
            Made::Code(exercise::version(&text, edition), tags.metadata(language, edition))
        }
    }
}

/// What the solutions' notebook is called.
fn solved(chapter: &Chapter, language: Language) -> String {
    format!("{}: {}", language.pick("Soluciones", "Solutions"), chapter.title(language))
}

/// The title, what the solutions need, and each exercise: its text, from its heading on, and its solved cell.
fn solutions(chapter: &Chapter, name: &str, language: Language) -> Vec<Made> {
    let title = format!("# {}\n\n", solved(chapter, language));
    let words = language.pick(
        format!("Una solución de cada ejercicio del [capítulo](../{name}.ipynb); la tuya puede ser otra, y también estar bien.\nInténtalo primero: de una solución leída se aprende poco."),
        format!("One solution of each exercise of the [chapter](../{name}.ipynb); yours may be another, and right as well.\nTry first: a solution that was only read teaches little."),
    );
    let mut cells = vec![Made::Prose(title + &words)];
    let mut first = true;
    for (i, cell) in chapter.cells.iter().enumerate() {
        let Cell::Code { tags, .. } = cell else { continue };
        if tags.exercise
            && let Some(Cell::Prose(prose)) = i.checked_sub(1).and_then(|before| chapter.cells.get(before))
        {
            let text = prose.text(language);
            let from = text.rfind("\n#").map_or(0, |at| at + 1);
            cells.push(Made::Prose(deeper(&text[from..])));
        }
        if tags.exercise || tags.shared || first {
            let Made::Code(code, metadata) = made(cell, language, Edition::Solutions) else { continue };
            cells.push(Made::Code(deeper(&code), metadata));
        }
        first = false;
    }
    cells
}

/// A text whose paths are seen from one folder further down.
fn deeper(text: &str) -> String {
    let mut text = text.replace("\"../../", "\"../../../").replace("](../../", "](../../../");
    for (at, _) in text.clone().match_indices("](").collect::<Vec<_>>().into_iter().rev() {
        // A chapter, such as 04-cats.ipynb.
        if text[at + 2..].starts_with(|c: char| c.is_ascii_digit()) {
            text.insert_str(at + 2, "../");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn ids_come_from_the_content_and_are_unique() {
        let chapter = source::parse("# T\n\n```rust\nf()\n```\n```rust\nf()\n```\n```rust\n⟦si|yes⟧()\n```\n").unwrap();
        let ids = |language| -> Vec<String> {
            let made = notebook(&chapter, "01-t", language, Edition::Chapter);
            made["cells"].as_array().unwrap().iter().map(|cell| cell["id"].as_str().unwrap().to_owned()).collect()
        };
        let (es, en) = (ids(Language::Es), ids(Language::En));
        assert_eq!(es, ids(Language::Es));
        assert_eq!(es[..3], en[..3]);
        assert_ne!(es[3], en[3]);
        assert_eq!(es[2], format!("{}-2", es[1]));
    }

    #[test]
    fn the_title_is_in_the_metadata() {
        let chapter = source::parse("<!-- es -->\n# Uno\n<!-- en -->\n# One\n").unwrap();
        assert_eq!(notebook(&chapter, "01-t", Language::En, Edition::Chapter)["metadata"]["title"], "One");
    }

    #[test]
    fn solutions_hold_what_they_need_and_the_solved_exercises() {
        let source = "# T\n\n```rust\n:dep a = { path = \"../../a\" }\n```\n```rust\nlesson()\n```\n<!-- cell: shared -->\n```rust\nneeded()\n```\nlesson\n\n### One\n[see](02-b.ipynb) [it](../../a)\n\n<!-- cell: exercise -->\n```rust\n//> stub\ntodo!()\n//> solution\n2\n//> end\n```\nafter\n";
        let chapter = source::parse(source).unwrap();
        assert_eq!(chapter.editions().len(), 2);
        let made = notebook(&chapter, "01-t", Language::En, Edition::Solutions);
        let texts: Vec<&str> =
            made["cells"].as_array().unwrap().iter().map(|cell| cell["source"].as_str().unwrap()).collect();
        let wanted =
            [":dep a = { path = \"../../../a\" }", "needed()", "### One\n[see](../02-b.ipynb) [it](../../../a)", "2"];
        assert!(texts[0].starts_with("# Solutions: T") && texts[0].contains("(../01-t.ipynb)"));
        assert_eq!(texts[1..], wanted);
        assert_eq!(made["cells"][4]["metadata"]["course"]["exercise"], "solution");
    }
}
