//! What the tables of answers say of each: right, not yet, or wrong with these words.

use super::{Feedback, Verdict};

/// Right.
#[track_caller]
pub(super) fn right(feedback: &Feedback) {
    assert_eq!(feedback.verdict(), Verdict::Right, "{}", feedback.text());
    in_order(feedback);
}

/// Not yet.
#[track_caller]
pub(super) fn open(feedback: &Feedback) {
    assert_eq!(feedback.verdict(), Verdict::NotYet, "{}", feedback.text());
    in_order(feedback);
}

/// Wrong, with these words: in Spanish or in English, whichever the crate speaks.
#[track_caller]
pub(super) fn told(feedback: &Feedback, spanish: &str, english: &str) {
    assert_eq!(feedback.verdict(), Verdict::Wrong, "{}", feedback.text());
    let part = if cfg!(feature = "spanish") { spanish } else { english };
    assert!(feedback.text().contains(part), "expected \"{part}\" in: {}", feedback.text());
    in_order(feedback);
}

/// What holds of all feedback: one language, whole sentences, a hint where it is wrong.
#[track_caller]
fn in_order(feedback: &Feedback) {
    let text = feedback.text();
    if std::env::var_os("SHOW_FEEDBACK").is_some() {
        eprintln!("{text}\n");
    }
    let (english, spanish) = ([" the ", " and ", " of ", " is ", " It's "], [" el ", " de ", " que ", " es ", " la "]);
    let others = if cfg!(feature = "spanish") { english } else { spanish };
    // What stands between backticks is Rust's.
    let ours: String = text.split('`').step_by(2).collect();
    assert!(!others.iter().any(|word| ours.contains(word)), "in the other language: {text}");
    assert!(text.ends_with(['.', '!', '?', ')']), "no whole sentence: {text}");
}
