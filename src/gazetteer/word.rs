//! Words that aren't names and matter as much: [`Role`], [`Title`], [`Trap`].

use crate::model::{EntityId, EntityKind};

/// A word for a body or group of a state or organisation: "foreign ministry", "diplomat".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The word in the singular, lower case unless it is always written with a capital.
    pub word: String,
    /// Its plural; none of a word that has none or is only met in one form.
    pub plural: Option<String>,
    /// Organisation or Group (a minister's word is a [`Title`]).
    pub kind: EntityKind,
    /// The label of the composed entity, with `{of}` for the label and `{demonym}` for the adjective of whatever it
    /// belongs to: "diplomats of {of}", "{demonym} Foreign Ministry".
    pub label: String,
    /// Whether what it does is its state's act: an army's is, the opposition's isn't.
    pub acts_for: bool,
    slug: String,
    /// A bit for each trait.
    traits: u8,
}

/// What a role is by the words in its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// An embassy or the like, or somebody of one: "embassy guard".
    Seat,
    /// Somebody or something sent to a country: "ambassador", "mission".
    Envoy,
    /// A body of a government that is one however it is written: "foreign ministry".
    Ministry,
    /// The people of an embassy or office: "consulate staff".
    Staff,
}

impl Trait {
    /// The traits and the words that make them.
    const WORDS: [(Self, &[&str]); 4] = [
        (Self::Seat, &["embassy", "consulate", "mission", "delegation"]),
        (Self::Envoy, &["ambassador", "envoy", "mission"]),
        (Self::Ministry, &["ministry", "department", "council"]),
        (Self::Staff, &["staff", "personnel", "employee"]),
    ];
}

impl Role {
    /// A role of these words.
    pub fn new(
        word: String,
        plural: Option<String>,
        kind: EntityKind,
        label: String,
        acts_for: bool,
    ) -> Self {
        let slug = slug_of(&label);
        let has = |words: &[&str]| words.iter().any(|part| word.contains(part));
        let traits = Trait::WORDS.iter().filter(|(_, words)| has(words));
        let traits = traits.fold(0, |traits, (own, _)| traits | 1 << *own as u8);
        Self { word, plural, kind, label, acts_for, slug, traits }
    }

    /// Whether it has a trait.
    pub fn is(&self, own: Trait) -> bool {
        self.traits >> own as u8 & 1 == 1
    }

    /// The label of the role of an entity: "diplomats of Iran", "Iranian Foreign Ministry". An entity without an
    /// adjective is named by its label: "NATO police".
    pub fn label_of(&self, of: &str, adjective: Option<&str>) -> String {
        // People who act for a state are its own, "diplomats of Iran"; others only share its name, "Iranian exiles".
        if let (Some(adjective), Some(people), false) =
            (adjective, self.label.strip_suffix(" of {of}"), self.acts_for)
        {
            return format!("{adjective} {people}");
        }
        let mut label = String::with_capacity(self.label.len() + of.len());
        let mut rest = self.label.as_str();
        while let Some((before, (placeholder, after))) =
            rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            label.push_str(before);
            match placeholder {
                "of" => label.push_str(of),
                "demonym" => label.push_str(adjective.unwrap_or(of)),
                other => label.extend(["{", other, "}"]),
            }
            rest = after;
        }
        label + rest
    }

    /// The role's part of a composed id: `diplomats` in `group/iran-diplomats`. Two words with one label ("foreign
    /// ministry", "ministry of foreign affairs") have the same, so they mean the same body.
    pub fn slug(&self) -> &str {
        &self.slug
    }
}

/// The words of a label without its placeholder, with hyphens.
fn slug_of(label: &str) -> String {
    let bare = label.replace("{of}", "").replace("{demonym}", "");
    let words = bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut words: Vec<String> = words.map(str::to_ascii_lowercase).collect();
    // "diplomats of {of}": the preposition belongs to the placeholder.
    if words.last().is_some_and(|last| last == "of") {
        words.pop();
    }
    words.join("-")
}

/// What stands before or after a person's name and may say an office: "Prime Minister", "Mr".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title as it is written before a name.
    pub title: String,
    /// The office it means, in lower case; none of plain address.
    pub office: Option<String>,
    /// Whose office it always is ("Pope"); none where the context decides.
    pub of: Option<EntityId>,
    /// Whom it is said of, where only women or only men have it.
    pub gender: Option<super::Gender>,
}

/// A longer string that looks like a listed name and isn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trap {
    /// The string.
    pub text: String,
    /// Why it is none of the entities whose name it holds.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::Role;
    use crate::model::EntityKind;

    fn role(label: &str) -> Role {
        Role::new(String::new(), None, EntityKind::Group, label.to_owned(), true)
    }

    #[test]
    fn a_role_is_labelled_by_its_owner() {
        for (template, of, adjective, label, slug) in [
            ("diplomats of {of}", "Iran", Some("Iranian"), "diplomats of Iran", "diplomats"),
            (
                "{demonym} Foreign Ministry",
                "Iran",
                Some("Iranian"),
                "Iranian Foreign Ministry",
                "foreign-ministry",
            ),
            ("{demonym} police", "NATO", None, "NATO police", "police"),
            ("Bank of {of}", "Japan", Some("Japanese"), "Bank of Japan", "bank"),
            ("head of state of {of}", "Japan", None, "head of state of Japan", "head-of-state"),
        ] {
            assert_eq!(role(template).label_of(of, adjective), label);
            assert_eq!(role(template).slug(), slug);
        }
    }

    #[test]
    fn people_who_act_for_nobody_are_named_by_their_nationality() {
        let rebels = Role { acts_for: false, ..role("rebels of {of}") };
        assert_eq!(rebels.label_of("Mali", Some("Malian")), "Malian rebels");
        assert_eq!(rebels.label_of("MEK", None), "rebels of MEK");
    }
}
