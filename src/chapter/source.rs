//! Cuts a source into cells: prose in both languages, and code with its tags.

use super::{
    Edition, Fault, Tags, exercise, fault,
    prose::{Block, Prose, Speaker},
};
use crate::Language;

/// A chapter, cut into cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// In the order of the source.
    pub cells: Vec<Cell>,
}

/// A cell of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text for people, in both languages.
    Prose(Prose),
    /// Code, the same in both languages but for `⟦es|en⟧`.
    Code {
        /// The line of its fence.
        line: usize,
        /// The code with its choices.
        code: String,
        /// How it is run and judged.
        tags: Tags,
    },
}

impl Chapter {
    /// The first heading: the chapter's title.
    pub fn title(&self, language: Language) -> String {
        let prose = self.cells.iter().filter_map(|cell| if let Cell::Prose(prose) = cell { Some(prose) } else { None });
        let mut lines = prose.flat_map(|prose| prose.lines(language));
        lines.find_map(|(_, line)| line.strip_prefix("# ").map(String::from)).unwrap_or_default()
    }

    /// Its headings below the title, in order, without their marks.
    pub fn headings(&self, language: Language) -> Vec<String> {
        let prose = self.cells.iter().filter_map(|cell| if let Cell::Prose(prose) = cell { Some(prose) } else { None });
        let heading = |line: String| {
            let words = line.trim_start_matches('#');
            (line.starts_with("##") && words.starts_with(' ')).then(|| words.trim().to_owned())
        };
        prose.flat_map(|prose| prose.lines(language)).filter_map(|(_, line)| heading(line)).collect()
    }

    /// Its notebooks: the lesson, and the solutions where there are exercises.
    pub fn editions(&self) -> &'static [Edition] {
        let exercise = |cell: &Cell| matches!(cell, Cell::Code { tags, .. } if tags.exercise);
        if self.cells.iter().any(exercise) { &[Edition::Chapter, Edition::Solutions] } else { &[Edition::Chapter] }
    }
}

/// Reads a source.
pub(super) fn parse(text: &str) -> Result<Chapter, Fault> {
    let mut cells = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut tags: Option<(usize, Tags)> = None;
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line)).peekable();
    while let Some((number, line)) = lines.next() {
        if let Some((tag_line, _)) = tags.as_ref().filter(|_| line.trim_end() != "```rust") {
            return fault(*tag_line, "expected a ```rust block in the line after the cell's tags");
        }
        if let Some(info) = line.strip_prefix("```") {
            let body = fenced(&mut lines, number)?;
            if info.trim() != "rust" {
                let block = Block::current(&mut blocks, number);
                block.lines.push((number, line.to_owned()));
                block.lines.extend(body);
                continue;
            }
            Prose::finish(&mut blocks)?.into_iter().for_each(|prose| cells.push(Cell::Prose(prose)));
            let code = body[..body.len() - 1].iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
            if code.trim().is_empty() {
                return fault(number, "the code cell is empty");
            }
            choose(&code, Language::Es).or_else(|what| fault(number, what))?;
            let tags = tags.take().unwrap_or_default().1;
            exercise::check(&code, tags.exercise).or_else(|what| fault(number, what))?;
            cells.push(Cell::Code { line: number, code, tags });
        } else if let Some(comment) = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            match comment.trim() {
                "es" => blocks.push(Block::new(Speaker::One(Language::Es), number)),
                "en" => blocks.push(Block::new(Speaker::One(Language::En), number)),
                "both" => blocks.push(Block::new(Speaker::Both, number)),
                other => match other.strip_prefix("cell:") {
                    Some(text) => tags = Some((number, Tags::parse(text, number)?)),
                    None => {
                        return fault(number, format!("expected the comment es, en, both or cell: ..., found {other}"));
                    }
                },
            }
        } else {
            choose(line, Language::Es).or_else(|what| fault(number, what))?;
            Block::current(&mut blocks, number).lines.push((number, line.to_owned()));
        }
    }
    if let Some((line, _)) = tags {
        return fault(line, "expected a ```rust block in the line after the cell's tags");
    }
    Prose::finish(&mut blocks)?.into_iter().for_each(|prose| cells.push(Cell::Prose(prose)));
    if !matches!(cells.first(), Some(Cell::Prose(prose)) if prose.lines(Language::Es).iter().any(|(_, line)| line.starts_with("# ")))
    {
        return fault(1, "expected the chapter to begin with its title, `# ...`, in both languages");
    }
    Ok(Chapter { cells })
}

/// The lines of a fenced block behind its opening one, the closing one included.
fn fenced<'a>(
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
    opened: usize,
) -> Result<Vec<(usize, String)>, Fault> {
    let mut body = Vec::new();
    for (number, line) in lines {
        body.push((number, line.to_owned()));
        if line.trim_end() == "```" {
            return Ok(body);
        }
    }
    fault(opened, "this ``` block is never closed")
}

/// A text with each `⟦es|en⟧` replaced by the part of the language.
pub(crate) fn choose(text: &str, language: Language) -> Result<String, String> {
    let mut chosen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let Some((choice, behind)) = after.split_once('⟧') else { return Err("a ⟦ is never closed by ⟧".into()) };
        let parts: Vec<&str> = choice.split('|').collect();
        let [es, en] = parts[..] else { return Err(format!("expected ⟦es|en⟧, two parts, found ⟦{choice}⟧")) };
        chosen.push_str(before);
        chosen.push_str(language.pick(es, en));
        rest = behind;
    }
    if rest.contains('⟧') {
        return Err("a ⟧ without its ⟦".into());
    }
    chosen.push_str(rest);
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "<!-- es -->\n# Uno\n<!-- en -->\n# One\n\n<!-- cell: varies -->\n```rust\nprintln!(\"⟦hola|hello⟧\");\n```\n\nboth\n";

    #[test]
    fn a_small_source_becomes_three_cells() {
        let chapter = parse(SMALL).unwrap();
        assert_eq!(chapter.title(Language::Es), "Uno");
        assert_eq!(chapter.title(Language::En), "One");
        let [Cell::Prose(first), Cell::Code { line: 7, code, tags }, Cell::Prose(last)] = &chapter.cells[..] else {
            panic!("{chapter:?}")
        };
        assert_eq!(first.text(Language::Es), "# Uno");
        assert!(tags.varies);
        assert_eq!(choose(code, Language::En).unwrap(), "println!(\"hello\");");
        assert_eq!(last.text(Language::En), "both");
    }

    #[test]
    fn faults_are_told_with_their_line() {
        let fault_of = |text: &str| parse(text).map(|_| ()).unwrap_err();
        let told = |text: &str, line: usize, words: &str| {
            let fault = fault_of(text);
            assert!(fault.line == line && fault.what.contains(words), "{fault:?}");
        };
        told("# T\n\n<!-- es -->\nhola\n", 3, "English");
        told("# T\n\n<!-- en -->\nhello\n", 3, "Spanish");
        told("# T\n\n<!-- es -->\n\n<!-- en -->\nhello\n", 3, "empty");
        told("# T\n\n<!-- ES -->\nhola\n", 3, "found ES");
        told("# T\n\n```rust\nlet x = 1;\n", 3, "never closed");
        told("# T\n\n```rust\n\n```\n", 3, "empty");
        told("# T\n\nf(⟦a⟧)\n", 3, "two parts");
        told("# T\n\n```rust\nf(⟦a|b)\n```\n", 3, "never closed by");
        told("# T\n\n<!-- cell: varies -->\n\n```rust\nf()\n```\n", 3, "line after");
        told("# T\n\n<!-- cell: exercise -->\n```rust\nf()\n```\n", 4, "//> stub");
        told("no title\n", 1, "begin with its title");
    }

    #[test]
    fn a_fence_of_another_kind_belongs_to_the_prose() {
        let chapter = parse("# T\n\n```text\n<!-- es -->\n⟦\n```\n").unwrap();
        assert_eq!(chapter.cells.len(), 1);
    }
}
