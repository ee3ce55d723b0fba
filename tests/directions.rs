//! Which module stands on which: no two stand on each other, `exact` knows no model, and nothing points back from dl-core.

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use support::course;

/// The modules of a crate, each by its path such as `run::judge` (the crate itself is empty), with its code.
fn modules(package: &str) -> BTreeMap<String, String> {
    let root = course().root().join(package).join("src");
    let mut found = BTreeMap::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 5, "{package}: {found:?}");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("main.rs") {
            let inside = path.strip_prefix(root).unwrap().with_extension("");
            let name = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("::");
            let name = name.trim_end_matches("mod").trim_end_matches("::").to_owned();
            found.insert(if name == "lib" { String::new() } else { name }, code(&fs::read_to_string(&path).unwrap()));
        }
    }
}

/// A file's code without comments, tests, and what stands in a `prelude`, which is there for notebooks alone.
fn code(text: &str) -> String {
    let mut kept = String::new();
    let mut skipping: Option<&str> = None;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let test = line.trim() == "#[cfg(test)]" && lines.peek().is_some_and(|next| next.trim().ends_with('{'));
        if skipping.is_none() && (test || line.starts_with("pub mod prelude {")) {
            skipping = Some(&line[..line.len() - line.trim_start().len()]);
        } else if let Some(indent) = skipping {
            skipping = (line != format!("{indent}}}")).then_some(indent);
        } else if !line.trim_start().starts_with("//") {
            kept += line.split(" // ").next().unwrap_or_default();
            kept.push('\n');
        }
    }
    kept
}

/// The paths that begin with one of these words in a text, groups in braces taken apart.
fn paths(text: &str, begin: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(begin) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        if !before.is_alphanumeric() && before != '_' && before != ':' {
            expand(begin.trim_end_matches("::"), &text[at + begin.len()..], &mut found);
        }
    }
    found
}

/// Adds the paths of what stands behind `prefix::`; returns how many bytes that was.
fn expand(prefix: &str, text: &str, found: &mut Vec<String>) -> usize {
    let skipped = text.len() - text.trim_start().len();
    let rest = &text[skipped..];
    let Some(inside) = rest.strip_prefix('{') else {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let path = format!("{prefix}::{}", &rest[..end]);
        return skipped
            + end
            + match rest[end..].strip_prefix("::") {
                Some(behind) => 2 + expand(&path, behind, found),
                None => {
                    found.push(path);
                    0
                }
            };
    };
    let mut at = 0;
    while !inside[at..].trim_start().starts_with('}') {
        at += expand(prefix, &inside[at..], found);
        // `as name`, and the comma.
        at += inside[at..].find([',', '}']).unwrap_or(inside.len() - at);
        at += usize::from(inside[at..].starts_with(','));
    }
    skipped + 1 + at + inside[at..].find('}').unwrap_or_default() + 1
}

/// What each module stands on: the modules that it names, and those whose items it names through somebody's `pub use`.
fn stands_on(modules: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let edges = |(name, code): (&String, &String)| {
        let named = named(modules, name, &passed_on(code).0);
        let on = named.into_iter().map(|path| owner(modules, &path)).filter(|on| on != name).collect();
        (name.clone(), on)
    };
    modules.iter().map(edges).collect()
}

/// A module's code without what it passes on by `pub use`, and the paths of that.
fn passed_on(code: &str) -> (String, Vec<String>) {
    let (mut own, mut passed) = (String::new(), Vec::new());
    let mut rest = code;
    let begins = |text: &str| {
        let marks = ["pub use ", "pub(crate) use ", "pub(super) use "];
        marks.iter().filter_map(|mark| Some((text.find(mark)?, mark.len()))).min()
    };
    while let Some((at, mark)) = begins(rest) {
        own += &rest[..at];
        let (statement, behind) = rest[at + mark..].split_once(';').unwrap_or_default();
        expand("", statement, &mut passed);
        rest = behind;
    }
    let bare = |path: String| path.trim_start_matches("::").trim_start_matches("self::").to_owned();
    (own + rest, passed.into_iter().map(bare).collect())
}

/// The paths, from the crate on, that a module's code names: by `crate`, `super`, `self`, or a child's name.
fn named(modules: &BTreeMap<String, String>, module: &str, code: &str) -> Vec<String> {
    let inside = |parent: &str, path: &str| match (parent, path) {
        ("", path) => path.to_owned(),
        (parent, "") => parent.to_owned(),
        (parent, path) => format!("{parent}::{path}"),
    };
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut all: Vec<String> = paths(code, "crate::").iter().map(|path| path["crate::".len()..].to_owned()).collect();
    for path in paths(code, "super::") {
        let path = &path["super::".len()..];
        let up = parent.rsplit_once("::").map_or("", |(up, _)| up);
        all.push(path.strip_prefix("super::").map_or_else(|| inside(parent, path), |path| inside(up, path)));
    }
    for child in modules.keys() {
        let under = child.rsplit_once("::").map_or("", |(parent, _)| parent);
        let name = child.rsplit("::").next().unwrap_or_default();
        if under == module && !name.is_empty() {
            all.extend(paths(code, &format!("{name}::")).iter().map(|path| inside(module, path)));
        }
    }
    all
}

/// The module that a path leads to: the longest one that it begins with, or the one that this one has the next name from.
fn owner(modules: &BTreeMap<String, String>, path: &str) -> String {
    let parts: Vec<&str> = path.split("::").collect();
    let depth = (0..=parts.len()).rev().find(|&depth| modules.contains_key(&parts[..depth].join("::"))).unwrap_or(0);
    let module = parts[..depth].join("::");
    let Some(item) = parts.get(depth) else { return module };
    for passed in passed_on(&modules[&module]).1 {
        let Some((from, name)) = passed.rsplit_once("::") else { continue };
        let near = if module.is_empty() { from.to_owned() } else { format!("{module}::{from}") };
        let from = from.strip_prefix("crate::").filter(|from| modules.contains_key(*from)).map(String::from);
        if let Some(from) = from.or_else(|| modules.contains_key(&near).then_some(near)).filter(|_| name == *item) {
            return owner(modules, &format!("{from}::{name}"));
        }
    }
    module
}

/// A way from a module back to itself, if there is one.
fn circle(edges: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn walk(
        at: &String,
        edges: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> Option<Vec<String>> {
        if let Some(begun) = way.iter().position(|step| step == at) {
            return Some(way[begun..].to_vec());
        }
        if !done.insert(at.clone()) {
            return None;
        }
        way.push(at.clone());
        let found = edges[at].iter().find_map(|next| walk(next, edges, way, done));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    edges.keys().find_map(|start| walk(start, edges, &mut Vec::new(), &mut done))
}

#[test]
fn no_modules_stand_on_each_other() {
    for package in [".", "dl-core", "dl-notebook"] {
        let edges = stands_on(&modules(package));
        assert!(edges.values().map(BTreeSet::len).sum::<usize>() > 10, "{package}: {edges:?}");
        assert_eq!(circle(&edges), None, "in {package}: each of these stands on the next, and the last on the first");
    }
}

/// The machine room works on slices of numbers: models call it, and it calls nobody.
#[test]
fn exact_knows_no_model() {
    let edges = stands_on(&modules("dl-core"));
    let exact = |name: &&String| name.as_str() == "exact" || name.starts_with("exact::");
    assert!(edges.keys().any(|name| exact(&name)));
    for (name, on) in edges.iter().filter(|(name, _)| exact(name)) {
        let outside: Vec<&String> = on.iter().filter(|on| !exact(on)).collect();
        assert!(outside.is_empty(), "{name} stands on {outside:?}");
    }
}

#[test]
fn dl_core_does_not_know_dl_notebook() {
    let manifest = fs::read_to_string(course().root().join("dl-core/Cargo.toml")).unwrap();
    let code = modules("dl-core").into_values().collect::<String>();
    for text in [manifest, code] {
        assert!(!text.lines().any(|line| line.contains("dl_notebook") || line.starts_with("dl-notebook")), "{text}");
    }
}

#[test]
fn a_circle_is_found_through_what_modules_pass_on() {
    let crate_of = |files: &[(&str, &str)]| -> BTreeMap<String, String> {
        files.iter().map(|(name, text)| ((*name).to_owned(), code(text))).collect()
    };
    let files = [
        ("", "pub mod a;\npub mod b;\npub use a::Thing;\n"),
        ("a", "mod inner;\npub use inner::{Deep, other};\nuse crate::b::{self, c::Leaf};\npub struct Thing;\n"),
        ("a::inner", "pub struct Deep;\n#[cfg(test)]\nmod tests {\n    use super::super::b;\n}\n"),
        ("b", "pub mod c;\n"),
        ("b::c", "// use crate::Thing;\npub struct Leaf;\n"),
    ];
    let edges = stands_on(&crate_of(&files));
    assert_eq!(edges["a"], ["b", "b::c"].map(String::from).into());
    assert_eq!(circle(&edges), None);

    let mut turned = files;
    turned[4].1 = "use crate::Thing;\npub struct Leaf;\n";
    assert_eq!(circle(&stands_on(&crate_of(&turned))).unwrap(), ["a", "b::c"]);
    turned[4].1 = "use crate::a::Deep;\npub struct Leaf;\n";
    assert_eq!(stands_on(&crate_of(&turned))["b::c"], ["a::inner"].map(String::from).into());
}
