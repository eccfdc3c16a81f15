//! [`Frame`]: the pattern of a clause, with places for its sides.

use std::fmt;

/// The pattern of a clause: a verb and what follows it.
///
/// It is written as the clause would be, with the verb as a lemma and the sides in braces:
///
/// | written | means |
/// |---|---|
/// | `{subject} expel {object}` | the verb *expel* in any form; its direct object is the claim's object |
/// | `{subject} blame {matter} on {object}` | *blame* … *on* … |
/// | `{subject} kick\|throw {object} out` | one of several words |
/// | `{subject} call ({object}'s) <accusation> <baseless>` | words of a class (`gazetteers/words/classes.csv`), the noun perhaps with its owner |
/// | `{subject} expel {object} (from {place})` | a part that may be absent |
/// | `{object} find <shelter> in {place}` | the clause's own subject is the claim's object |
///
/// `{matter}` takes the phrase up to the end of its clause; `{place}` is a state's territory, whose state stands in
/// for a subject that the clause leaves out; `{that}` is the beginning of a clause, with or without *that*; `{doing}` is a
/// verb in *-ing* with what follows it, which is the matter; `{not}` is a negated verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The side that the clause's own subject is: [`Slot::Subject`], or [`Slot::Object`].
    pub first: Slot,
    /// The verb's lemmas.
    pub verbs: Vec<String>,
    /// What follows the verb.
    pub rest: Vec<Element>,
}

/// One element of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// One of these words, compared with the word itself and with its lemma.
    Words(Vec<String>),
    /// A word of a class.
    Class(String),
    /// A place to fill.
    Slot(Slot),
    /// Elements that may be absent, all together.
    Optional(Vec<Element>),
}

/// A place that a phrase of the sentence fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The object side.
    Object,
    /// The subject side; behind the verb, the subject named again ("Oslo insists that it …").
    Subject,
    /// The object side, as the owner of the noun that comes next: "Oslo's claims", "the claims of Oslo".
    Owner,
    /// What the claim is about.
    Matter,
    /// A territory, whose state is the subject where none is named.
    Place,
    /// The beginning of an embedded clause.
    That,
    /// A verb in *-ing* with what follows it, which is the matter.
    Doing,
    /// A negated verb.
    Not,
}

/// Why a frame can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// A place that doesn't exist.
    #[error(
        "unknown place {{{0}}}: a frame knows {{subject}}, {{object}}, {{object}}'s, {{matter}}, {{place}}, {{that}}, {{doing}} and {{not}}"
    )]
    UnknownSlot(String),
    /// No verb.
    #[error("a frame needs its verb after {{subject}}: {{subject}} expel {{object}}")]
    NoVerb,
    /// A parenthesis without its other half.
    #[error("a parenthesis is not closed or not opened")]
    Parenthesis,
}

impl Frame {
    /// Reads a frame as written in a rule file.
    ///
    /// # Errors
    /// If a place is unknown, the verb is missing or a parenthesis has no other half.
    ///
    /// ```
    /// use chancery::rules::Frame;
    /// let frame = Frame::parse("{subject} expel|deport {object} (from {place})")?;
    /// assert_eq!(frame.verbs, ["expel", "deport"]);
    /// # Ok::<(), chancery::rules::FrameError>(())
    /// ```
    pub fn parse(written: &str) -> Result<Self, FrameError> {
        let mut words = written.split_whitespace().peekable();
        let first = match words.next_if(|word| matches!(*word, "{subject}" | "{object}")) {
            Some("{object}") => Slot::Object,
            _ => Slot::Subject,
        };
        let verbs = match words.next() {
            Some(word) if word.starts_with(|c: char| c.is_alphabetic()) => alternatives(word),
            _ => return Err(FrameError::NoVerb),
        };
        let mut open: Option<Vec<Element>> = None;
        let mut rest = Vec::new();
        for word in words {
            let (word, opens) = word.strip_prefix('(').map_or((word, false), |w| (w, true));
            let (word, closes) = word.strip_suffix(')').map_or((word, false), |w| (w, true));
            if opens && open.replace(Vec::new()).is_some() {
                return Err(FrameError::Parenthesis);
            }
            let element = Element::parse(word)?;
            open.as_mut().unwrap_or(&mut rest).push(element);
            if closes {
                rest.push(Element::Optional(open.take().ok_or(FrameError::Parenthesis)?));
            }
        }
        if open.is_some() {
            return Err(FrameError::Parenthesis);
        }
        Ok(Self { first, verbs, rest })
    }

    /// The classes of words that the frame asks for.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        fn collect<'f>(elements: &'f [Element], found: &mut Vec<&'f str>) {
            for element in elements {
                match element {
                    Element::Class(class) => found.push(class),
                    Element::Optional(inner) => collect(inner, found),
                    Element::Words(_) | Element::Slot(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        collect(&self.rest, &mut found);
        found.into_iter()
    }
}

impl Element {
    fn parse(word: &str) -> Result<Self, FrameError> {
        if word == "{object}'s" {
            return Ok(Self::Slot(Slot::Owner));
        }
        if let Some(name) = word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
            return Slot::parse(name).map(Self::Slot);
        }
        if let Some(class) = word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
            return Ok(Self::Class(class.to_owned()));
        }
        Ok(Self::Words(alternatives(word)))
    }
}

impl Slot {
    fn parse(name: &str) -> Result<Self, FrameError> {
        Ok(match name {
            "object" => Self::Object,
            "subject" => Self::Subject,
            "matter" => Self::Matter,
            "place" => Self::Place,
            "that" => Self::That,
            "doing" => Self::Doing,
            "not" => Self::Not,
            other => return Err(FrameError::UnknownSlot(other.to_owned())),
        })
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "{object}",
            Self::Subject => "{subject}",
            Self::Owner => "{object}'s",
            Self::Matter => "{matter}",
            Self::Place => "{place}",
            Self::That => "{that}",
            Self::Doing => "{doing}",
            Self::Not => "{not}",
        })
    }
}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.first, self.verbs.join("|"))?;
        self.rest.iter().try_for_each(|element| write!(f, " {element}"))
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(&words.join("|")),
            Self::Class(class) => write!(f, "<{class}>"),
            Self::Slot(slot) => write!(f, "{slot}"),
            Self::Optional(inner) => {
                let inner: Vec<String> = inner.iter().map(ToString::to_string).collect();
                write!(f, "({})", inner.join(" "))
            }
        }
    }
}

fn alternatives(word: &str) -> Vec<String> {
    word.split('|').map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Frame, FrameError};

    #[test]
    fn a_frame_prints_as_it_was_written() {
        for written in [
            "{subject} expel {object}",
            "{subject} blame {matter} on {object}",
            "{subject} kick|throw {object} out",
            "{subject} call ({object}'s) <accusation> <baseless>",
            "{subject} expel|deport {object} (from {place})",
            "{object} find <shelter> in {place}",
        ] {
            let frame = Frame::parse(written);
            assert_eq!(frame.map(|f| f.to_string()).as_deref(), Ok(written));
        }
    }

    #[test]
    fn a_fault_says_what_it_is() {
        for (written, error) in [
            ("{subject}", FrameError::NoVerb),
            ("{subject} {object}", FrameError::NoVerb),
            ("{subject} expel {victim}", FrameError::UnknownSlot("victim".into())),
            ("{subject} expel {object} (from {place}", FrameError::Parenthesis),
            ("{subject} expel {object} from {place})", FrameError::Parenthesis),
        ] {
            assert_eq!(Frame::parse(written), Err(error), "{written}");
        }
    }
}
