//! People whom no list has: found by a title, an apposition, or the way that news introduces a speaker.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::class::Class;
use super::draft::Board;
use super::echo;
use super::given_name::GivenNames;
use super::introduction::{self, Introduction};
use super::run;
use super::word::Shape;
use crate::model::{BlockKind, EntityId, EntityKind, Form, Office};
use crate::text::fold;

/// What the article says of its people: by which nouns they may be meant later, and for whom they act.
#[derive(Debug, Default)]
pub(super) struct Roles {
    /// Of each person, the nouns of the introductions: "prime minister", "spokesman".
    pub nouns: BTreeMap<EntityId, Vec<String>>,
    /// The words of the introductions, by begin once all are read.
    words: Vec<Range<usize>>,
    /// Of the introductions that a comma parts from the name, by begin once all are read, the person introduced.
    apposed: Vec<(Introduction, EntityId)>,
    /// People whose office is a government's that isn't named beside it, "President Rueda", and the office.
    pub ownerless: BTreeMap<EntityId, String>,
    /// Of each word, whether an introduction covers it.
    covered: Vec<bool>,
    /// People whose office is a body's without a listed name: the person, and a word of the body's role.
    bodies: Vec<(EntityId, usize, Introduction)>,
}

impl Roles {
    /// Whether a word is part of somebody's introduction.
    pub fn introduced(&self, word: usize) -> bool {
        if !self.covered.get(word).is_some_and(|covered| *covered) {
            return false;
        }
        let after = self.words.partition_point(|words| words.start <= word);
        // Introductions hardly overlap, so the few that begin last before the word are all that can cover it.
        self.words[..after].iter().rev().take(4).any(|words| words.contains(&word))
    }

    /// The words of the title that ends where a name begins.
    pub fn title_before(&self, name: usize) -> Option<&Range<usize>> {
        let after = self.words.partition_point(|words| words.start < name);
        self.words[..after].iter().rev().take(4).find(|words| words.end == name)
    }

    /// The introduction that begins at a word and stands before a comma and the name, and whom it introduces.
    pub fn apposed_from(&self, word: usize) -> Option<&(Introduction, EntityId)> {
        if self.apposed.is_empty() {
            return None;
        }
        let at = self.apposed.partition_point(|(introduction, _)| introduction.words.start < word);
        self.apposed.get(at).filter(|(introduction, _)| introduction.words.start == word)
    }

    /// Attaches the people of bodies that have been composed meanwhile ("Foreign Ministry spokesman").
    pub fn attach_bodies(&self, board: &mut Board<'_>) {
        for (person, word, introduction) in &self.bodies {
            let Some(body) = board.phrase_at(*word).map(|phrase| phrase.entity.clone()) else {
                continue;
            };
            let of = board.registry.actor(&body);
            let title = introduction.office.clone().or_else(|| introduction.nouns.first().cloned());
            let office = title.map(|title| Office { title, of: body, from: None, until: None });
            board.registry.attach(person, &of, introduction.official, office);
        }
    }
}

/// Finds people and reads what their titles say, of listed people too.
pub(super) fn find(board: &mut Board<'_>, given: &GivenNames) -> Roles {
    let mut roles = Roles::default();
    relatives(board, given);
    introduce_listed(board, &mut roles);
    let (full, single): (Vec<_>, Vec<_>) =
        run::names(board, given).into_iter().partition(|run| count(board, run) > 1);
    add_full(board, &mut roles, full, given);
    let surnames = surnames(board);
    for run in single {
        add_single(board, &mut roles, &surnames, run);
    }
    roles.words.sort_by_key(|words| words.start);
    roles.apposed.sort_by_key(|(introduction, _)| introduction.words.start);
    roles.covered.resize(board.article.words.len(), false);
    roles.words.iter().for_each(|words| roles.covered[words.clone()].fill(true));
    roles
}

/// Of each name that the article gives in full, all but its first word or words, by which somebody with two surnames
/// is called later.
struct Endings(HashMap<String, EntityId>);

impl Endings {
    /// Those of the people on the board.
    fn of(board: &Board<'_>) -> Self {
        let mut endings = Self(HashMap::new());
        for person in board.names().filter(|name| name.kind == EntityKind::Person) {
            if let Some(entity) = board.registry.entity(&person.entity) {
                endings.add(&entity.label, &person.entity);
            }
        }
        endings
    }

    fn add(&mut self, name: &str, id: &EntityId) {
        let name = fold(name);
        for (blank, _) in name.match_indices(' ') {
            let ending = &name[blank + 1..];
            if ending.contains(' ') {
                self.0.entry(ending.to_owned()).or_insert_with(|| id.clone());
            }
        }
    }

    fn whose(&self, name: &str) -> Option<&EntityId> {
        self.0.get(&*fold(name))
    }
}

/// Puts a further mention of somebody on the board.
fn again(board: &mut Board<'_>, roles: &mut Roles, run: Range<usize>, id: EntityId) {
    for introduction in introductions(board, &run) {
        note(board, roles, &id, &introduction);
    }
    let draft = board.draft(run, id, EntityKind::Person, Form::Name);
    board.name(draft);
}

/// Puts the people on the board whose names are given in full.
fn add_full(
    board: &mut Board<'_>,
    roles: &mut Roles,
    mut runs: Vec<Range<usize>>,
    given: &GivenNames,
) {
    // The longest names first, for "Prado Rueda" is Ana Prado Rueda, whichever stands first.
    runs.sort_by_key(|run| std::cmp::Reverse(count(board, run)));
    let mut endings = Endings::of(board);
    let mut unknown = Vec::new();
    for run in runs {
        let name = label(board, &run);
        if let Some(id) = endings.whose(&name).cloned() {
            again(board, roles, run, id);
        } else if let Some((words, introduction)) = recognise(board, &run, given) {
            let gender = given.gender(board.article.word(words.start));
            let id = add(board, roles, words, introduction);
            endings.add(&name, &id);
            if let Some(gender) = gender {
                board.registry.set_gender(&id, gender);
            }
        } else {
            unknown.push(run);
        }
    }
    for run in unknown {
        if is_listed_with(board, &run) {
            add(board, roles, run, Vec::new());
        }
    }
}

/// Whether a name stands after a person's and "and": "Ana Kola and Besa Hoxha were held".
fn is_listed_with(board: &Board<'_>, run: &Range<usize>) -> bool {
    let article = &board.article;
    let head = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let and = article.before(run.start).filter(|and| article.is(*and, "and"));
    let other = and.and_then(|and| board.name_at(article.before(and)?));
    let full = other.is_some_and(|name| name.kind == EntityKind::Person && name.words.len() > 1);
    let named = |word: usize| article.words[word].shape == Shape::Title;
    let next = article.sentence_of(run.start).contains(&run.end) && article.capital(run.end);
    full && !next
        && run.len() <= 4
        && run.clone().all(|word| named(word) && !article.class(word).is(head))
}

/// The number of words of a run that are no initials or marks.
fn count(board: &Board<'_>, run: &Range<usize>) -> usize {
    run.clone()
        .filter(|word| board.article.capital(*word) && board.article.words[*word].span.len() > 2)
        .count()
}

/// Somebody else of a name that is known everywhere: "Saadi Gadhafi" is not the Gaddafi whom a list means by it.
fn relatives(board: &mut Board<'_>, given: &GivenNames) {
    let known: Vec<(usize, EntityId)> = board
        .names()
        .filter(|name| name.kind == EntityKind::Person && name.words.len() == 1)
        .map(|name| (name.words.start, name.entity.clone()))
        .collect();
    for (word, id) in known {
        let Some(first) = forename_before(board, given, word) else { continue };
        let own = board.registry.entity(&id).map_or("", |person| person.label.as_str());
        let forename = fold(board.article.word(first));
        let same = fold(own).split([' ', '-']).any(|part| part == forename);
        let id = match same {
            true => id,
            false => {
                let name = label(board, &(first..word + 1));
                board.registry.discover(EntityKind::Person, &name)
            }
        };
        let draft = board.draft(first..word + 1, id, EntityKind::Person, Form::Name);
        board.name(draft);
    }
}

/// The first name right before a surname.
fn forename_before(board: &Board<'_>, given: &GivenNames, surname: usize) -> Option<usize> {
    let article = &board.article;
    let word = article.before(surname)?;
    let name = board.free(word)
        && article.words[word].shape == Shape::Title
        && article.words[word].span.len() > 2
        && article.class(word) == Class::NONE
        && board.title_at(word).is_none()
        && board.role_at(word).is_none()
        && !article.shouting[article.words[word].sentence];
    let inside = article.before(word).is_some_and(|before| {
        article.words[before].shape == Shape::Lower && !article.class(before).is(Class::DETERMINER)
    });
    (name && (inside || given.has(article.word(word)))).then_some(word)
}

/// Reads the introductions of the people that the gazetteer knows.
fn introduce_listed(board: &mut Board<'_>, roles: &mut Roles) {
    let listed: Vec<(Range<usize>, EntityId)> = board
        .names()
        .filter(|name| name.kind == EntityKind::Person)
        .map(|name| (name.words.clone(), name.entity.clone()))
        .collect();
    for (words, id) in listed {
        for introduction in introductions(board, &words) {
            note(board, roles, &id, &introduction);
        }
    }
}

fn introductions(board: &Board<'_>, words: &Range<usize>) -> Vec<Introduction> {
    introduction::before(board, words)
        .into_iter()
        .chain(introduction::after(board, words))
        .collect()
}

/// The person's name in a run and what introduces it; none if nothing says that it is a person's.
fn recognise(
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
    let found = introductions(board, run);
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

/// Puts a stranger on the board.
fn add(
    board: &mut Board<'_>,
    roles: &mut Roles,
    words: Range<usize>,
    introductions: Vec<Introduction>,
) -> EntityId {
    let label = label(board, &words);
    let id = board.registry.discover(EntityKind::Person, &label);
    let draft = board.draft(words, id.clone(), EntityKind::Person, Form::Name);
    board.name(draft);
    for introduction in &introductions {
        note(board, roles, &id, introduction);
    }
    id
}

/// The words of a name on one line, without nicknames.
fn label(board: &Board<'_>, words: &Range<usize>) -> String {
    let text = board.article.span(words.clone()).of(board.article.text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title before one word: somebody named in full elsewhere, the holder of the office, or a stranger.
fn add_single(
    board: &mut Board<'_>,
    roles: &mut Roles,
    surnames: &HashMap<String, EntityId>,
    run: Range<usize>,
) {
    let article = &board.article;
    let head = Class::BODY_HEAD.or(Class::PLACE_HEAD).or(Class::EVENT_HEAD);
    let surname = article.word(run.end - 1);
    let headed = run.clone().any(|word| article.class(word).is(head));
    if headed && !surnames.contains_key(surname) || count(board, &run) != 1 {
        return;
    }
    let Some(introduction) =
        introduction::before(board, &run).filter(|i| board.title_at(i.words.end - 1).is_some())
    else {
        return;
    };
    let known =
        surnames.get(surname).cloned().or_else(|| holder_named(board, &introduction, surname));
    match known {
        Some(id) => {
            note(board, roles, &id, &introduction);
            let draft = board.draft(run, id, EntityKind::Person, Form::Name);
            board.name(draft);
        }
        None => {
            add(board, roles, run, vec![introduction]);
        }
    }
}

/// Of each word of the full names of the article's people but the first, who first has it.
fn surnames(board: &Board<'_>) -> HashMap<String, EntityId> {
    let mut people: Vec<_> = board.names().filter(|name| name.kind == EntityKind::Person).collect();
    people.sort_by_key(|name| name.span.begin);
    let mut surnames = HashMap::new();
    for person in people {
        let label =
            board.registry.entity(&person.entity).map_or("", |person| person.label.as_str());
        let parts = label.split([' ', '-']).skip(1).map(str::to_owned);
        for part in parts.chain(echo::surname_of(board, &person.entity)) {
            surnames.entry(part).or_insert_with(|| person.entity.clone());
        }
    }
    surnames
}

/// Who holds the office of the introduction and has this word in the name: "Jordan's King Abdullah".
fn holder_named(board: &Board<'_>, introduction: &Introduction, word: &str) -> Option<EntityId> {
    let office = introduction.office.as_deref()?;
    let owner = board.registry.state(introduction.owner.as_ref()?)?;
    let holders = board.registry.gazetteer.holder(office, &owner, board.article.document.published);
    holders.into_iter().find(|id| {
        board
            .registry
            .entity(id)
            .is_some_and(|person| person.label.split([' ', '-']).any(|part| part == word))
    })
}

/// Notes what an introduction says of a person.
fn note(board: &mut Board<'_>, roles: &mut Roles, id: &EntityId, introduction: &Introduction) {
    let nouns = roles.nouns.entry(id.clone()).or_default();
    nouns.extend(introduction.nouns.iter().filter(|noun| !noun.is_empty()).cloned());
    roles.words.push(introduction.words.clone());
    if introduction.official && board.article.is(introduction.words.end, ",") {
        roles.apposed.push((introduction.clone(), id.clone()));
    }
    if let (None, Some(word)) = (&introduction.owner, introduction.body) {
        roles.bodies.push((id.clone(), word, introduction.clone()));
    }
    if let Some(gender) = introduction.gender {
        board.registry.set_gender(id, gender);
    }
    if introduction.former && introduction.official {
        board.registry.retire(id);
    }
    if introduction.former {
        return;
    }
    let Some(owner) = owner(board, introduction) else {
        // A company has a president, but a President is a state's.
        let styled = board.article.capital(introduction.words.end - 1);
        let public =
            |office: &&String| is_public(office) && (styled || office.ends_with("minister"));
        if let Some(office) = introduction.office.as_ref().filter(public) {
            roles.ownerless.entry(id.clone()).or_insert_with(|| office.clone());
        }
        return;
    };
    let of = board.registry.actor(&owner);
    let office = introduction.office.clone().map(|title| Office {
        title,
        of: owner,
        from: None,
        until: None,
    });
    board.registry.attach(id, &of, introduction.official, office);
}

/// Whether an office is one of a state's government, so that it belongs to the state at hand where none is named.
fn is_public(office: &str) -> bool {
    let head = office.rsplit(' ').next().unwrap_or(office);
    matches!(head, "minister" | "president" | "chancellor" | "king" | "queen" | "emir")
        || office == "foreign secretary"
}

/// Whose office an introduction names; a capital stands for its state.
fn owner(board: &Board<'_>, introduction: &Introduction) -> Option<EntityId> {
    let owner = introduction.owner.as_ref()?;
    if let Some(state) = board.registry.gazetteer.capital_of(owner) {
        return Some(state.clone());
    }
    let entry = board.registry.gazetteer.entry(owner);
    let party = entry.is_some_and(|entry| entry.class == "party");
    let place = board.registry.kind(owner) == EntityKind::Place;
    let public = introduction.office.as_deref().is_some_and(|office| {
        ["senator", "minister", "representative", "member of", "secretary", "speaker", "congress"]
            .iter()
            .any(|title| office.contains(title))
    });
    // A party's member of parliament and a region's senator act for the state.
    let state = board.registry.state(owner).filter(|_| (party || place) && public);
    Some(state.unwrap_or_else(|| owner.clone()))
}

#[cfg(test)]
mod tests {
    use super::super::check::{actors, names};

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

    #[test]
    fn an_office_says_for_whom_somebody_acts() {
        actors(&[
            (
                "Estonia's foreign ministry spokesman Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "state/estonia",
            ),
            ("Estonian lawmaker Arvo Tamsalu resigned.", "Arvo Tamsalu", "state/estonia"),
            (
                "The Estonian journalist Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "person/arvo-tamsalu",
            ),
            (
                "Former Estonian minister Arvo Tamsalu resigned.",
                "Arvo Tamsalu",
                "person/arvo-tamsalu",
            ),
            ("Chile recalled its envoy to Peru, Leida Tamsalu.", "Leida Tamsalu", "state/chile"),
            ("Riga objected. President Leida Tamsalu left.", "Leida Tamsalu", "state/latvia"),
            (
                "Riga objected. Company president Leida Tamsalu left.",
                "Leida Tamsalu",
                "person/leida-tamsalu",
            ),
            ("NATO spokeswoman Leida Tamsalu resigned.", "Leida Tamsalu", "organisation/nato"),
            (
                "Arvo Tamsalu, the Estonian envoy to the U.N., resigned.",
                "Arvo Tamsalu",
                "state/estonia",
            ),
        ]);
    }
}
