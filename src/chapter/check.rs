//! What both languages must share: headings, formulas, links and pictures; and what each must have: pictures with words, links that
//! lead somewhere.

use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    fault::{Fault, fault},
    source::{Cell, Chapter},
};
use crate::Language;

/// What a prose cell holds besides words, each with its line.
#[derive(Debug, Default)]
struct Parts {
    headings: Vec<(usize, String)>,
    formulas: Vec<(usize, String)>,
    links: Vec<(usize, String)>,
    pictures: Vec<(usize, String)>,
    /// Pictures without words.
    mute: Option<usize>,
}

/// Checks a chapter whose English notebook lies in `folder`.
pub(super) fn check(chapter: &Chapter, folder: &Path) -> Result<(), Fault> {
    for cell in &chapter.cells {
        let Cell::Prose(prose) = cell else { continue };
        let [es, en] = Language::ALL.map(|language| parts(&prose.lines(language)));
        for parts in [&es, &en] {
            if let Some(line) = parts.mute {
                return fault(line, "this picture has no words for who cannot see it: ![what it shows](...)");
            }
            for (line, target) in parts.links.iter().chain(&parts.pictures) {
                expect_target(folder, *line, target)?;
            }
        }
        same("headings", &es.headings, &en.headings, prose.line())?;
        same("formulas", &es.formulas, &en.formulas, prose.line())?;
        same("links", &shared(&es.links), &shared(&en.links), prose.line())?;
        same("pictures", &shared(&es.pictures), &shared(&en.pictures), prose.line())?;
    }
    Ok(())
}

fn parts(lines: &[(usize, String)]) -> Parts {
    let text = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
    let line_of = |offset: usize| lines.get(text[..offset].matches('\n').count()).map_or(1, |(number, _)| *number);
    let mut parts = Parts::default();
    let mut words: Option<(usize, bool)> = None;
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_MATH | Options::ENABLE_TABLES).into_offset_iter() {
        let line = line_of(range.start);
        match event {
            Event::Start(Tag::Heading { level, .. }) => parts.headings.push((line, level.to_string())),
            Event::InlineMath(formula) | Event::DisplayMath(formula) => {
                parts.formulas.push((line, without_words(&formula)))
            }
            Event::Start(Tag::Link { dest_url, .. }) => parts.links.push((line, dest_url.to_string())),
            Event::Start(Tag::Image { dest_url, .. }) => {
                parts.pictures.push((line, dest_url.to_string()));
                words = Some((line, false));
            }
            Event::Text(said) if !said.trim().is_empty() => words = words.map(|(line, _)| (line, true)),
            Event::End(TagEnd::Image) => {
                if let Some((line, false)) = words.take() {
                    parts.mute.get_or_insert(line);
                }
            }
            _ => {}
        }
    }
    parts
}

/// A formula without what it says in words, which each language says in its own, and without spaces.
fn without_words(formula: &str) -> String {
    let mut rest = formula;
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once("\\text{") {
        plain.push_str(before);
        rest = after.split_once('}').map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain.split_whitespace().collect()
}

/// Fails where a link or picture leads nowhere in the checkout.
fn expect_target(folder: &Path, line: usize, target: &str) -> Result<(), Fault> {
    if target.starts_with("https://") || target.starts_with('#') {
        return Ok(());
    }
    if target.contains("://") {
        return fault(line, format!("expected a link within the course or with https, found {target}"));
    }
    let path = target.split('#').next().unwrap_or_default();
    if folder.join(path).exists() || is_notebook(folder, path) {
        return Ok(());
    }
    fault(line, format!("this link leads nowhere: {target}, seen from notebooks/en"))
}

/// A notebook that is there as soon as it is built: its source exists.
fn is_notebook(folder: &Path, path: &str) -> bool {
    let name = path.strip_prefix("solutions/").unwrap_or(path).strip_suffix(".ipynb");
    name.is_some_and(|name| folder.join("../source").join(format!("{name}.md")).exists())
}

/// Links that both languages must have: within the course, whichever the language's folder.
fn shared(links: &[(usize, String)]) -> Vec<(usize, String)> {
    let local = |target: &String| !target.starts_with("https://") && !target.starts_with('#');
    let alike = |target: &String| match local(target) {
        true => target.replace("/es/", "/en/").replace(".es.svg", ".en.svg"),
        false => "elsewhere".into(),
    };
    links.iter().map(|(line, target)| (*line, alike(target))).collect()
}

fn same(what: &str, es: &[(usize, String)], en: &[(usize, String)], line: usize) -> Result<(), Fault> {
    for i in 0..es.len().max(en.len()) {
        let (es, en) = (es.get(i), en.get(i));
        if es.map(|(_, part)| part) != en.map(|(_, part)| part) {
            let line = en.or(es).map_or(line, |(line, _)| *line);
            let name = |part: Option<&(usize, String)>| part.map_or("none".into(), |(_, part)| format!("`{part}`"));
            return fault(
                line,
                format!("the two languages differ in their {what}: {} in Spanish, {} in English", name(es), name(en)),
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::source, *};

    fn fault_of(text: &str) -> Option<Fault> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("notebooks/en");
        check(&source::parse(&format!("# T\n\n{text}")).unwrap(), &folder).err()
    }

    #[test]
    fn what_both_share_passes() {
        assert_eq!(
            fault_of(
                "<!-- es -->\n## A\n$w \\text{ y } b$ [x](https://es.example.org)\n<!-- en -->\n## B\n$w \\text{ and } b$ [x](https://en.example.org)\n"
            ),
            None
        );
        assert_eq!(fault_of("[code](../../dl-core/src/loss.rs)"), None);
    }

    #[test]
    fn what_differs_is_told_with_its_line() {
        let told = |text: &str, line: usize, words: &str| {
            let fault = fault_of(text).unwrap();
            assert!(fault.line == line && fault.what.contains(words), "{fault:?}");
        };
        told("<!-- es -->\n## A\n<!-- en -->\n### B\n", 6, "headings");
        told("<!-- es -->\n$a$\n<!-- en -->\n$b$\n", 6, "formulas");
        told("<!-- es -->\n$$a$$ y $b$\n<!-- en -->\n$$a$$\n", 4, "formulas");
        told("<!-- es -->\n[a](https://a.org)\n<!-- en -->\nnone\n", 4, "links");
        told("![](../../README.md)", 3, "no words");
        told("one\n\n[a](nowhere.md)", 5, "leads nowhere");
        told("[a](http://a.org)", 3, "with https");
    }
}
