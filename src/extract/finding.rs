//! [`Finding`]: what a cue found in a sentence, before it is a claim.

use std::ops::Range;

use super::parse::Parse;
use super::side::Found;
use crate::model::{Date, EntityId, Phrase, Side, Span, Status};
use crate::rules::{Codes, Relation};
use crate::text::date::DatePhrase;

/// What a cue found in a sentence, before it is a claim.
pub(super) struct Finding<'r> {
    pub relation: &'r Relation,
    /// The codes of the cue, where it has others than the relation.
    pub codes: Option<&'r Codes>,
    /// The chunk of the cue.
    pub chunk: usize,
    pub subject: Vec<Found>,
    pub object: Vec<Found>,
    pub matter: Option<Range<usize>>,
    pub status: Status,
    pub said_by: Option<Side>,
    /// The words that said it.
    pub cue: Range<usize>,
    pub rule: String,
}

/// What somebody is accused of isn't claimed, nor what is denied or demanded: findings inside the matter of what is
/// done by saying it are dropped.
pub(super) fn drop_inside_matter(findings: &mut Vec<Finding<'_>>, parse: &Parse<'_>) {
    let spoken = |f: &Finding<'_>| f.relation.said;
    let matters: Vec<(usize, Range<usize>)> = findings
        .iter()
        .filter(|f| spoken(f))
        .filter_map(|f| f.matter.clone().map(|m| (f.chunk, without_own_deed(f, m, parse))))
        .collect();
    findings.retain(|f| {
        let begin = parse.chunks[f.chunk].words.start;
        // "urged Oslo to reverse its decision": "to" stands before the matter, and the verb in it.
        let word = if f.object.is_empty() { f.cue.end - 1 } else { begin };
        !matters.iter().any(|(chunk, matter)| *chunk != f.chunk && matter.contains(&word))
    });
}

/// The matter of a finding without the deed for which somebody is threatened or praised, and which is told with it: "vowed
/// to answer the expulsion of its envoys by Oslo".
fn without_own_deed(
    finding: &Finding<'_>,
    matter: Range<usize>,
    parse: &Parse<'_>,
) -> Range<usize> {
    let head = parse.chunk_of(matter.start);
    let told = finding.relation.owner_stands && !finding.object.is_empty() && parse.is_noun(head);
    if told { parse.chunks[head].words.end.min(matter.end)..matter.end } else { matter }
}

/// "Threatened to impose sanctions on Oslo": who is meant stands in what is threatened.
pub(super) fn take_object_from_matter(findings: &mut [Finding<'_>]) {
    let inner: Vec<(usize, Vec<Found>)> =
        findings.iter().map(|f| (f.cue.end - 1, f.object.clone())).collect();
    for finding in findings.iter_mut().filter(|f| f.object.is_empty()) {
        let Some(matter) = &finding.matter else { continue };
        // Only what the matter begins with: "calling for an inquiry as others ask Oslo to report" calls on nobody.
        let opening = matter.start..(matter.start + 2).min(matter.end);
        let within =
            inner.iter().find(|(word, object)| opening.contains(word) && !object.is_empty());
        let fits = |f: &Found| f.fits(&finding.relation.object);
        if let Some((_, object)) = within.filter(|(_, object)| object.iter().all(fits)) {
            finding.object.clone_from(object);
        }
    }
}

/// Drops what a noun says again that a verb of the sentence said of the same sides: "pledged its support for Oslo".
pub(super) fn drop_echoes(findings: &mut Vec<Finding<'_>>) {
    let actors = |sides: &[Found]| -> Vec<EntityId> {
        sides.iter().map(|found| found.side.actor.clone()).collect()
    };
    let sides = |f: &Finding<'_>| (f.relation.name.clone(), actors(&f.subject), actors(&f.object));
    let of_noun = |f: &Finding<'_>| f.rule.ends_with("/noun");
    let told: Vec<_> = findings.iter().filter(|f| !of_noun(f)).map(sides).collect();
    findings.retain(|f| !of_noun(f) || !told.contains(&sides(f)));
}

/// Drops findings of relations that stand back for any other within their matter: "agreed to release them".
/// And those of relations that stand back for another that the same verb says: "ordered the envoys to leave".
pub(super) fn drop_where_named(findings: &mut Vec<Finding<'_>>) {
    // "must release them" demands it, and no release is planned or told.
    let modal = |f: &Finding<'_>| f.rule.ends_with("/modal");
    let demanded: Vec<usize> = findings.iter().filter(|f| modal(f)).map(|f| f.chunk).collect();
    findings.retain(|f| modal(f) || !demanded.contains(&f.chunk));
    let told: Vec<(usize, usize, bool)> =
        findings.iter().map(|f| (f.chunk, f.cue.end - 1, f.relation.yields)).collect();
    findings.retain(|f| {
        let matter = f.matter.as_ref().filter(|_| f.relation.unless_named);
        let named = matter.is_some_and(|m| told.iter().any(|(_, word, _)| m.contains(word)));
        let outdone = |(chunk, _, yields): &(usize, usize, bool)| *chunk == f.chunk && !yields;
        !(named || f.relation.yields && told.iter().any(outdone))
    });
}

/// The words of a stretch of a sentence on one line.
pub(super) fn phrase(parse: &Parse<'_>, words: Range<usize>) -> Phrase {
    let mut span = parse.span(words);
    // A quotation that the phrase opens is closed in it.
    let (opened, behind) = (span.of(parse.text), &parse.text[span.end..]);
    let open = opened.matches('“').count() > opened.matches('”').count();
    let within = behind.find('”').filter(|&at| open && at <= 1);
    span.end += within.map_or(0, |at| at + '”'.len_utf8());
    let text = span.of(parse.text).split_whitespace().collect::<Vec<_>>().join(" ");
    Phrase { span, text: unquoted(&text).to_owned() }
}

/// A phrase without marks around it: without the quotation marks that hold all of it, or that have no other half.
fn unquoted(text: &str) -> &str {
    let text = text.trim_matches(',').trim();
    let whole = text.strip_prefix('“').and_then(|t| t.strip_suffix('”'));
    let whole = whole.or_else(|| text.strip_prefix('"').and_then(|t| t.strip_suffix('"')));
    if let Some(inner) = whole.filter(|inner| !inner.contains(['“', '”', '"'])) {
        return inner;
    }
    let (opening, closing) = (text.matches('“').count(), text.matches('”').count());
    match (opening, closing, text.matches('"').count()) {
        (0, 1.., _) => text.trim_end_matches('”'),
        (1.., 0, _) => text.trim_start_matches('“'),
        (_, _, 1) => text.trim_matches('"'),
        _ => text,
    }
    .trim_end_matches(',')
}

/// The dates of the clause of a finding: those nearest the cue outside its matter, else those that open the sentence.
pub(super) fn claim_dates(
    parse: &Parse<'_>,
    finding: &Finding<'_>,
    published: Option<Date>,
) -> (Vec<Date>, bool) {
    let matter = finding.matter.clone().map(|words| parse.span(words));
    let outside = |span: Span| matter.is_none_or(|m| !m.contains(span));
    let cue = parse.span(finding.cue.clone());
    let clause_end = parse.clause_end(finding.chunk);
    let end = parse
        .chunks
        .get(clause_end.wrapping_sub(1))
        .map_or(cue.end, |c| parse.words[c.words.end - 1].span.end);
    let usable = |d: &&DatePhrase| outside(d.span);
    let behind = parse
        .dates
        .iter()
        .filter(usable)
        .filter(|d| !opens_another_clause(parse, cue.end, d.span.begin))
        .find(|d| d.span.begin >= cue.end && d.span.end <= end.max(cue.end));
    let before = parse
        .dates
        .iter()
        .filter(usable)
        .rev()
        .find(|d| d.span.end <= cue.begin && reaches(parse, d.span, cue));
    let found = behind.or(before);
    let Some(phrase) = found else { return (Vec::new(), false) };
    let mut dates = phrase.dates.clone();
    // "expelled two envoys in November", read in May: what has happened did so last year.
    let written = phrase.span.of(parse.text).bytes().filter(u8::is_ascii_digit).count() >= 4;
    let happened = matches!(finding.status, Status::Asserted | Status::Negated);
    for date in dates.iter_mut().filter(|_| happened && !written) {
        let later = |day: Date| (date.year, date.month) > (day.year, day.month);
        if date.month > 0 && published.is_some_and(later) {
            date.year -= 1;
        }
    }
    dates.sort_unstable();
    (dates, phrase.assumed && !phrase.dates.is_empty())
}

/// Whether a clause of its own begins between two offsets: "was granted asylum after he left in 2004".
fn opens_another_clause(parse: &Parse<'_>, from: usize, to: usize) -> bool {
    use super::chunk::ChunkKind::{Relative, Subordinator};
    let mut between = parse.chunks.iter().filter(|c| {
        let begin = parse.words[c.words.start].span.begin;
        begin >= from && begin < to
    });
    between.any(|c| {
        matches!(c.kind, Relative | Subordinator) && parse.words[c.words.start].lower != "that"
    })
}

/// Whether a date before a cue speaks of it: it opens the sentence, or no other verb stands between.
fn reaches(parse: &Parse<'_>, date: Span, cue: Span) -> bool {
    let between = parse.chunks.iter().enumerate().filter(|(_, c)| {
        let begin = parse.words[c.words.start].span.begin;
        begin >= date.end && begin < cue.begin
    });
    let verbs = between.filter(|(i, _)| parse.verb(*i).is_some()).count();
    let opens = parse.words.partition_point(|w| w.span.begin < date.begin) <= 2;
    verbs == 0 || opens
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn a_phrase_keeps_only_whole_quotations() {
        for (text, expected) in [
            ("“a plot”", "a plot"),
            ("what it called “a plot”", "what it called “a plot”"),
            ("a plot”", "a plot"),
            ("“a plot", "a plot"),
            ("\"a plot,", "a plot"),
            ("“one” and “two”", "“one” and “two”"),
        ] {
            assert_eq!(unquoted(text), expected);
        }
    }
}
