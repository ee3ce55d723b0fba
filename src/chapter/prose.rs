//! Prose between two code cells, in both languages.

use super::{
    choice::choose,
    fault::{Fault, fault},
};
use crate::Language;

/// Who a passage speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    Both,
    One(Language),
}

/// A passage, its lines with their numbers in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    speaker: Speaker,
    line: usize,
    pub(super) lines: Vec<(usize, String)>,
}

impl Block {
    pub(super) fn new(speaker: Speaker, line: usize) -> Self {
        Self { speaker, line, lines: Vec::new() }
    }

    /// The passage that is open, which speaks to both where none is.
    pub(super) fn current(blocks: &mut Vec<Block>, line: usize) -> &mut Block {
        if blocks.is_empty() {
            blocks.push(Block::new(Speaker::Both, line));
        }
        let last = blocks.len() - 1;
        &mut blocks[last]
    }

    /// Without empty lines at either end.
    fn trim(&mut self) {
        let empty = |line: Option<&(usize, String)>| line.is_some_and(|(_, text)| text.trim().is_empty());
        while empty(self.lines.last()) {
            self.lines.pop();
        }
        let leading = self.lines.iter().take_while(|line| empty(Some(line))).count();
        self.lines.drain(..leading);
    }
}

/// A prose cell: its passages, each Spanish one followed by its English one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
}

impl Prose {
    /// The passages gathered so far as a cell; None where there is nothing to say.
    pub(super) fn finish(blocks: &mut Vec<Block>) -> Result<Option<Self>, Fault> {
        let mut blocks = std::mem::take(blocks);
        blocks.iter_mut().for_each(Block::trim);
        let mut open: Option<&Block> = None;
        for block in &blocks {
            let Speaker::One(language) = block.speaker else { continue };
            if block.lines.is_empty() {
                return fault(block.line, format!("the passage after <!-- {} --> is empty", language.code()));
            }
            match (open.take(), language) {
                (None, Language::Es) => open = Some(block),
                (Some(_), Language::En) => {}
                (None, Language::En) => return fault(block.line, "this English passage has no Spanish one before it"),
                (Some(first), Language::Es) => {
                    return fault(first.line, "this Spanish passage has no English one after it");
                }
            }
        }
        if let Some(block) = open {
            return fault(block.line, "this Spanish passage has no English one after it");
        }
        blocks.retain(|block| !block.lines.is_empty());
        Ok((!blocks.is_empty()).then_some(Self { blocks }))
    }

    /// The line of the source where it begins.
    pub fn line(&self) -> usize {
        self.blocks.first().and_then(|block| block.lines.first()).map_or(1, |(number, _)| *number)
    }

    /// Its lines in a language, each with its number in the source; 0 for the empty lines between passages.
    pub fn lines(&self, language: Language) -> Vec<(usize, String)> {
        let mut lines = Vec::new();
        for block in &self.blocks {
            if block.speaker == Speaker::Both || block.speaker == Speaker::One(language) {
                if !lines.is_empty() {
                    lines.push((0, String::new()));
                }
                // Choices were checked as the lines were read.
                lines.extend(
                    block
                        .lines
                        .iter()
                        .map(|(number, line)| (*number, choose(line, language).unwrap_or_else(|_| line.clone()))),
                );
            }
        }
        lines
    }

    /// Its text in a language.
    pub fn text(&self, language: Language) -> String {
        self.lines(language).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
    }
}
