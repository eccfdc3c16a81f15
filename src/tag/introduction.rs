//! [`Introduction`]: what the words around a person's name say of the person.

use std::ops::Range;

use super::class::Class;
use super::draft::Board;
use super::word::Shape;
use crate::gazetteer::Gender;
use crate::model::{EntityId, EntityKind};

/// What a title or an apposition says of somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Introduction {
    /// The words of the title or apposition.
    pub words: Range<usize>,
    /// The state, organisation or person whose office or man it is.
    pub owner: Option<EntityId>,
    /// The words for the owner where it is a body without a listed name ("Foreign Ministry spokesman").
    pub body: Option<usize>,
    /// The office in lower case: "prime minister".
    pub office: Option<String>,
    /// The nouns, in lower case, by which "the …" may mean the person later.
    pub nouns: Vec<String>,
    /// Whether it is an office, so that its holder acts for the owner.
    pub official: bool,
    /// Whether the office is held no more.
    pub former: bool,
    /// What an address says: "Mrs".
    pub gender: Option<Gender>,
}

/// The nouns that head a description of a person.
const HEAD: Class = Class::OFFICIAL.or(Class::PRIVATE);
/// What may stand between an owner and the head.
const BETWEEN: Class =
    Class::RANK.or(Class::FORMER).or(Class::MODIFIER).or(Class::BODY_HEAD).or(Class::BODY_NOUN);

/// All that introduces the name in some words, before and behind it.
pub(super) fn all(board: &Board<'_>, words: &Range<usize>) -> Vec<Introduction> {
    before(board, words).into_iter().chain(after(board, words)).collect()
}

/// Reads the words before a name: "Albanian Prime Minister", "Iran's foreign ministry spokesman", "Mr".
pub(super) fn before(board: &Board<'_>, name: &Range<usize>) -> Option<Introduction> {
    let article = &board.article;
    let sentence = article.sentence_of(name.start);
    let mut last = article.before(name.start)?;
    // "the foreign minister, Boris Johnson, blamed": only a whole apposition, not one item of a list.
    let closed = name.end >= sentence.end
        || article.words[name.end].shape == Shape::Mark
        // "Minister for Europe, Ana Kola said", but not "ousted the minister, Ana Kola said"
        || board.title_at(sentence.start).is_some() && article.class(name.end).is(Class::SPEECH);
    if article.is(last, ",") {
        last = article.before(last).filter(|_| closed)?;
    }
    let mut reader = Reader::new(board, last + 1);
    if !reader.head_to_the_left(sentence.start) && !reader.purpose_to_the_left(sentence.start) {
        return None;
    }
    if closed {
        reader.office_to_the_left(sentence.start);
    }
    reader.owner_to_the_left(sentence.start);
    // "the foreign minister, Boris Johnson" may be owned from the right: "the minister for Europe".
    Some(reader.finish(last + 1))
}

/// Reads the words after a name: ", the American envoy to the U.N.", ", a researcher", ", head of the bank".
pub(super) fn after(board: &Board<'_>, name: &Range<usize>) -> Option<Introduction> {
    let article = &board.article;
    let limit = article.sentence_of(name.start).end.min(name.end + 14);
    if !article.is(name.end, ",") {
        return None;
    }
    let begin = name.end + 1;
    let mut word = begin;
    while word < limit {
        if board.title_at(word).is_some() || (article.class(word).is(HEAD) && board.free(word)) {
            break;
        }
        let named = board.name_at(word).is_some()
            || board.role_at(word).is_some()
            || article.possessive(word);
        let small = article.class(word).is(Class::DETERMINER.or(BETWEEN))
            || article.words[word].shape == Shape::Number;
        let noun = article.words[word].shape != Shape::Mark
            && !article.class(word).is(Class::CLOSED.or(Class::VERB));
        if !named && !small && !noun || word > begin + 7 {
            return None;
        }
        word += 1;
    }
    let mut end = word;
    while end < limit
        && (board.title_at(end).is_some() || (article.class(end).is(HEAD) && board.free(end)))
    {
        end += 1;
    }
    if end == word {
        return None;
    }
    let mut reader = Reader::new(board, end);
    reader.head_to_the_left(begin);
    reader.owner_to_the_left(begin);
    reader.owner_to_the_right(end, limit);
    Some(reader.finish(end))
}

/// Walks over the words of one description.
struct Reader<'b, 'a> {
    board: &'b Board<'a>,
    /// The first word read so far.
    begin: usize,
    found: Introduction,
}

impl<'b, 'a> Reader<'b, 'a> {
    fn new(board: &'b Board<'a>, end: usize) -> Self {
        Self { board, begin: end, found: Introduction::default() }
    }

    fn finish(mut self, end: usize) -> Introduction {
        self.found.words = self.begin..end;
        self.found
    }

    /// Reads the titles and head nouns that end where reading stands; gives whether there are any.
    fn head_to_the_left(&mut self, limit: usize) -> bool {
        let end = self.begin;
        while self.begin > limit {
            let word = self.begin - 1;
            if let Some(title) = self.board.title_at(word).cloned() {
                self.read_title(title.number, title.words.clone());
                self.begin = title.words.start.max(limit);
            } else if self.board.article.class(word).is(HEAD) && self.board.free(word) {
                self.read_noun(word);
                self.begin = word;
            } else if self.begin < end
                && self.board.article.is(word, "and")
                && self.is_head(word.wrapping_sub(1))
            {
                self.begin = word;
            } else {
                break;
            }
        }
        self.begin < end
    }

    fn is_head(&self, word: usize) -> bool {
        self.board.title_at(word).is_some() || self.board.article.class(word).is(HEAD)
    }

    /// Reads on before an address: "the army's spokesman, Col. X,".
    fn office_to_the_left(&mut self, limit: usize) {
        let comma = self.begin.wrapping_sub(1);
        if self.found.office.is_none()
            && self.begin > limit + 1
            && self.board.article.is(comma, ",")
            && self.is_head(comma - 1)
        {
            self.begin = comma;
            self.head_to_the_left(limit);
        }
    }

    /// Reads "Minister for the Middle East" or "ambassador to Spain," before a name.
    fn purpose_to_the_left(&mut self, limit: usize) -> bool {
        let article = &self.board.article;
        let Some(place) = self.begin.checked_sub(1).and_then(|word| self.board.name_at(word))
        else {
            return false;
        };
        let mut word = place.words.start;
        if word > limit && article.class(word - 1).is(Class::DETERMINER) {
            word -= 1;
        }
        if word <= limit + 1
            || !matches!(article.word(word - 1), "of" | "for" | "to" | "in")
            || !self.is_head(word - 2)
        {
            return false;
        }
        let owner = place.entity.clone();
        let whose = article.is(word - 1, "of");
        self.begin = word - 1;
        let read = self.head_to_the_left(limit);
        if whose {
            self.found.owner = Some(owner);
        }
        read
    }

    fn read_title(&mut self, number: usize, words: Range<usize>) {
        let Some(title) = self.board.registry.gazetteer.titles().get(number) else { return };
        let text = title.title.to_lowercase();
        let head = self.board.article.class(words.end - 1);
        self.found.official |= title.office.is_some() || head.is(Class::OFFICIAL);
        self.found.gender = self.found.gender.or(title.gender);
        if self.found.office.is_none() {
            self.found.office.clone_from(&title.office);
        }
        if self.found.owner.is_none() {
            self.found.owner.clone_from(&title.of);
        }
        let role = words.clone().find(|word| self.board.role_at(*word).is_some());
        if self.found.body.is_none() {
            self.found.body = role;
        }
        let last = self.board.article.word(words.end - 1).to_lowercase();
        if self.board.article.class(words.end - 1).is(HEAD) && last != text {
            self.found.nouns.push(last);
        }
        if title.office.is_some() {
            self.found.nouns.push(text);
        }
    }

    fn read_noun(&mut self, word: usize) {
        let article = &self.board.article;
        let noun = article.word(word).to_lowercase();
        self.found.official |= article.class(word).is(Class::OFFICIAL);
        if self.found.office.is_none() && article.class(word).is(Class::OFFICIAL) {
            self.found.office = Some(noun.clone());
        }
        self.found.nouns.push(noun);
    }

    /// Reads on to the left for whose office it is: "Iran's", "Belgian", "Arab League", "Foreign Ministry".
    fn owner_to_the_left(&mut self, limit: usize) {
        let article = &self.board.article;
        let mut gap = 0;
        while self.begin > limit && gap < 4 {
            let word = self.begin - 1;
            if let Some(name) = self.board.name_at(word) {
                self.own(name.entity.clone(), name.kind);
                self.begin = name.words.start;
            } else if let Some(role) = self.board.role_at(word) {
                self.found.body = self.found.body.or(Some(role.words.start));
                self.begin = role.words.start;
            } else if article.possessive(word) {
                self.begin = word;
                let noun = word.saturating_sub(1);
                let described = article.class(noun).is(Class::PLACE_NOUN.or(Class::BODY_NOUN));
                if word > limit && described && self.board.free(noun) {
                    self.found.body = self.found.body.or(Some(noun));
                }
            } else if article.class(word).is(BETWEEN) && !article.class(word).is(Class::CLOSED) {
                self.found.former |= article.class(word).is(Class::FORMER);
                self.begin = word;
                gap += 1;
            } else if article.capital(word)
                && self.board.free(word)
                && !article.class(word).is(Class::OPENING)
            {
                self.begin = word;
                gap += 1;
            } else if article.class(word).is(Class::DETERMINER) {
                self.begin = word;
                break;
            } else {
                break;
            }
        }
    }

    /// Reads "of …", "to …", "for …" after the head.
    fn owner_to_the_right(&mut self, end: usize, limit: usize) {
        let article = &self.board.article;
        if self.found.owner.is_some()
            || !matches!(article.word(end), "of" | "for" | "at" | "with" | "to" | "from")
        {
            return;
        }
        let host = article.is(end, "to");
        for word in end + 1..limit.min(end + 7) {
            if let Some(name) = self.board.name_at(word) {
                if !host {
                    self.own(name.entity.clone(), name.kind);
                }
                return;
            }
            if let Some(role) = self.board.role_at(word) {
                self.found.body = self.found.body.or(Some(role.words.start));
                return;
            }
            if article.words[word].shape == Shape::Mark
                || article.class(word).is(Class::VERB.or(Class::PARTICLE))
            {
                return;
            }
        }
    }

    /// Takes an owner; a state's office stays the state's ("the Russian mission's envoy").
    fn own(&mut self, id: EntityId, kind: EntityKind) {
        let better = kind == EntityKind::State
            && self
                .found
                .owner
                .as_ref()
                .is_some_and(|o| self.board.registry.kind(o) == EntityKind::Place);
        if self.found.owner.is_none() || better {
            self.found.owner = Some(id);
        }
    }
}
