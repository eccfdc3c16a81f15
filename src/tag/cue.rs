//! [`Cue`]: words that single rules look for, told by the one look-up that every word gets.

/// Which rules look for a word; most words are no cue. Unlike a class it says nothing of what kind of word it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Cue(u8);

impl Cue {
    /// Nouns of bodies that stand right before their names: "the broadcaster ZBC".
    pub const BODY: Self = Self(1);
    /// Nouns of ships: "the tanker Luanda".
    pub const SHIP: Self = Self(1 << 1);
    /// Nouns that point back and belong to no class that does: "the pair".
    pub const BACK: Self = Self(1 << 2);
    /// "North", "South": halves of a divided nation.
    pub const HALF: Self = Self(1 << 3);
    /// Numbers written in letters.
    pub const COUNT: Self = Self(1 << 4);

    /// Whether one of the rules of `other` looks for it.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The rules of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The cues, in lower case.
pub(super) const CUES: [(Cue, &str); 5] = [
    (
        Cue::BODY,
        "newspaper daily weekly broadcaster channel magazine website network company conglomerate airline charity \
         watchdog militia",
    ),
    (
        Cue::SHIP,
        "tanker ship vessel frigate destroyer submarine ferry freighter trawler corvette yacht",
    ),
    (Cue::BACK, "bloc pair faction militia"),
    (Cue::HALF, "north south"),
    (
        Cue::COUNT,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
         eighteen nineteen twenty",
    ),
];
