//! Whether a committed notebook is what its source and the crate make today.

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::judge::text;

/// What differs between the committed notebook and a fresh one, a sentence each with the cell; none where they agree.
///
/// Texts must be equal, pictures have equal pixels. Outputs of cells tagged `varies` are not looked at.
pub fn compare(committed: &Value, fresh: &Value) -> Vec<String> {
    let cells = |notebook: &Value| notebook["cells"].as_array().cloned().unwrap_or_default();
    let (old, new) = (cells(committed), cells(fresh));
    if let Some(i) = (0..old.len().max(new.len())).find(|&i| !same_cell(old.get(i), new.get(i))) {
        let code = new.get(i).or(old.get(i)).map(|cell| text(&cell["source"])).unwrap_or_default();
        return vec![format!("cell {i} is not the one of the source: {}", first_line(&code))];
    }
    if committed["metadata"] != fresh["metadata"] {
        return vec![format!(
            "the notebook's metadata differ: {} is committed, {} is made",
            committed["metadata"], fresh["metadata"]
        )];
    }
    let mut differences = Vec::new();
    for (i, (old, new)) in old.iter().zip(&new).enumerate() {
        if new["cell_type"] != "code" || new["metadata"]["course"]["varies"] == true {
            continue;
        }
        if let Some(what) = outputs_differ(&old["outputs"], &new["outputs"]) {
            differences.push(format!("cell {i} ({}): {what}", first_line(&text(&new["source"]))));
        }
    }
    differences
}

fn same_cell(old: Option<&Value>, new: Option<&Value>) -> bool {
    let (Some(old), Some(new)) = (old, new) else { return false };
    let same = |key: &str| old[key] == new[key];
    same("cell_type") && same("id") && same("metadata") && text(&old["source"]) == text(&new["source"])
}

fn outputs_differ(old: &Value, new: &Value) -> Option<String> {
    let list = |outputs: &Value| outputs.as_array().cloned().unwrap_or_default();
    let (old, new) = (list(old), list(new));
    if old.len() != new.len() {
        return Some(format!("{} outputs are committed, {} were made", old.len(), new.len()));
    }
    old.iter().zip(&new).find_map(|(old, new)| output_differs(old, new))
}

fn output_differs(old: &Value, new: &Value) -> Option<String> {
    if old["output_type"] != new["output_type"] || old["name"] != new["name"] {
        return Some(format!("a {} is committed, a {} was made", kind(old), kind(new)));
    }
    let differ = |old: &Value, new: &Value| {
        let (old, new) = (unnumbered(&text(old)), unnumbered(&text(new)));
        (old != new).then(|| first_difference(&old, &new))
    };
    let parts = ["text", "ename", "evalue", "traceback"].iter().find_map(|part| differ(&old[*part], &new[*part]));
    parts.or_else(|| {
        let (old, new) = (old["data"].as_object()?, new["data"].as_object()?);
        if !old.keys().eq(new.keys()) {
            return Some("it shows itself in other forms than the committed one".into());
        }
        new.iter().find_map(|(form, value)| match form.strip_prefix("image/") {
            Some(format) => picture_differs(format, decoded(&text(&old[form])), decoded(&text(value))),
            None => html_differs(&text(&old[form]), &text(value)).unwrap_or_else(|| differ(&old[form], value)),
        })
    })
}

/// The kernel numbers what it has run, and an error names that number: with what "Try it" asks for run before, it's a larger one.
fn unnumbered(text: &str) -> String {
    let mut parts = text.split("command_");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + "command_" + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn kind(output: &Value) -> String {
    format!("{} {}", output["output_type"].as_str().unwrap_or("?"), output["name"].as_str().unwrap_or_default())
        .trim()
        .to_owned()
}

/// Texts that hold pictures, as a figure's HTML does: the words exactly, the pictures by their pixels. None where neither does.
fn html_differs(old: &str, new: &str) -> Option<Option<String>> {
    let (before, now) = (pictures_in(old), pictures_in(new));
    if before.is_empty() || before.len() != now.len() {
        return None;
    }
    let (words, said) = (without_pictures(old), without_pictures(new));
    if words != said {
        return Some(Some(first_difference(&words, &said)));
    }
    let mut pairs = before.into_iter().zip(now);
    Some(pairs.find_map(|((format, old), (_, new))| picture_differs(&format, Some(old), Some(new))))
}

/// Where a picture that is its own address begins, and where its content does.
const ADDRESS: [&str; 2] = ["data:image/", ";base64,"];

/// The pictures within a text, each with its format.
pub fn pictures_in(html: &str) -> Vec<(String, Vec<u8>)> {
    let one = |part: &str| {
        let (format, rest) = part.split_once(ADDRESS[1])?;
        let end = rest.find(['"', '\'']).unwrap_or(rest.len());
        Some((format.to_owned(), decoded(&rest[..end])?))
    };
    html.split(ADDRESS[0]).skip(1).filter_map(one).collect()
}

/// The text around them.
fn without_pictures(html: &str) -> String {
    let rest = |part: &str| part.find(['"', '\'']).map_or(String::new(), |end| part[end..].to_owned());
    let mut parts = html.split(ADDRESS[0]);
    parts.next().unwrap_or_default().to_owned() + &parts.map(rest).collect::<String>()
}

/// Bytes from base64, in lines or not.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(text.split_whitespace().collect::<String>()).ok()
}

/// Pictures by their pixels: a new release of a compressor may write other bytes.
fn picture_differs(format: &str, old: Option<Vec<u8>>, new: Option<Vec<u8>>) -> Option<String> {
    if old == new && old.is_some() {
        return None;
    }
    if format != "png" {
        return Some(format!("the {format} differs"));
    }
    match (old.and_then(|bytes| pixels(&bytes)), new.and_then(|bytes| pixels(&bytes))) {
        (Some(old), Some(new)) if old == new => None,
        (Some((old_size, old)), Some((new_size, new))) if old_size == new_size => {
            let changed = old.chunks(3).zip(new.chunks(3)).filter(|(a, b)| a != b).count();
            Some(format!("the picture differs in {changed} of {} pixels", old.len() / 3))
        }
        (Some((old, _)), Some((new, _))) => {
            Some(format!("a picture of {} x {} is committed, one of {} x {} was made", old.0, old.1, new.0, new.1))
        }
        _ => Some("a picture cannot be decoded".into()),
    }
}

/// Size and bytes of a PNG, red, green and blue of each pixel even where it has a palette.
fn pixels(bytes: &[u8]) -> Option<((u32, u32), Vec<u8>)> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    Some(((info.width, info.height), pixels))
}

fn first_difference(old: &str, new: &str) -> String {
    let (mut old, mut new) = (old.lines(), new.lines());
    loop {
        match (old.next(), new.next()) {
            (Some(a), Some(b)) if a == b => {}
            (a, b) => {
                let [a, b] = [a, b].map(|line| json!(line.unwrap_or("nothing")));
                return format!("{a} is committed, {b} was made");
            }
        }
    }
}

fn first_line(code: &str) -> String {
    let line = code.lines().find(|line| !line.trim().is_empty()).unwrap_or("empty");
    let short: String = line.chars().take(70).collect();
    format!("`{short}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notebook(code: &str, metadata: Value, outputs: Value) -> Value {
        json!({ "cells": [{ "cell_type": "code", "id": "a", "metadata": metadata, "source": code, "outputs": outputs }], "metadata": {} })
    }

    fn printed(text: &str) -> Value {
        json!([{ "output_type": "stream", "name": "stdout", "text": text }])
    }

    fn shown(pixel: u8, level: png::Compression) -> Value {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 9, 9);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(level);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[pixel; 243]).unwrap();
        writer.finish().unwrap();
        json!([{ "output_type": "display_data", "data": { "image/png": BASE64_STANDARD.encode(bytes) } }])
    }

    #[test]
    fn text_is_compared_exactly_whether_in_lines_or_not() {
        let split = notebook(
            "f()\n",
            json!({}),
            json!([{ "output_type": "stream", "name": "stdout", "text": ["a\n", "b\n"] }]),
        );
        assert!(compare(&split, &notebook("f()\n", json!({}), printed("a\nb\n"))).is_empty());
        let differences = compare(&split, &notebook("f()\n", json!({}), printed("a\nc\n")));
        assert_eq!(differences, ["cell 0 (`f()`): \"b\" is committed, \"c\" was made"]);
    }

    #[test]
    fn the_kernels_own_number_of_a_cell_is_not_compared() {
        let failed =
            |n: &str| json!([{ "output_type": "error", "traceback": [format!("[ command_{n}:1:1 ] not found")] }]);
        let with = |n| notebook("f()\n", json!({}), failed(n));
        assert!(compare(&with("4"), &with("16")).is_empty());
        let elsewhere = json!([{ "output_type": "error", "traceback": ["[ command_4:2:1 ] not found"] }]);
        assert_eq!(compare(&with("4"), &notebook("f()\n", json!({}), elsewhere)).len(), 1);
    }

    #[test]
    fn pictures_are_compared_by_pixels() {
        let old = notebook("p", json!({}), shown(7, png::Compression::Fast));
        let new = notebook("p", json!({}), shown(7, png::Compression::High));
        assert_ne!(old, new, "the bytes differ");
        assert!(compare(&old, &new).is_empty());
        assert!(compare(&old, &notebook("p", json!({}), shown(8, png::Compression::Fast)))[0].contains("81 of"));
    }

    #[test]
    fn pictures_within_html_are_compared_by_pixels_and_its_words_exactly() {
        let html = |alt: &str, pixel: u8, level: png::Compression| {
            let picture = shown(pixel, level)[0]["data"]["image/png"].as_str().unwrap().to_owned();
            let text = format!("<img alt=\"{alt}\" src=\"data:image/png;base64,{picture}\">");
            notebook("p", json!({}), json!([{ "output_type": "display_data", "data": { "text/html": text } }]))
        };
        let old = html("a", 7, png::Compression::Fast);
        assert!(compare(&old, &html("a", 7, png::Compression::High)).is_empty());
        assert!(compare(&old, &html("a", 8, png::Compression::Fast))[0].contains("81 of"));
        assert!(compare(&old, &html("b", 7, png::Compression::Fast))[0].contains("is committed"));
    }

    #[test]
    fn a_changed_source_and_missing_outputs_are_named() {
        let old = notebook("f()", json!({}), printed("1"));
        assert!(
            compare(&old, &notebook("g()", json!({}), printed("1")))[0]
                .contains("cell 0 is not the one of the source: `g()`")
        );
        assert!(
            compare(&old, &notebook("f()", json!({}), json!([])))[0].contains("1 outputs are committed, 0 were made")
        );
        assert!(compare(&json!({ "cells": [] }), &old)[0].contains("cell 0"));
    }

    #[test]
    fn what_varies_is_not_compared() {
        let varies = || json!({ "course": { "varies": true } });
        assert!(
            compare(&notebook("t()", varies(), printed("1 s")), &notebook("t()", varies(), printed("2 s"))).is_empty()
        );
    }
}
