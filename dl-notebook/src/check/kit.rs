//! What a chapter's checks are made of: `use super::kit::*;`.

pub(super) use super::{
    attempt::{attempt, attempt_each, attempt_ok},
    bug::bug,
    by_hand::{by_hand, product_by_hand},
    choice::{Letter, choice, letter},
    compare::{on_inputs, same},
    feedback::{Feedback, Outcome, Trouble, not_yet, of, wrong},
    name::name,
    number::{Number, number, prediction},
    numbers::{agree, all_agree, close, code, dot, first_off, flat, shape, short},
    slips::{Answer, Hinted, Hints, Slip, answer, general, list, named, row, slip, table},
};
pub(super) use dl_core::language::say;
pub(super) use ndarray::{Array2, Axis, array};

/// Short, for the signatures of learners' functions.
pub(super) type Matrix = Array2<f64>;
