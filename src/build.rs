//! Building notebooks from their sources, and testing that the committed ones hold.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::{
    Course, Language, Problem, Result,
    chapter::{self, Edition},
    environment::Environment,
    run::{self, Ended, Execution},
    tried,
};

/// One notebook of the course.
#[derive(Debug, Clone, Copy)]
pub struct Which<'a> {
    /// Its chapter, such as `04-cats`.
    pub chapter: &'a str,
    /// Its language.
    pub language: Language,
    /// The lesson or its solutions.
    pub edition: Edition,
}

/// A notebook, made and run.
#[derive(Debug, Clone)]
pub struct Built {
    /// Its chapter.
    pub chapter: String,
    /// Its language.
    pub language: Language,
    /// The lesson or its solutions.
    pub edition: Edition,
    /// The file as Jupyter would save it.
    pub text: String,
    /// How its run went.
    pub execution: Execution,
}

impl Built {
    /// One line of figures: size, times.
    pub fn figures(&self) -> String {
        let mut seconds: Vec<f64> = self.execution.cells.iter().map(|cell| cell.seconds).collect();
        let (first, all) = (seconds.first().copied().unwrap_or_default(), seconds.iter().sum::<f64>());
        seconds.sort_by(f64::total_cmp);
        let median = seconds.get(seconds.len() / 2).copied().unwrap_or_default();
        let solutions = if self.edition == Edition::Solutions { ", solutions" } else { "" };
        format!(
            "{} ({}{solutions}): {} kB, {} code cells; kernel start {:.1} s, first cell {first:.1} s, median cell {median:.2} s, all cells {all:.0} s",
            self.chapter,
            self.language.code(),
            self.text.len() / 1000,
            seconds.len(),
            self.execution.start_seconds,
        )
    }
}

/// Makes a chapter's notebook in one language and runs it; a problem where a cell fails.
pub fn make(course: &Course, environment: &Environment, which: Which) -> Result<Built> {
    made(course, environment, which, false).map(|(built, _)| built)
}

/// Makes a chapter's notebook and runs it, with what "Try it" asks for where wanted; what is wrong with that is told apart.
fn made(course: &Course, environment: &Environment, which: Which, with_changes: bool) -> Result<(Built, Vec<String>)> {
    let Which { chapter: name, language, edition } = which;
    let chapter = chapter::read(&course.source(name))?;
    let notebook = chapter::notebook(&chapter, name, language, edition);
    let folder = course.folder_of(language, edition);
    fs::create_dir_all(&folder).map_err(|e| Problem::file(&folder, &e))?;
    let with_changes = with_changes && edition == Edition::Chapter;
    let variations = if with_changes { tried::variations(&chapter, language) } else { Vec::new() };
    let execution = run::execute_with(environment, &notebook, &variations, &folder, &mut |_| ())?;
    let problems = tried::problems(&course.source(name), &chapter, language, &notebook, &execution);
    let title = format!("{name} ({}, {})", language.code(), edition.version());
    let failures = run::judge(&notebook, &execution);
    if !failures.is_empty() {
        let told = failures.iter().map(|failure| format!("{title}, {failure}"));
        let told: Vec<String> = told.chain(problems).collect();
        return Err(Problem::new(told.join("\n")));
    }
    let Ended::Complete(text) = &execution.ended else {
        return Err(Problem::new(format!("{title} did not complete")));
    };
    let text = format!("{}\n", text.trim_end());
    Ok((Built { chapter: name.into(), language, edition, text, execution }, problems))
}

/// Builds a chapter's notebook and writes it where it differs.
pub fn build(course: &Course, environment: &Environment, which: Which) -> Result<Built> {
    let built = make(course, environment, which)?;
    if let Some((path, bytes)) = readme_figure(course, which.chapter, which.language, &built.text) {
        fs::write(&path, bytes).map_err(|e| Problem::file(&path, &e))?;
    }
    let path = course.notebook(which.chapter, which.language, which.edition);
    if fs::read_to_string(&path).is_ok_and(|old| old == built.text) {
        return Ok(built);
    }
    let part = PathBuf::from(format!("{}.part", path.display()));
    fs::write(&part, &built.text).and_then(|()| fs::rename(&part, &path)).map_err(|e| Problem::file(&path, &e))?;
    Ok(built)
}

/// The figure of a notebook that stands in the README, and its file there; None where no cell is tagged for it.
pub fn readme_figure(course: &Course, name: &str, language: Language, notebook: &str) -> Option<(PathBuf, Vec<u8>)> {
    let notebook: Value = serde_json::from_str(notebook).ok()?;
    let cell = notebook["cells"].as_array()?.iter().find(|cell| cell["metadata"]["course"]["readme"] == true)?;
    let data = cell["outputs"].as_array()?.iter().find_map(|output| output["data"].as_object())?;
    // An animation is in the HTML alone; beside it stands its first frame.
    let moving = data
        .get("text/html")
        .and_then(|html| run::pictures_in(&run::text(html)).into_iter().find(|(form, _)| form == "gif"));
    let (form, bytes) = match moving {
        Some(animation) => animation,
        None => data
            .iter()
            .find_map(|(form, text)| Some((form.strip_prefix("image/")?.to_owned(), run::decoded(text.as_str()?)?)))?,
    };
    Some((course.root().join(format!("assets/readme/{name}.{}.{form}", language.code())), bytes))
}

/// Runs a chapter's notebook afresh, with what "Try it" asks for, and compares it with the committed one; a problem that names the
/// cells where they differ, and the changes that do not do what the source says.
pub fn test(course: &Course, environment: &Environment, which: Which) -> Result<Built> {
    let (built, mut problems) = made(course, environment, which, true)?;
    let path = course.notebook(which.chapter, which.language, which.edition);
    let stale =
        |what: &str| Problem::new(format!("{} is not up to date, run `cargo run -- build`: {what}", path.display()));
    let parse = |text: &str| serde_json::from_str::<Value>(text).map_err(|e| e.to_string());
    let committed = fs::read_to_string(&path).map_err(|e| e.to_string()).and_then(|text| parse(&text));
    let differences = committed.and_then(|committed| Ok(run::compare(&committed, &parse(&built.text)?)));
    match differences {
        Ok(differences) if differences.is_empty() => {}
        Ok(differences) => problems.insert(0, stale(&differences.join("; ")).to_string()),
        Err(why) => problems.insert(0, stale(&why).to_string()),
    }
    if problems.is_empty() { Ok(built) } else { Err(Problem::new(problems.join("\n"))) }
}

/// What is done with each notebook: [`build()`] or [`test()`].
pub type Work = fn(&Course, &Environment, Which) -> Result<Built>;

/// Does `work` for the notebooks of these chapters in one language, one after the other, and prints a line of figures for each;
/// the problems are told at the end.
pub fn each(
    course: &Course,
    environment: &Environment,
    chapters: &[String],
    language: Language,
    work: Work,
) -> Result<()> {
    let mut problems = Vec::new();
    for name in chapters {
        let editions = match chapter::read(&course.source(name)) {
            Ok(chapter) => chapter.editions(),
            Err(problem) => {
                problems.push(problem.to_string());
                continue;
            }
        };
        for &edition in editions {
            match work(course, environment, Which { chapter: name, language, edition }) {
                Ok(built) => println!("{}", built.figures()),
                Err(problem) => problems.push(problem.to_string()),
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Problem::new(problems.join("\n\n"))) }
}
