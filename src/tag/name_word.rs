//! [`NameWord`]: a word of the listed names, as a number.

/// What a word is in the listed names: its number among their words, and where in them it may stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NameWord(u32);

/// Where a word may stand in a listed name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// First, in any case.
    First,
    /// First, with a capital or a digit only.
    FirstWithCapital,
    /// After the first.
    Later,
}

impl Place {
    const fn bit(self) -> u32 {
        match self {
            Self::First => 1 << 31,
            Self::FirstWithCapital => 1 << 30,
            Self::Later => 1 << 29,
        }
    }
}

impl NameWord {
    /// A word of no name.
    pub const NONE: Self = Self(0);
    /// How many words there may be.
    pub const LIMIT: u32 = 1 << 29;

    /// The word of a number from 1 up to and without [`Self::LIMIT`], standing nowhere yet.
    pub const fn numbered(number: u32) -> Self {
        Self(number)
    }

    /// The same word, which stands in a name at this place too.
    pub const fn standing(self, place: Place) -> Self {
        Self(self.0 | place.bit())
    }

    /// Whether it stands in a listed name at this place.
    pub const fn stands(self, place: Place) -> bool {
        self.0 & place.bit() != 0
    }

    /// Its number.
    pub const fn number(self) -> u32 {
        self.0 & (Self::LIMIT - 1)
    }
}
