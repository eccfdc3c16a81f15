//! [`Class`]: the kinds of English words that the tagger's rules tell apart.

/// The kinds that a word belongs to; a word may be several things ("left", "May").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    pub const NONE: Self = Self(0);
    /// "the", "a", "this"
    pub const DETERMINER: Self = Self(1);
    /// "in", "near", "across": what follows is where.
    pub const LOCATIVE: Self = Self(1 << 1);
    /// Any other preposition.
    pub const PREPOSITION: Self = Self(1 << 2);
    /// "and", "or"
    pub const CONJUNCTION: Self = Self(1 << 3);
    /// "he", "their"
    pub const PRONOUN: Self = Self(1 << 4);
    /// "is", "has", "would"
    pub const AUXILIARY: Self = Self(1 << 5);
    /// "who", "that", "if", "not": closes a noun phrase.
    pub const PARTICLE: Self = Self(1 << 6);
    /// A verb of the news in a finite form: "expels", "expelled", "took".
    pub const VERB: Self = Self(1 << 7);
    /// The bare form of such a verb.
    pub const INFINITIVE: Self = Self(1 << 8);
    /// "expelling"
    pub const PARTICIPLE: Self = Self(1 << 9);
    /// A verb or noun of speech: "said", "told", "according".
    pub const SPEECH: Self = Self(1 << 10);
    /// "left", "visited": the object is where.
    pub const ENTERING: Self = Self(1 << 11);
    /// "flew", "trip": "to" after it leads to a place.
    pub const MOTION: Self = Self(1 << 12);
    /// "northern", "downtown", "neighbouring"
    pub const COMPASS: Self = Self(1 << 13);
    /// "January", "Monday", "Christmas"
    pub const CALENDAR: Self = Self(1 << 14);
    /// "two", "dozens"
    pub const NUMBER: Self = Self(1 << 15);
    /// "Council", "Brigade": ends the name of a body.
    pub const BODY_HEAD: Self = Self(1 << 16);
    /// "Airport", "River": ends the name of a place.
    pub const PLACE_HEAD: Self = Self(1 << 17);
    /// "Summit", "Treaty", "War": ends the name of what is no entity of ours.
    pub const EVENT_HEAD: Self = Self(1 << 18);
    /// "spokesman", "envoy": somebody who acts for whom he belongs to.
    pub const OFFICIAL: Self = Self(1 << 19);
    /// "journalist", "founder": somebody who acts for himself.
    pub const PRIVATE: Self = Self(1 << 20);
    /// "former", "late"
    pub const FORMER: Self = Self(1 << 21);
    /// "deputy", "senior", "acting"
    pub const RANK: Self = Self(1 << 22);
    /// "mayor", "streets", "suburbs": a town's, not a government's.
    pub const TOWN: Self = Self(1 << 23);
    /// Small words inside names: "al", "bin", "van".
    pub const NAME_PARTICLE: Self = Self(1 << 24);
    /// "government", "regime": a capital before it is a state.
    pub const RULE: Self = Self(1 << 25);
    /// Adverbs between a subject and its verb: "also", "again".
    pub const ADVERB: Self = Self(1 << 26);
    /// "Mount", "Lake": begins the name of a place.
    pub const PLACE_START: Self = Self(1 << 27);
    /// "city", "province", "village": "the city of X".
    pub const PLACE_NOUN: Self = Self(1 << 28);
    /// "military", "opposition", "special": may stand between whose and who.
    pub const MODIFIER: Self = Self(1 << 29);
    /// "group", "organisation", "movement": what an organisation is called.
    pub const BODY_NOUN: Self = Self(1 << 30);
    /// Words that stand in capitals at the begin of a sentence without being names.
    pub const OPENING: Self = Self(1 << 31);

    /// Whatever ends a noun phrase to the left or right.
    pub const CLOSED: Self = Self(
        Self::DETERMINER.0
            | Self::LOCATIVE.0
            | Self::PREPOSITION.0
            | Self::CONJUNCTION.0
            | Self::PRONOUN.0
            | Self::AUXILIARY.0
            | Self::PARTICLE.0,
    );

    /// Whether it belongs to one of the kinds of `other`.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kinds of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
