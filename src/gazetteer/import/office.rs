//! Positions of lists → offices in the words of `offices.csv`.

use super::super::shape::Column;
use super::known::Known;

/// A position in the words of `offices.csv`: the office that the position's title names ("Minister of Foreign Affairs":
/// foreign minister), else the position in lower case but for names.
pub(super) fn office(known: &Known, position: &str) -> String {
    let position = position.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(office) = known.titles.get(&position.to_lowercase()) {
        return office.clone();
    }
    if let Some(whither) = sent_to(&position)
        && let Some(label) = label_of(known, whither)
    {
        return format!("ambassador to {label}");
    }
    if let Some(office) = state_office(known, &position) {
        return office;
    }
    let mut office = lower(known, &position);
    // An office begins in lower case, whatever name it begins with.
    if let Some(first) = office.chars().next().filter(|first| first.is_uppercase()) {
        office.replace_range(..first.len_utf8(), &first.to_lowercase().to_string());
    }
    office
}

/// The office of a title with its state, which has a column of its own: "Prime Minister of Albania", "ambassador of
/// Albania to France".
fn state_office(known: &Known, position: &str) -> Option<String> {
    let is_state = |name: &str| known.meant("state/", name).is_some();
    if let Some((envoy, whither)) = position.split_once(" of ")
        && let Some((state, whither)) = whither.split_once(" to ")
        && envoy.eq_ignore_ascii_case("ambassador")
        && is_state(state)
    {
        return Some(format!("ambassador to {}", label_of(known, whither)?));
    }
    let (title, state) = position.rsplit_once(" of ")?;
    let office = known.titles.get(&title.to_lowercase())?;
    is_state(state).then(|| office.clone())
}

/// A position and the organisation at its end or begin whose office it is: "President of the International Court of Justice".
pub(super) fn owner<'k, 'p>(known: &'k Known, position: &'p str) -> Option<(&'p str, &'k str)> {
    let organisation = |name: &str| known.meant("organisation/", name);
    let ends = [" of ", " to "].into_iter().flat_map(|link| position.match_indices(link));
    let mut ends: Vec<(usize, &str)> = ends.collect();
    ends.sort_unstable();
    let ended = ends.into_iter().find_map(|(at, link)| {
        let of = organisation(&position[at + link.len()..])?;
        // Whoever is sent to a body doesn't hold an office of it by that word alone.
        Some((if link == " of " { &position[..at] } else { position }, of))
    });
    ended.or_else(|| {
        let mut blanks = position.match_indices(' ').rev();
        blanks.find_map(|(at, _)| Some((&position[at + 1..], organisation(&position[..at])?)))
    })
}

/// Whither an ambassador is sent: "the Russian Federation" of "ambassador to the Russian Federation".
fn sent_to(position: &str) -> Option<&str> {
    ["ambassador to ", "permanent representative to "].into_iter().find_map(|envoy| {
        let (begin, whither) = position.split_at_checked(envoy.len())?;
        begin.eq_ignore_ascii_case(envoy).then_some(whither)
    })
}

/// A state's or organisation's label as it stands in a sentence.
fn label_of(known: &Known, name: &str) -> Option<String> {
    let id = known.meant("state/", name).or_else(|| known.meant("organisation/", name))?;
    let label = known.cells(id)?.get(Column::Label);
    let plural = label.starts_with("United ") || label.ends_with("Republic");
    let article = plural || name == format!("the {label}");
    Some(if article { format!("the {label}") } else { label.to_owned() })
}

/// Offices of a region or town, whose name follows and keeps its capitals.
const LOCAL: [&str; 8] = [
    "governor",
    "lieutenant governor",
    "deputy governor",
    "mayor",
    "premier",
    "chief minister",
    "first minister",
    "head",
];

/// A position in lower case but for names of states, their regions and demonyms, longer names of organisations, and
/// words in capitals.
fn lower(known: &Known, position: &str) -> String {
    if let Some((office, place)) = position.split_once(" of ")
        && LOCAL.contains(&office.to_lowercase().as_str())
    {
        return format!("{} of {place}", office.to_lowercase());
    }
    let words: Vec<&str> = position.split(' ').collect();
    let mut lowered: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let length = name_length(known, &words[at..]);
        lowered.extend(words[at..at + length].iter().map(|word| (*word).to_owned()));
        at += length;
        if length == 0 {
            let acronym = words[at].len() > 1 && words[at].chars().all(|c| c.is_uppercase());
            lowered.push(if acronym { words[at].to_owned() } else { words[at].to_lowercase() });
            at += 1;
        }
    }
    lowered.join(" ")
}

/// How many words at the begin are a name that keeps its capitals; 0 if none.
fn name_length(known: &Known, words: &[&str]) -> usize {
    let capital = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    let longest = words.len().min(4);
    let is_name = |length: &usize| {
        let name = words[..*length].join(" ");
        let name = name.trim_end_matches(',').trim_end_matches("'s");
        known.named(name).iter().any(|id| {
            let class = known.cells(id).map_or("", |cells| cells.get(Column::Type));
            id.starts_with("state/")
                || id.starts_with("organisation/") && *length > 1
                || matches!(class, "capital" | "region" | "continent")
        })
    };
    (1..=longest).rev().filter(|_| capital).find(is_name).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::super::load;
    use super::{Known, office, owner};

    #[test]
    fn a_position_becomes_an_office() {
        let known = Known::of(&load::read(&[], &mut Vec::new()));
        for (position, expected) in [
            ("Prime Minister", "prime minister"),
            ("Minister of Foreign Affairs", "foreign minister"),
            ("Prime Minister of Albania", "prime minister"),
            ("President of the United States", "president"),
            ("Minister of Foreign Affairs of Ukraine", "foreign minister"),
            ("ambassador of Albania to France", "ambassador to France"),
            ("ambassador to the Russian Federation", "ambassador to Russia"),
            ("ambassador to the United States of America", "ambassador to the United States"),
            ("Permanent Representative to the United Nations", "ambassador to the United Nations"),
            ("Governor of Annuminas Oblast", "governor of Annuminas Oblast"),
            ("Secretary of State for Scotland", "secretary of state for Scotland"),
            ("Minister of Toys  and EU Affairs", "minister of toys and EU affairs"),
            ("Ukrainian beekeeper", "ukrainian beekeeper"),
        ] {
            assert_eq!(office(&known, position), expected, "{position}");
        }
    }

    #[test]
    fn an_organisation_in_a_position_has_the_office() {
        let known = Known::of(&load::read(&[], &mut Vec::new()));
        for (position, expected) in [
            (
                "President of the International Court of Justice",
                Some(("President", "organisation/international-court-of-justice")),
            ),
            (
                "OSCE High Commissioner on Toys",
                Some(("High Commissioner on Toys", "organisation/osce")),
            ),
            ("Minister of Toys", None),
        ] {
            assert_eq!(owner(&known, position), expected, "{position}");
        }
    }
}
