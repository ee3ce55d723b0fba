//! What a comment line says of the code cell below it: `<!-- cell: expect="mismatched types" limit=30 varies -->`.

use serde_json::{Map, Value, json};

use super::{
    choice::choose,
    exercise::Edition,
    fault::{Fault, fault},
};
use crate::Language;

/// How a code cell is run and judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tags {
    /// The cell must fail, with these words; `⟦es|en⟧` where the languages differ.
    pub expect: Option<String>,
    /// Its time limit in seconds.
    pub limit: Option<u32>,
    /// Its outputs differ from run to run (it measures time, say), and are not compared.
    pub varies: bool,
    /// It holds a stub and a solution, between the marks of `exercise.rs`, and ends with the feedback.
    pub exercise: bool,
    /// Solutions need it: it stands in their notebook as well.
    pub shared: bool,
    /// Its figure stands in the README.
    pub readme: bool,
}

impl Tags {
    pub(super) fn parse(mut text: &str, line: usize) -> Result<Self, Fault> {
        let mut tags = Self::default();
        while !text.trim().is_empty() {
            let (tag, rest) = first(text.trim_start(), line)?;
            match tag.split_once('=') {
                Some(("expect", words)) if !words.is_empty() => {
                    choose(words, Language::Es).or_else(|what| fault(line, what))?;
                    tags.expect = Some(words.to_owned());
                }
                Some(("limit", seconds)) => match seconds.parse() {
                    Ok(seconds) if seconds > 0 => tags.limit = Some(seconds),
                    _ => {
                        return fault(line, format!("expected limit=SECONDS, a whole number above 0, found {seconds}"));
                    }
                },
                None if tag == "varies" => tags.varies = true,
                None if tag == "exercise" => tags.exercise = true,
                None if tag == "shared" => tags.shared = true,
                None if tag == "readme" => tags.readme = true,
                _ => {
                    let known = "expect=\"words\", limit=SECONDS, varies, exercise, shared or readme";
                    return fault(line, format!("expected {known}, found {tag}"));
                }
            }
            text = rest;
        }
        Ok(tags)
    }

    /// The cell's metadata in the notebook. Jupyter itself knows `raises-exception`: Run All goes on behind such a cell.
    pub(super) fn metadata(&self, language: Language, edition: Edition) -> Value {
        let mut course = Map::new();
        if let Some(words) = &self.expect {
            // Choices were checked as the tag was read.
            course.insert("expect".into(), json!(choose(words, language).unwrap_or_else(|_| words.clone())));
        }
        if let Some(seconds) = self.limit {
            course.insert("limit".into(), json!(seconds));
        }
        if self.varies {
            course.insert("varies".into(), json!(true));
        }
        if self.readme {
            course.insert("readme".into(), json!(true));
        }
        if self.exercise {
            course.insert("exercise".into(), json!(edition.version()));
        }
        let mut metadata = Map::new();
        if !course.is_empty() {
            metadata.insert("course".into(), Value::Object(course));
        }
        if self.expect.is_some() {
            metadata.insert("tags".into(), json!(["raises-exception", "expected-error"]));
        }
        Value::Object(metadata)
    }
}

/// The first tag, without its quotes, and what follows it.
fn first(text: &str, line: usize) -> Result<(String, &str), Fault> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    match text.find('"').filter(|&quote| quote < end) {
        None => Ok((text[..end].to_owned(), &text[end..])),
        Some(quote) => match text[quote + 1..].split_once('"') {
            Some((words, rest)) => Ok((format!("{}{words}", &text[..quote]), rest)),
            None => fault(line, "expected a closing quote in the cell's tags"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_order() {
        let tags = Tags::parse(" limit=30 expect=\"mismatched types\" varies ", 1).unwrap();
        assert_eq!(
            tags,
            Tags { expect: Some("mismatched types".into()), limit: Some(30), varies: true, ..Tags::default() }
        );
        assert_eq!(
            tags.metadata(Language::En, Edition::Chapter)["tags"],
            json!(["raises-exception", "expected-error"])
        );
        assert_eq!(Tags::parse("", 1).unwrap().metadata(Language::En, Edition::Chapter), json!({}));
    }

    #[test]
    fn the_words_of_an_error_may_differ_by_language() {
        let tags = Tags::parse("expect=\"⟦llegó|found⟧ (2, 3)\"", 1).unwrap();
        let words = |language| tags.metadata(language, Edition::Chapter)["course"]["expect"].clone();
        assert_eq!((words(Language::Es), words(Language::En)), (json!("llegó (2, 3)"), json!("found (2, 3)")));
    }

    #[test]
    fn a_tag_that_nobody_knows_is_refused_with_its_line() {
        for text in ["limt=3", "limit=soon", "limit=0", "expect=\"open", "expect=", "expect=\"⟦a\""] {
            assert_eq!(Tags::parse(text, 7).unwrap_err().line, 7, "{text}");
        }
    }
}
