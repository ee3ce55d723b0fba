//! What differs between the languages inside a line: `⟦es|en⟧`.

use crate::Language;

/// A text with each `⟦es|en⟧` replaced by the part of the language.
pub(crate) fn choose(text: &str, language: Language) -> Result<String, String> {
    let mut chosen = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let Some((choice, behind)) = after.split_once('⟧') else { return Err("a ⟦ is never closed by ⟧".into()) };
        let parts: Vec<&str> = choice.split('|').collect();
        let [es, en] = parts[..] else { return Err(format!("expected ⟦es|en⟧, two parts, found ⟦{choice}⟧")) };
        chosen.push_str(before);
        chosen.push_str(language.pick(es, en));
        rest = behind;
    }
    if rest.contains('⟧') {
        return Err("a ⟧ without its ⟦".into());
    }
    chosen.push_str(rest);
    Ok(chosen)
}
