//! Copies of sentences as headlines would write them: a treebank has few headlines, the news has many.

use chancery::text::pos::Tag;

use crate::example::Example;

/// The ways to write a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// Most Words With a Capital.
    Title,
    /// ALL LETTERS CAPITAL.
    Capitals,
    /// no capitals.
    Small,
    /// No articles, no "was" before participles, past tense as present.
    Clipped,
    /// Clipped, and in title case.
    ClippedTitle,
}

impl Copy {
    pub const ALL: [Self; 5] =
        [Self::Clipped, Self::Title, Self::ClippedTitle, Self::Small, Self::Capitals];

    /// The copy of a sentence.
    pub fn of(self, example: &Example) -> Example {
        match self {
            Self::Title => title(example),
            Self::Capitals => with_forms(example, |form, _| form.to_uppercase()),
            Self::Small => with_forms(example, |form, _| form.to_lowercase()),
            Self::Clipped => clip(example),
            Self::ClippedTitle => title(&clip(example)),
        }
    }
}

fn with_forms(example: &Example, write: impl Fn(&str, Tag) -> String) -> Example {
    let forms = example.forms.iter().zip(&example.tags).map(|(form, &tag)| write(form, tag));
    Example { forms: forms.collect(), ..example.clone() }
}

fn title(example: &Example) -> Example {
    with_forms(example, |form, tag| {
        let small = matches!(tag, Tag::In | Tag::Dt | Tag::Cc | Tag::To) && form.len() <= 4;
        if small || tag == Tag::Pos { form.to_owned() } else { capital(form) }
    })
}

fn capital(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

fn clip(example: &Example) -> Example {
    let mut clipped = Example::default();
    let last = example.tags.len().saturating_sub(1);
    for (index, &tag) in example.tags.iter().enumerate() {
        let (form, lemma) = (&example.forms[index], &example.lemmas[index]);
        let next = example.tags.get(index + 1);
        let article = tag == Tag::Dt && matches!(lemma.as_str(), "the" | "a");
        let auxiliary = lemma == "be" && matches!(next, Some(Tag::Vbn | Tag::Vbg));
        if article || auxiliary || (index == last && form == ".") {
            continue;
        }
        let (form, tag) = match tag {
            Tag::Vbd if !matches!(lemma.as_str(), "be" | "have" | "do") => {
                match example.plural[index] {
                    true => (lemma.clone(), Tag::Vbp),
                    false => (third_person(lemma), Tag::Vbz),
                }
            }
            _ => (form.clone(), tag),
        };
        clipped.forms.push(if clipped.forms.is_empty() { capital(&form) } else { form });
        clipped.lemmas.push(lemma.clone());
        clipped.tags.push(tag);
        clipped.plural.push(example.plural[index]);
    }
    clipped
}

/// The third person singular of a verb's base form.
pub fn third_person(base: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end));
    match base {
        "go" | "undergo" => format!("{base}es"),
        _ if base.ends_with('y') && !vowel_y => format!("{}ies", &base[..base.len() - 1]),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}
