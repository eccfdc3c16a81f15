//! Words of articles and of the vocabulary, as they are shown to people.

/// The words of an article on one line: white space folded, control characters (which a terminal would obey) left
/// out.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).collect()
}

/// A claim in words: "Norway expelled diplomats of Belarus". A subject that the sentence doesn't name is "somebody",
/// such an object is left out.
pub fn claim(subject: Option<&str>, relation: &str, object: Option<&str>) -> String {
    let subject = subject.unwrap_or("somebody");
    let object = object.map(|object| format!(" {object}")).unwrap_or_default();
    format!("{subject} {}{object}", spaced(relation))
}

/// A relation's name in words: `seversTies` is "severs ties".
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_uppercase() {
            words.push(' ');
            words.extend(character.to_lowercase());
        } else {
            words.push(character);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{claim, one_line};

    #[test]
    fn an_article_cannot_move_the_cursor() {
        assert_eq!(one_line("Norway\n  expelled\u{1b}[2J two"), "Norway expelled[2J two");
    }

    #[test]
    fn a_claim_is_said_in_words() {
        assert_eq!(claim(Some("Chad"), "seversTies", Some("Fiji")), "Chad severs ties Fiji");
        assert_eq!(claim(None, "expelled", Some("Edi Rama")), "somebody expelled Edi Rama");
        assert_eq!(claim(Some("Fiji"), "denies", None), "Fiji denies");
    }
}
