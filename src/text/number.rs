//! Numbers as news writes them.

/// The number that a word writes in digits or in letters, up to twenty in letters.
///
/// ```
/// use chancery::text::number;
/// assert_eq!([number("1,200"), number("Two"), number("dozens")], [Some(1200), Some(2), None]);
/// ```
pub fn number(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = word.bytes().all(|b| b.is_ascii_digit() || b == b',');
        return word.replace(',', "").parse().ok().filter(|_| digits);
    }
    WORDS
        .iter()
        .position(|number| word.eq_ignore_ascii_case(number))
        .and_then(|n| u32::try_from(n).ok())
}
