//! The course tool: sets up what a learner needs, builds the notebooks from their sources, and proves that they hold.
//!
//! | room | what it does |
//! |---|---|
//! | [`setup`] | everything that a notebook needs, made where it is missing |
//! | [`environment`] | the Rust kernel, JupyterLab, and where they live |
//! | [`chapter`] | a chapter's source, read, checked and turned into a notebook a language |
//! | [`diagrams`] | the same for diagrams |
//! | [`run`] | notebooks run headless through the real kernel, judged, and compared with what is committed |
//! | [`tried`] | what "Try it" asks for, made and run as learners do |
//! | [`course`] | the chapters there are, and the paths of everything |
//! | [`lab`] | JupyterLab, opened on the course |
//! | [`marks`] | the exercises of collected notebooks, as a table |

pub mod build;
pub mod chapter;
pub mod course;
pub mod diagrams;
pub mod environment;
pub mod lab;
pub mod language;
pub mod marks;
pub mod problem;
pub mod run;
pub mod setup;
pub mod tried;

pub use course::Course;
pub use language::Language;
pub use problem::{Problem, Result};
