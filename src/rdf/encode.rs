//! Any text as a part of an IRI.

use std::fmt::Write as _;

/// Percent-encodes every byte but ASCII letters, digits, `-` and `_`, so that any text is safe within any IRI and two
/// texts never become one.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn two_texts_never_become_one() {
        for (text, encoded) in [
            ("edi-rama_2", "edi-rama_2"),
            ("a ", "a%20"),
            ("a%20", "a%2520"),
            ("../é", "%2E%2E%2F%C3%A9"),
            ("", ""),
        ] {
            assert_eq!(encode(text), encoded, "{text}");
        }
    }
}
