//! [`Tag`]: the part of speech of a token.

use std::fmt;

macro_rules! tags {
    ($($variant:ident $name:literal $meaning:literal,)*) => {
        /// A part of speech of the Penn Treebank.
        ///
        /// The names are the treebank's own, spelt as Rust wants them: `PRP$` is [`Tag::PrpPoss`], `WP$`
        /// [`Tag::WpPoss`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag {
            $(#[doc = $meaning] $variant,)*
        }

        impl Tag {
            /// All tags, in the order of their numbers.
            pub const ALL: &'static [Tag] = &[$(Tag::$variant,)*];

            /// The treebank's name: `VBD`, `PRP$`.
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$variant => $name,)* }
            }

            /// The tag of that name, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Tag::$variant),)* _ => None }
            }
        }
    };
}

tags! {
    Cc "CC" "Coordinating conjunction: and, or, but.",
    Cd "CD" "Cardinal number: four, 3,000.",
    Dt "DT" "Determiner: the, a, this, no.",
    Ex "EX" "Existential there.",
    Fw "FW" "Foreign word.",
    In "IN" "Preposition or subordinating conjunction: of, after, that.",
    Jj "JJ" "Adjective: Iranian, diplomatic.",
    Jjr "JJR" "Comparative adjective: larger.",
    Jjs "JJS" "Superlative adjective: largest.",
    Ls "LS" "Mark of a list item.",
    Md "MD" "Modal: will, would, could.",
    Nn "NN" "Noun, singular or mass: expulsion.",
    Nns "NNS" "Noun, plural: diplomats.",
    Nnp "NNP" "Name, singular: Albania.",
    Nnps "NNPS" "Name, plural: Emirates.",
    Pdt "PDT" "Predeterminer: all, both.",
    Pos "POS" "Possessive ending: 's.",
    Prp "PRP" "Personal pronoun: he, it, themselves.",
    PrpPoss "PRP$" "Possessive pronoun: its, their.",
    Rb "RB" "Adverb: never, not, reportedly.",
    Rbr "RBR" "Comparative adverb: earlier.",
    Rbs "RBS" "Superlative adverb: most.",
    Rp "RP" "Particle: (kick) out.",
    Sym "SYM" "Symbol.",
    To "TO" "The to of an infinitive.",
    Uh "UH" "Interjection.",
    Vb "VB" "Verb, base form: (to) expel.",
    Vbd "VBD" "Verb, past tense: expelled.",
    Vbg "VBG" "Verb, -ing form: expelling.",
    Vbn "VBN" "Verb, past participle: (was) expelled.",
    Vbp "VBP" "Verb, present, not third person singular: (they) expel.",
    Vbz "VBZ" "Verb, present, third person singular: expels.",
    Wdt "WDT" "Wh-determiner: which, relative that.",
    Wp "WP" "Wh-pronoun: who, what.",
    WpPoss "WP$" "Possessive wh-pronoun: whose.",
    Wrb "WRB" "Wh-adverb: when, where.",
    Hash "#" "Number sign.",
    Dollar "$" "Currency sign.",
    OpenQuote "``" "Opening quotation mark.",
    CloseQuote "''" "Closing quotation mark.",
    OpenBracket "-LRB-" "Opening bracket.",
    CloseBracket "-RRB-" "Closing bracket.",
    Comma "," "Comma.",
    Stop "." "Mark that ends a sentence.",
    Colon ":" "Colon, semicolon, dash or ellipsis.",
    Hyphen "HYPH" "Hyphen that stands alone.",
}

impl Tag {
    /// The tag of that number, as `tag as u8` gave it.
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// A verb form, modals not included.
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }

    /// A verb form that carries tense (`expelled`, `expels`, `expel`), or a modal (`will`).
    pub const fn is_finite_verb(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// A common noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// A name.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// An adjective, compared or not.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// An adverb, compared or not.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs)
    }

    /// A pronoun, relative and possessive ones included.
    pub const fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpPoss | Self::Wp | Self::WpPoss | Self::Wdt)
    }

    /// What can stand before the head noun of a noun phrase, or be it.
    pub const fn is_nominal(self) -> bool {
        self.is_noun()
            || self.is_adjective()
            || matches!(self, Self::Dt | Self::Pdt | Self::Cd | Self::PrpPoss | Self::Pos)
    }

    /// A punctuation mark.
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::OpenQuote
                | Self::CloseQuote
                | Self::OpenBracket
                | Self::CloseBracket
                | Self::Comma
                | Self::Stop
                | Self::Colon
                | Self::Hyphen
        )
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[test]
    fn names_and_numbers_lead_back_to_the_tag() {
        for (index, &tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(Tag::from_name(tag.name()), Some(tag));
            assert_eq!(tag as usize, index);
            assert_eq!(Tag::from_index(index), Some(tag));
        }
    }

    #[test]
    fn kinds() {
        assert!(Tag::Vbn.is_verb() && !Tag::Vbn.is_finite_verb());
        assert!(Tag::Md.is_finite_verb() && !Tag::Md.is_verb());
        assert!(Tag::Nnp.is_noun() && Tag::Nnp.is_name() && !Tag::Jj.is_noun());
    }
}
