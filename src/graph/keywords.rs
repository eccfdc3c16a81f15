//! The words of a query that SPARQL itself gives a meaning, found without parsing it.

/// What changes a graph; none of it is a query.
const UPDATES: [&str; 10] =
    ["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"];

/// Whether the text begins, behind its prefixes, as a SPARQL update or names that language.
pub(super) fn is_update(sparql: &str) -> bool {
    let words = keywords(sparql);
    let first = words.iter().find(|word| !matches!(word.as_str(), "PREFIX" | "BASE"));
    first.is_some_and(|word| word == "UPDATE" || UPDATES.contains(&word.as_str()))
}

/// Whether a query calls another endpoint.
pub(super) fn calls_a_service(sparql: &str) -> bool {
    keywords(sparql).iter().any(|word| word == "SERVICE")
}

/// The bare words in upper case: what stands outside of comments, strings, IRIs, variables and prefixed names.
fn keywords(sparql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sparql;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '#' => rest.find('\n').map_or("", |end| &rest[end..]),
            '<' => behind_iri(rest),
            '"' | '\'' => behind_string(rest, first),
            '?' | '$' | '@' | ':' => behind_name(&rest[1..]),
            _ if is_of_word(first) => {
                let end = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
                let (word, behind) = rest.split_at(end);
                if !behind.starts_with(':') {
                    words.push(word.to_uppercase());
                }
                behind
            }
            _ => &rest[first.len_utf8()..],
        };
    }
    words
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

/// What follows a name, in which a point may stand but not end it.
fn behind_name(text: &str) -> &str {
    let name = text.find(|c| !is_of_word(c) && c != '.').map_or(text, |end| &text[..end]);
    &text[name.trim_end_matches('.').len()..]
}

/// What follows an IRI, or a "less than" that begins none.
pub(super) fn behind_iri(text: &str) -> &str {
    match text[1..].find(|c: char| c.is_whitespace() || "<>\"{}|^`".contains(c)) {
        Some(end) if text[1 + end..].starts_with('>') => &text[end + 2..],
        _ => &text[1..],
    }
}

/// What follows a string, which ends where its quotes come again.
pub(super) fn behind_string(text: &str, quote: char) -> &str {
    let long = quote.to_string().repeat(3);
    let quotes = if text.starts_with(&long) { long.as_str() } else { &long[..1] };
    let mut rest = &text[quotes.len()..];
    while let Some(character) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix(quotes) {
            return behind;
        }
        rest = &rest[character.len_utf8()..];
        if character == '\\' {
            rest = rest.chars().next().map_or("", |escaped| &rest[escaped.len_utf8()..]);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{calls_a_service, is_update};

    #[test]
    fn updates_are_told_from_queries() {
        let rows = [
            ("INSERT DATA { c:a c:b c:c }", true),
            ("# why\nPREFIX x: <http://x/>\nload <file:///a>", true),
            ("clear all", true),
            ("UPDATE x", true),
            ("SELECT ?load { ?load c:insert \"DELETE\" }", false),
            ("LOADED", false),
            ("", false),
        ];
        for (sparql, expected) in rows {
            assert_eq!(is_update(sparql), expected, "{sparql}");
        }
    }

    #[test]
    fn only_the_word_itself_calls_a_service() {
        let rows = [
            ("SELECT * { SERVICE <http://x/> { ?a ?b ?c } }", true),
            ("SELECT * { ?a ?b 'it\\'s' . service silent ?x { } }", true),
            ("SELECT * { ?a ?b ?c FILTER(?a < 1) SERVICE ?x { } }", true),
            ("SELECT ?service { ?service x:service 'SERVICE', '''a 'SERVICE' b''' }", false),
            ("SELECT * { ?a ?b <http://service/SERVICE> } # SERVICE", false),
            ("SELECT * { ?a x:of.service service:x }", false),
            ("'", false),
            ("\"\\", false),
            ("<é \u{0}", false),
        ];
        for (sparql, expected) in rows {
            assert_eq!(calls_a_service(sparql), expected, "{sparql}");
        }
    }
}
