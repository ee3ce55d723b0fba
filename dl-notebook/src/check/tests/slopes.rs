//! Table of answers.
