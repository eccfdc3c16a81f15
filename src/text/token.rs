//! [`tokens`]: words, numbers and punctuation marks.

use super::abbreviation::Abbreviation;
use crate::model::{Span, Token};

/// The tokens of `text` inside `within`, in order.
///
/// White space and invisible marks stand between tokens; everything else is in exactly one. Besides what
/// [`Token`] promises: a clitic is a token of its own (`do` `n't`, `it` `'s`, `can` `not`), an abbreviation
/// keeps its point (`Gov.`, `a.m.`), a run of points or hyphens is one mark (`...`, `--`), and addresses and
/// handles (`https://…`, `@name`) are one token. Costs one walk over the text.
///
/// ```
/// use chancery::{model::Span, text::tokens};
/// let text = "Iran’s U.S.-led talks";
/// let words: Vec<&str> = tokens(text, Span::new(0, text.len())).iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["Iran", "’s", "U.S.-led", "talks"]);
/// ```
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let text = &text[..within.end];
    let mut found = Vec::with_capacity(within.len() / 5);
    let mut at = within.begin;
    while let Some(first) = text[at..].chars().next() {
        if is_blank(first) {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let clings = found.last().is_some_and(|t: &Token| t.span.end == at);
        let end = at + length(rest, first, clings);
        if let Some(clitic) = clitic(&text[at..end]) {
            found.push(Token { span: Span::new(at, at + clitic) });
            at += clitic;
        }
        found.push(Token { span: Span::new(at, end) });
        at = end;
    }
    found
}

/// Whether a character only separates tokens: white space, and marks that nobody sees.
pub fn is_blank(c: char) -> bool {
    match c {
        ' ' | '\t' | '\n' | '\r' => true,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            true
        }
        _ => c.is_whitespace() || c.is_control(),
    }
}

/// The length in bytes of the token at the beginning of `rest`; `clings` says that no blank stands before it.
fn length(rest: &str, first: char, clings: bool) -> usize {
    if first.is_alphanumeric() {
        return address(rest).unwrap_or_else(|| word(rest));
    }
    let after = &rest[first.len_utf8()..];
    match first {
        '@' | '#' if run(after) > 0 => 1 + run(after),
        // A possessive after a closing quotation mark or bracket.
        '\'' | '’' if clings && after.starts_with(['s', 'S']) && run(after) == 1 => {
            first.len_utf8() + 1
        }
        '.' | '-' | '_' | '*' | '=' => rest.len() - rest.trim_start_matches(first).len(),
        _ => first.len_utf8(),
    }
}

/// The length of the web address at the beginning of `rest`, without the punctuation that follows it.
fn address(rest: &str) -> Option<usize> {
    if !["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme)) {
        return None;
    }
    let whole = rest.find(|c| is_blank(c) || matches!(c, '"' | '<' | '>' | '“' | '”'));
    let whole = &rest[..whole.unwrap_or(rest.len())];
    Some(whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len())
}

/// The length of the word or number at the beginning of `rest`.
fn word(rest: &str) -> usize {
    let mut part = 0;
    loop {
        let end = part + run(&rest[part..]);
        match joint(rest, part, end) {
            Joint::None => return end,
            Joint::Closes(length) => return end + length,
            Joint::Goes(length) => part = end + length,
        }
    }
}

/// The length of the letters and digits at the beginning of `s`.
fn run(s: &str) -> usize {
    let ascii = s.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match s[ascii..].chars().next() {
        Some(c) if !c.is_ascii() || c == '_' => s[ascii..]
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '\u{300}'..='\u{36f}')))
            .map_or(s.len(), |more| ascii + more),
        _ => ascii,
    }
}

/// What stands between two parts of a word.
enum Joint {
    /// Nothing: the word ends before it.
    None,
    /// The word's own point, its last byte.
    Closes(usize),
    /// So many bytes, and the word goes on.
    Goes(usize),
}

/// What joins the part `rest[part..end]` of a word to what follows it.
fn joint(rest: &str, part: usize, end: usize) -> Joint {
    let mut following = rest[end..].chars();
    let Some(mark) = following.next() else { return Joint::None };
    let Some(before) = rest[part..end].chars().next_back() else { return Joint::None };
    let after = following.next();
    if mark == '.' {
        return point(rest, part, end, after);
    }
    let Some(after) = after else { return Joint::None };
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    let joins = match mark {
        '-' | '\u{2010}' | '\u{2011}' | '@' => after.is_alphanumeric(),
        '\'' | '’' | 'ʼ' | 'ʻ' | '&' => after.is_alphabetic(),
        ',' => digits && run(&rest[end + 1..]) == 3,
        ':' | '/' => digits,
        _ => false,
    };
    if joins { Joint::Goes(mark.len_utf8()) } else { Joint::None }
}

/// What the point after the part `rest[part..end]` is, which `after` follows.
fn point(rest: &str, part: usize, end: usize, after: Option<char>) -> Joint {
    let last = &rest[part..end];
    let letter = last.len() == 1 && last.as_bytes()[0].is_ascii_alphabetic();
    match after {
        Some(c) if c.is_ascii_digit() && last.ends_with(|c: char| c.is_ascii_digit()) => {
            return Joint::Goes(1);
        }
        // "U.S", but "Moreover. A" without its blank is two words.
        Some(c) if c.is_alphabetic() && (letter || c.is_lowercase()) => return Joint::Goes(1),
        _ => {}
    }
    let dotted = letter && rest[..part].ends_with('.');
    if !dotted && Abbreviation::of(&rest[..end], &rest[end + 1..]).is_none() {
        return Joint::None;
    }
    match rest[end + 1..].strip_prefix('-') {
        Some(more) if more.starts_with(char::is_alphanumeric) => Joint::Goes(2),
        _ => Joint::Closes(1),
    }
}

/// Where in a word its clitic begins: `'s`, `n't`, `'re`, `'ve`, `'ll`, `'d`, `'m`, and the `not` of `cannot`.
fn clitic(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let at = word.rfind(['\'', '’']).filter(|&at| at > 0)?;
    let letters = word[at..].trim_start_matches(['\'', '’']);
    let is = |clitic: &&str| letters.eq_ignore_ascii_case(clitic);
    if is(&"t") {
        return (at > 1 && matches!(word.as_bytes()[at - 1], b'n' | b'N')).then(|| at - 1);
    }
    ["s", "re", "ve", "ll", "d", "m"].iter().any(is).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` in order, a bar between them.
    fn shown(text: &str) -> String {
        let all = tokens(text, Span::new(0, text.len()));
        all.iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_text_falls_into_words_numbers_and_marks() {
        for (text, expected) in [
            ("Iran's envoys", "Iran|'s|envoys"),
            ("IRAN’S envoys’ cars", "IRAN|’S|envoys|’|cars"),
            ("“The Post”’s man", "“|The|Post|”|’s|man"),
            ("It didn’t; they'll. I'm", "It|did|n’t|;|they|'ll|.|I|'m"),
            ("He cannot go", "He|can|not|go"),
            ("O'Brien of al-Qa’im", "O'Brien|of|al-Qa’im"),
            ("the pro-Trump Mujahedeen-e-Khalq", "the|pro-Trump|Mujahedeen-e-Khalq"),
            ("U.S.-led, U.K. and U.N.", "U.S.-led|,|U.K.|and|U.N."),
            ("Mr. Berg, Lt. Col. Weiss", "Mr.|Berg|,|Lt.|Col.|Weiss"),
            ("at 10 a.m. Thursday", "at|10|a.m.|Thursday"),
            ("John F. Berg met me.", "John|F.|Berg|met|me|."),
            ("3,000 men, 1.5 per cent, 10:15, 24/7", "3,000|men|,|1.5|per|cent|,|10:15|,|24/7"),
            ("in 2018, 2020", "in|2018|,|2020"),
            ("$1.1bn (5%)", "$|1.1bn|(|5|%|)"),
            ("No. 5, but he said no.", "No.|5|,|but|he|said|no|."),
            ("on Oct. 2 and Dec.14th", "on|Oct.|2|and|Dec.|14th"),
            ("enough.Two envoys", "enough|.|Two|envoys"),
            ("see example.org, https://a.b/c?d=e.", "see|example.org|,|https://a.b/c?d=e|."),
            ("@envoy #Talks x@y.org", "@envoy|#Talks|x@y.org"),
            ("he said -- well ... yes—no", "he|said|--|well|...|yes|—|no"),
            ("Berg/AP", "Berg|/|AP"),
            ("AT&T", "AT&T"),
            ("Erdoğan Çelik e\u{301}te\u{301}", "Erdoğan|Çelik|e\u{301}te\u{301}"),
            ("\u{feff}Minister\u{200e} Ha\u{a0}Vu", "Minister|Ha|Vu"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn every_visible_character_is_in_one_token() {
        for text in ["..'s--'", "’’s a.b.C.1.-", "n't 'n't can't.", "U.S.'s", "x'", "-e-Khalq.-"]
        {
            let all = tokens(text, Span::new(0, text.len()));
            let joined: String = all.iter().map(|t| t.span.of(text)).collect();
            assert_eq!(joined, text.replace(' ', ""), "{text}");
        }
    }
}
