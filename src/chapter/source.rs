//! Cuts a source into cells: prose in both languages, and code with its tags.

use super::{
    change::Change,
    choice::choose,
    exercise::{self, Edition},
    fault::{Fault, fault},
    prose::{Block, Prose, Speaker},
    tags::Tags,
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
        /// What "Try it" asks the learner to change in it.
        changes: Vec<Change>,
    },
}

impl Cell {
    fn changes(&self) -> &[Change] {
        match self {
            Cell::Code { changes, .. } => changes,
            Cell::Prose(_) => &[],
        }
    }
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

    /// What "Try it" asks to change, each with the place of its cell among all cells.
    pub fn changes(&self) -> impl Iterator<Item = (usize, &Change)> {
        self.cells.iter().enumerate().flat_map(|(i, cell)| cell.changes().iter().map(move |change| (i, change)))
    }

    /// The places of the next `count` code cells behind the cell at `place`, or of as many as there are.
    pub fn code_after(&self, place: usize, count: usize) -> Vec<usize> {
        let code = (place + 1..self.cells.len()).filter(|&i| matches!(self.cells[i], Cell::Code { .. }));
        code.take(count).collect()
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
            cells.push(Cell::Code { line: number, code, tags, changes: Vec::new() });
        } else if let Some(comment) = line.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            match comment.trim() {
                "es" => blocks.push(Block::new(Speaker::One(Language::Es), number)),
                "en" => blocks.push(Block::new(Speaker::One(Language::En), number)),
                "both" => blocks.push(Block::new(Speaker::Both, number)),
                other => match other.split_once(':') {
                    Some(("cell", text)) => tags = Some((number, Tags::parse(text, number)?)),
                    Some(("try", text)) => add_change(&mut cells, Change::parse(text, number)?)?,
                    _ => {
                        let known = "es, en, both, cell: ... or try: ...";
                        return fault(number, format!("expected the comment {known}, found {other}"));
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
    let chapter = Chapter { cells };
    for (i, change) in chapter.changes() {
        if chapter.code_after(i, change.cells).len() < change.cells {
            return fault(change.line, format!("fewer than cells={} code cells follow", change.cells));
        }
    }
    Ok(chapter)
}

/// Adds a change to the code cell that it stands below, if there is one and it has what is to be changed.
fn add_change(cells: &mut [Cell], change: Change) -> Result<(), Fault> {
    let code_cell = cells.iter_mut().rev().find_map(|cell| match cell {
        Cell::Code { code, changes, .. } => Some((code, changes)),
        Cell::Prose(_) => None,
    });
    let Some((code, changes)) = code_cell else {
        return fault(change.line, "this change stands below no code cell");
    };
    for language in Language::ALL {
        change.applied(code, language).or_else(|what| fault(change.line, what))?;
    }
    changes.push(change);
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "<!-- es -->\n# Uno\n<!-- en -->\n# One\n\n<!-- cell: varies -->\n```rust\nprintln!(\"⟦hola|hello⟧\");\n```\n\nboth\n";

    #[test]
    fn a_small_source_becomes_three_cells() {
        let chapter = parse(SMALL).unwrap();
        assert_eq!(chapter.title(Language::Es), "Uno");
        assert_eq!(chapter.title(Language::En), "One");
        let [Cell::Prose(first), Cell::Code { line: 7, code, tags, .. }, Cell::Prose(last)] = &chapter.cells[..] else {
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
    fn a_change_belongs_to_the_code_cell_above_it() {
        let text = "# T\n\n```rust\nlet x = 1;\n```\nTry it.\n<!-- try: from=`1` to=`2` cells=1 -->\n<!-- try: from=`x` to=`y` -->\nmore\n\n```rust\nx\n```\n";
        let chapter = parse(text).unwrap();
        let changes: Vec<(usize, usize)> = chapter.changes().map(|(i, change)| (i, change.line)).collect();
        assert_eq!(changes, [(1, 7), (1, 8)]);
        assert_eq!(chapter.code_after(1, 5), [3]);
        let Cell::Prose(prose) = &chapter.cells[2] else { panic!("{chapter:?}") };
        assert_eq!(prose.text(Language::En), "Try it.\nmore");

        let told = |text: &str, line: usize, words: &str| {
            let fault = parse(text).map(|_| ()).unwrap_err();
            assert!(fault.line == line && fault.what.contains(words), "{fault:?}");
        };
        told("# T\n\n<!-- try: from=`1` to=`2` -->\n", 3, "below no code cell");
        told(
            "# T\n\n```rust\nlet x = 1;\n```\n<!-- try: from=`3` to=`2` -->\n",
            6,
            "`3` is not in the code cell above",
        );
        told("# T\n\n```rust\nlet ⟦x|y⟧ = 1;\n```\n<!-- try: from=`x` to=`z` -->\n", 6, "(en)");
        told("# T\n\n```rust\nlet x = 1;\n```\n<!-- try: from=`1` to=`2` cells=1 -->\n", 6, "fewer than cells=1");
    }

    #[test]
    fn a_fence_of_another_kind_belongs_to_the_prose() {
        let chapter = parse("# T\n\n```text\n<!-- es -->\n⟦\n```\n").unwrap();
        assert_eq!(chapter.cells.len(), 1);
    }
}
