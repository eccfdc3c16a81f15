//! Whether a run of capitals that no list has is a person's name: by a title, an apposition, a first name, or the way that
//! news introduces a speaker.

use std::ops::Range;

use super::class::Class;
use super::draft::Board;
use super::given_name::GivenNames;
use super::introduction::{self, Introduction};
use super::word::Shape;
use crate::model::BlockKind;

/// The person's name in a run and what introduces it; none if nothing says that it is a person's.
pub(super) fn recognise(
    board: &Board<'_>,
    run: &Range<usize>,
    given: &GivenNames,
) -> Option<(Range<usize>, Vec<Introduction>)> {
    let article = &board.article;
    let any = |class: Class| run.clone().any(|word| article.class(word).is(class));
    if any(Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD))
        && !is_given(board, run, given)
    {
        return None;
    }
    let found = introduction::all(board, run);
    if !found.is_empty() {
        return Some((run.clone(), found));
    }
    if article.shouting[article.words[run.start].sentence] && !is_byline(board, run) {
        return None;
    }
    let somewhere =
        article.before(run.start).is_some_and(|word| article.class(word).is(Class::LOCATIVE));
    let known = is_given(board, run, given) || (has_particle(board, run) && !somewhere);
    (known || speaks(board, run) || is_credit(board, run) || is_profiled(board, run))
        .then(|| (run.clone(), Vec::new()))
}

fn is_given(board: &Board<'_>, run: &Range<usize>, given: &GivenNames) -> bool {
    let last = board.article.class(run.end - 1);
    (run.start..run.end - 1).any(|word| given.has(board.article.word(word)))
        && board.article.words[run.start].shape == Shape::Title
        && !last.is(Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD))
}

/// "Abu Jandal", "Haider al-Abadi", "Mohammed bin Salman"
fn has_particle(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let particle = |word: usize| article.class(word).is(Class::NAME_PARTICLE);
    let arabic = |word: usize| {
        article.word(word).get(..3).is_some_and(|head| head == "al-" || head == "el-")
    };
    let inside = (run.start + 1..run.end)
        .any(|word| arabic(word) || (particle(word) && !article.is(word, "e")));
    let first = matches!(article.word(run.start), "Abu" | "Ibn" | "Abdul" | "Abd");
    (inside && !arabic(run.start)) || first
}

/// Whether a verb of speech stands beside the name: "said X", "X told", or ", who".
fn speaks(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let before = article.before(run.start).is_some_and(|word| article.is(word, "said"));
    let same = |word: usize| article.sentence_of(run.start).contains(&word);
    let after =
        same(run.end) && article.class(run.end).is(Class::SPEECH) && !article.capital(run.end);
    let who =
        article.is(run.end, ",") && (article.is(run.end + 1, "who") || is_age(board, run.end + 1));
    let all_upper = run.clone().all(|word| article.words[word].shape == Shape::Upper);
    (before || after || who) && !all_upper && run.len() <= 5
}

/// "Ana Kola (born 1960) is an Albanian general"
fn is_profiled(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let sentence = article.sentence_of(run.start);
    let opens = sentence.start == run.start && sentence.contains(&run.end);
    let bracket = article.is(run.end, "(");
    let limit = sentence.end.min(run.end + if bracket { 40 } else { 1 });
    let is = (run.end..limit).find(|word| matches!(article.word(*word), "is" | "was"));
    let Some(is) = is.filter(|is| opens && matches!(article.word(is + 1), "a" | "an" | "the"))
    else {
        return false;
    };
    let what = (is + 2..sentence.end.min(is + 8)).take_while(|word| {
        !article.class(*word).is(Class::CLOSED) && article.words[*word].shape != Shape::Mark
    });
    let nouns = Class::OFFICIAL.or(Class::PRIVATE);
    what.into_iter().any(|word| article.class(word).is(nouns) || board.title_at(word).is_some())
}

fn is_age(board: &Board<'_>, word: usize) -> bool {
    board.article.number(word).is_some_and(|age| (10..110).contains(&age))
        && board.article.is(word + 1, ",")
}

/// "(AP Photo/Ana Kola)", "(Ana Kola/AP)", "Ana Kola in Rome contributed to this report"
fn is_credit(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let slash = |word: Option<usize>| word.is_some_and(|word| article.is(word, "/"));
    let bracket = |word: usize| matches!(article.word(word), "(" | ")");
    let before = article.before(run.start);
    let photo = slash(before) || (slash(Some(run.end)) && before.is_none_or(bracket));
    let sentence = article.sentence_of(run.start);
    let report = || {
        let contributed = sentence.clone().any(|word| article.is(word, "contributed"));
        contributed && sentence.clone().any(|word| article.is(word, "report"))
    };
    let told = before.is_some_and(|word| {
        matches!(article.word(word), "Follow" | "By" | "by") && sentence.start == word
    });
    let names = run.len() <= 3 && !article.class(run.start).is(Class::OPENING);
    names && (photo || told || report())
}

/// A line of nothing but names: "Ana Kola and Besa Hoxha".
fn is_byline(board: &Board<'_>, run: &Range<usize>) -> bool {
    let sentence = board.article.sentence_of(run.start);
    let paragraph =
        board.article.blocks[board.article.words[run.start].sentence] == BlockKind::Paragraph;
    paragraph
        && sentence.len() <= 7
        && sentence.clone().all(|w| board.article.capital(w) || board.article.is(w, "and"))
}

#[cfg(test)]
mod tests {
    use super::super::check::names;

    #[test]
    fn strangers_are_found_by_what_is_said_of_them() {
        names(&[
            (
                "Foreign Ministry spokesman Arvo Tamsalu resigned.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)",
            ),
            (
                "Arvo Tamsalu, a researcher, resigned.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)",
            ),
            ("\"No,\" said Arvo Tamsalu.", "Arvo Tamsalu = person/arvo-tamsalu (Person)"),
            (
                "The new minister, Arvo Tamsalu, resigned.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)",
            ),
            (
                "Two men, Arvo Tamsalu, 40, and Leida Kuusk were held.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)",
            ),
            (
                "Spokesman Arvo Tamsalu and Leida Kuusk were held.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)\nLeida Kuusk = person/leida-kuusk (Person)",
            ),
            (
                "Arvo Tamsalu (born 1960) is an Estonian general.",
                "Arvo Tamsalu = person/arvo-tamsalu (Person)\nEstonian = state/estonia (State)",
            ),
            ("Harku Prison is a large one.", "Harku Prison = place/harku-prison (Place)"),
            ("Mr Tamsalu resigned.", "Tamsalu = person/tamsalu (Person)"),
            ("Former President leaves.", ""),
            ("The Green Deal Summit ended.", ""),
        ]);
    }
}
