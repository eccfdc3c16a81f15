//! The words that the tagger knows: verb forms, names of the gazetteers, words with one tag only.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use chancery::text::pos::{Known, NameSet, Tag, VerbForms, Word};

use crate::example::Example;

/// All known words, by the hash of their form.
pub fn entries(train: &[Example], gazetteers: &Path) -> Result<Vec<(u32, Known)>> {
    let mut entries: BTreeMap<u32, Known> = BTreeMap::new();
    for (form, verb) in VerbForms::shipped().iter() {
        entries.entry(hash(form)).or_default().verb = verb.forms;
    }
    for (file, column, kind) in [
        ("states", "label", NameSet::STATE),
        ("states", "names", NameSet::STATE),
        ("states", "acronyms", NameSet::STATE),
        ("states", "demonyms", NameSet::DEMONYM),
        ("places", "label", NameSet::PLACE),
        ("places", "names", NameSet::PLACE),
        ("people", "label", NameSet::PERSON),
        ("people", "names", NameSet::PERSON),
        ("organisations", "label", NameSet::ORGANISATION),
        ("organisations", "names", NameSet::ORGANISATION),
        ("organisations", "acronyms", NameSet::ORGANISATION),
    ] {
        for name in column_of(&gazetteers.join(file).with_extension("csv"), column)? {
            for (word, kind) in name_words(&name, kind) {
                entries.entry(hash(word)).or_default().name.0 |= kind.0;
            }
        }
    }
    for (form, tag) in certain_words(train) {
        entries.entry(form).or_default().certain = Some(tag);
    }
    Ok(entries.into_iter().collect())
}

fn hash(form: &str) -> u32 {
    Word::of(form).form as u32
}

/// The values of one column, cells of several values taken apart.
fn column_of(path: &Path, column: &str) -> Result<Vec<String>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| path.display().to_string())?;
    let index = reader.headers()?.iter().position(|name| name == column);
    let index = index.with_context(|| format!("{}: no column {column}", path.display()))?;
    let mut values = Vec::new();
    for record in reader.records() {
        values.extend(record?.get(index).unwrap_or("").split('|').map(str::to_owned));
    }
    Ok(values)
}

/// The words of a name that tell a name: of organisations only names of one word, of demonyms the plural apart.
fn name_words(name: &str, kind: NameSet) -> Vec<(&str, NameSet)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let several = words.len() > 1;
    if several && matches!(kind, NameSet::ORGANISATION | NameSet::DEMONYM) {
        return Vec::new();
    }
    words
        .into_iter()
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
        .map(|word| match kind {
            NameSet::DEMONYM if word.ends_with('s') => (word, NameSet::PEOPLE),
            _ => (word, kind),
        })
        .collect()
}

/// Words of closed classes that always had one tag.
fn certain_words(train: &[Example]) -> BTreeMap<u32, Tag> {
    let mut counts: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
    for (form, &tag) in train.iter().flat_map(|e| e.forms.iter().zip(&e.tags)) {
        *counts.entry(hash(form)).or_default().entry(tag).or_default() += 1;
    }
    counts
        .into_iter()
        .filter_map(|(form, tags)| match tags.into_iter().collect::<Vec<_>>()[..] {
            [(tag, count)] if count >= 12 && is_closed(tag) => Some((form, tag)),
            _ => None,
        })
        .collect()
}

fn is_closed(tag: Tag) -> bool {
    let open = tag.is_noun() || tag.is_verb() || tag.is_adjective() || tag.is_adverb();
    !open && !matches!(tag, Tag::Fw | Tag::Uh | Tag::Sym | Tag::Cd | Tag::Ls)
}
