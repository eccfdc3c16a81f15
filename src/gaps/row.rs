//! [`paste`]: gaps as rows for the data files.

use std::collections::{BTreeMap, HashSet};

use super::{Gap, Lack};
use crate::gazetteer::{header, slug};
use crate::model::EntityKind;
use crate::text::pos::{Tag, lemma};

/// Gaps as rows for the files of a gazetteer: each file's name, and its text with a header.
///
/// A role word that is listed needs no row. Of what isn't told (a person's gender, the type of a place) the cells are
/// empty or the most usual, to be filled by hand.
pub fn paste(gaps: &[Gap]) -> BTreeMap<&'static str, String> {
    let mut files: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut seen = HashSet::new();
    for gap in gaps {
        let Some((file, cells)) = cells(gap) else { continue };
        let Some(header) = header(file) else { continue };
        let key = cells.first().map(|(_, cell)| cell.clone());
        if !seen.insert((file, key)) {
            continue;
        }
        let of = |column: &str| {
            let cell = cells.iter().find(|(name, _)| *name == column);
            quoted(cell.map_or("", |(_, cell)| cell))
        };
        let row: Vec<String> = header.split(',').map(of).collect();
        let text = files.entry(file).or_insert_with(|| format!("{header}\n"));
        text.push_str(&row.join(","));
        text.push('\n');
    }
    files
}

/// The file that a gap belongs into, and the cells that can be filled; the first is the key.
fn cells(gap: &Gap) -> Option<(&'static str, Vec<(&'static str, String)>)> {
    let label = || gap.text.clone();
    let state = || gap.of.as_ref().map_or(String::new(), ToString::to_string);
    let id = |kind: &str| {
        let slug = slug(&gap.text);
        (!slug.is_empty()).then(|| ("id", format!("{kind}/{slug}")))
    };
    let filled = match (gap.lack, gap.kind) {
        (Lack::Owner, _) => return None,
        (Lack::RoleWord, _) | (_, EntityKind::Group) => {
            let plural = gap.text.to_lowercase();
            let row = vec![
                ("word", lemma(&plural, Tag::Nns).into_owned()),
                ("plural", plural.clone()),
                ("kind", "Group".to_owned()),
                ("label", format!("{plural} of {{of}}")),
                ("acts_for", "no".to_owned()),
            ];
            ("words/roles.csv", row)
        }
        (_, EntityKind::Organisation) => (
            "organisations.csv",
            vec![
                id("organisation")?,
                ("label", label()),
                ("state", state()),
                ("acts_for", "no".into()),
            ],
        ),
        (_, EntityKind::Place | EntityKind::State) => (
            "places.csv",
            vec![id("place")?, ("label", label()), ("type", "city".into()), ("state", state())],
        ),
        (_, EntityKind::Person) => {
            ("people.csv", vec![id("person")?, ("label", label()), ("state", state())])
        }
    };
    Some(filled)
}

/// A cell, in quotation marks where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityKind, Gap, Lack, paste};
    use crate::model::EntityId;

    fn gap(text: &str, lack: Lack, kind: EntityKind) -> Gap {
        Gap {
            text: text.to_owned(),
            lack,
            kind,
            of: Some(EntityId::new("state/norway")),
            count: 1,
            example: String::new(),
            article: String::new(),
        }
    }

    #[test]
    fn a_gap_is_a_row_of_its_file() {
        let files = paste(&[
            gap("Ana \"Bee\" Trundlebeck", Lack::Name, EntityKind::Person),
            gap("Glimmer Front", Lack::Name, EntityKind::Organisation),
            gap("Kvelbotn", Lack::Name, EntityKind::Place),
            gap("beekeepers", Lack::RoleWord, EntityKind::Group),
            gap("soldiers", Lack::Owner, EntityKind::Group),
            gap("KVELBOTN", Lack::Name, EntityKind::Place),
        ]);
        let rows: Vec<(&str, &str)> = files
            .iter()
            .map(|(file, text)| (*file, text.split_once('\n').map_or("", |(_, rows)| rows)))
            .collect();
        assert_eq!(
            rows,
            [
                (
                    "organisations.csv",
                    "organisation/glimmer-front,Glimmer Front,,,state/norway,no,,,,,,,\n"
                ),
                (
                    "people.csv",
                    "person/ana-bee-trundlebeck,\"Ana \"\"Bee\"\" Trundlebeck\",,state/norway,,\n"
                ),
                ("places.csv", "place/kvelbotn,Kvelbotn,,,city,state/norway,,,,\n"),
                ("words/roles.csv", "beekeeper,beekeepers,Group,beekeepers of {of},no\n"),
            ]
        );
    }
}
