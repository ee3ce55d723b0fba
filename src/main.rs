//! `cargo run`: sets up what is missing and opens JupyterLab on the course.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use course::{
    Course, Language, Problem, Result, build, diagrams,
    environment::{Environment, Progress},
    lab, marks, setup,
};

/// Deep learning from scratch, in Rust: sets up what is missing, then opens JupyterLab on the course.
///
/// Everything is kept in your cache folder and in .course/ here; nothing else of yours is touched.
#[derive(Parser)]
#[command(name = "cargo run --", bin_name = "cargo run --", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The language of the notebooks, unless it is your locale's
    #[arg(long, global = true)]
    lang: Option<Language>,
    #[command(flatten)]
    lab: LabArguments,
}

#[derive(clap::Args)]
struct LabArguments {
    /// Do not open a browser; the address is printed in any case
    #[arg(long)]
    no_browser: bool,
    /// The port of JupyterLab
    #[arg(long)]
    port: Option<u16>,
}

#[derive(Subcommand)]
enum Command {
    /// Open JupyterLab on the course, as without any command
    Lab(LabArguments),
    /// Only set up what is missing: Rust kernel, JupyterLab, build cache
    Setup,
    /// Make the notebooks from their sources, run them and write them, outputs included
    Build {
        /// A chapter's number or name; all without it
        chapter: Option<String>,
    },
    /// Run the notebooks afresh, and compare them with those in notebooks/
    Test {
        /// A chapter's number or name; all without it
        chapter: Option<String>,
    },
    /// For teachers: how the exercises of collected notebooks stand, as CSV; reads what they saved and runs nothing
    Marks {
        /// The folder that holds them, in folders of its own or not
        folder: PathBuf,
    },
    /// Print the variables that make any Jupyter use this course's kernel, for a shell to read
    Env,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.lang.unwrap_or_else(Language::of_locale);
    match run(arguments, language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{}", problem.words(language));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments, language: Language) -> Result<()> {
    let course = Course::here()?;
    let set_up = || setup::set_up(&course, &Progress::new(language));
    match arguments.command {
        Some(Command::Marks { folder }) => {
            print!("{}", marks::table(&folder, language)?);
            Ok(())
        }
        None => open(&course, &set_up()?, language, &arguments.lab),
        Some(Command::Lab(lab)) => open(&course, &set_up()?, language, &lab),
        Some(Command::Setup) => {
            set_up()?;
            println!(
                "{}",
                language.pick(
                    "Todo está listo: `cargo run` abre el curso.",
                    "All is set up: `cargo run` opens the course."
                )
            );
            Ok(())
        }
        Some(Command::Build { chapter }) => {
            diagrams::write(&course)?;
            each(&course, &set_up()?, chapter.as_deref(), build::build)
        }
        Some(Command::Test { chapter }) => each(&course, &set_up()?, chapter.as_deref(), build::test),
        Some(Command::Env) => {
            let environment = set_up()?;
            for (name, value) in &environment.variables {
                println!("export {name}='{}'", value.replace('\'', "'\\''"));
            }
            if let Some(programs) = environment.python.parent() {
                println!("export PATH='{}':\"$PATH\"", programs.display().to_string().replace('\'', "'\\''"));
            }
            Ok(())
        }
    }
}

fn open(course: &Course, environment: &Environment, language: Language, arguments: &LabArguments) -> Result<()> {
    let options = lab::Options { no_browser: arguments.no_browser, port: arguments.port };
    lab::open(course, environment, language, &options)
}

/// Does `work` for each notebook of the chosen chapters, both languages side by side; all are done before the problems are told.
fn each(course: &Course, environment: &Environment, chapter: Option<&str>, work: build::Work) -> Result<()> {
    let chapters = course.chosen(chapter)?;
    let results = std::thread::scope(|scope| {
        Language::ALL
            .map(|language| {
                let chapters = &chapters;
                scope.spawn(move || build::each(course, environment, chapters, language, work))
            })
            .map(|thread| thread.join().unwrap_or_else(|_| Err(Problem::new("the course tool stopped unexpectedly"))))
    });
    let problems: Vec<String> =
        results.into_iter().filter_map(Result::err).map(|problem| problem.to_string()).collect();
    if problems.is_empty() { Ok(()) } else { Err(Problem::new(problems.join("\n\n"))) }
}
