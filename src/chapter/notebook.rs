//! A chapter as a notebook in one language: nbformat 4.5, the same bytes for the same source.

use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Cell, Chapter, source::choose};
use crate::Language;

/// The notebook of a chapter, not yet run.
pub fn notebook(chapter: &Chapter, language: Language) -> Value {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut id = |kind: &str, text: &str| {
        let hash = Sha256::digest(format!("{kind}\n{text}"));
        let short: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let count = seen.entry(short.clone()).or_default();
        *count += 1;
        // A cell that says what an earlier one said is numbered.
        if *count == 1 { short } else { format!("{short}-{count}") }
    };
    let cells: Vec<Value> = chapter
        .cells
        .iter()
        .map(|cell| match cell {
            Cell::Prose(prose) => {
                let text = prose.text(language);
                json!({ "cell_type": "markdown", "id": id("prose", &text), "metadata": {}, "source": text })
            }
            Cell::Code { code, tags, .. } => {
                // Choices were checked as the source was read.
                let text = choose(code, language).unwrap_or_else(|_| code.clone());
                json!({
                    "cell_type": "code",
                    "execution_count": null,
                    "id": id("code", &text),
                    "metadata": tags.metadata(),
                    "outputs": [],
                    "source": text,
                })
            }
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
            "title": chapter.title(language),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    #[test]
    fn ids_come_from_the_content_and_are_unique() {
        let chapter = source::parse("# T\n\n```rust\nf()\n```\n```rust\nf()\n```\n```rust\n⟦si|yes⟧()\n```\n").unwrap();
        let ids = |language| -> Vec<String> {
            let made = notebook(&chapter, language);
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
        assert_eq!(notebook(&chapter, Language::En)["metadata"]["title"], "One");
    }
}
