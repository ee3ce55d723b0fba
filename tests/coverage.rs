//! The table of what the webinar taught, held to the headings that there are.

mod support;

use std::{collections::BTreeSet, fs};

use course::{Language, chapter};
use support::course;

/// The rows of notebooks/source/COVERAGE.md: slides, topic, chapter, heading.
fn rows() -> Vec<[String; 4]> {
    let text = fs::read_to_string(course().root().join("notebooks/source/COVERAGE.md")).unwrap();
    let cells = |line: &str| {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.try_into().unwrap_or_else(|_| panic!("expected four columns: {line}"))
    };
    text.lines().filter(|line| line.starts_with("| S")).map(cells).collect()
}

#[test]
fn each_topic_has_its_heading() {
    let course = course();
    for [slides, topic, name, heading] in rows() {
        let chapter = chapter::read(&course.source(&name)).unwrap_or_else(|problem| panic!("{problem}"));
        let headings = chapter.headings(Language::En);
        assert!(headings.contains(&heading), "{slides} ({topic}): {name} has no heading \"{heading}\": {headings:#?}");
    }
}

#[test]
fn each_slide_is_covered() {
    let number = |slide: &str| slide.trim_start_matches('S').parse::<usize>().unwrap();
    let covered: BTreeSet<usize> = rows()
        .iter()
        .flat_map(|[slides, ..]| {
            let (from, to) = slides.split_once('-').unwrap_or((slides, slides));
            number(from)..=number(to)
        })
        .collect();
    // Before slide 9 the speaker introduces himself, and the last one says thank you.
    assert_eq!(covered, (9..=46).collect());
}
