//! [`decode`]: bytes of unknown encoding as text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// Its text, without a byte order mark.
    pub text: String,
    /// What went wrong, where something did.
    pub warning: Option<String>,
}

/// The text that `bytes` hold: UTF-8, UTF-16 with or without a byte order mark, the encoding that a web page
/// declares, else Windows-1252 where the bytes look like it, which is told, else broken UTF-8.
///
/// UTF-8 with few faults stays UTF-8 with `�` at the faults and a warning, since guessing another encoding would
/// spoil all other letters. Costs one or two walks over the bytes.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, length) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[length..];
    if encoding == UTF_8 && std::str::from_utf8(bytes).is_ok() && !looks_like_utf16(bytes) {
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), warning: None };
    }
    let encoding = if length > 0 { encoding } else { guess(bytes) };
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let assumed = encoding == WINDOWS_1252 && declared(bytes).is_none();
    let warning = match (faulty, assumed) {
        (true, _) => {
            let faults = text.matches('\u{fffd}').count();
            let name = encoding.name();
            Some(format!(
                "the text is broken {name} in {faults} places, which are read as \u{fffd}"
            ))
        }
        (false, true) => Some("the text is no UTF-8; it is read as Windows-1252".to_owned()),
        (false, false) => None,
    };
    Decoded { text: text.into_owned(), warning }
}

/// The encoding of bytes without a byte order mark that aren't flawless UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let odd_zeros = bytes.iter().skip(1).step_by(2).take(2_000).filter(|b| **b == 0).count();
    let even_zeros = bytes.iter().step_by(2).take(2_000).filter(|b| **b == 0).count();
    if looks_like_utf16(bytes) {
        return if odd_zeros > even_zeros { UTF_16LE } else { UTF_16BE };
    }
    if let Some(declared) = declared(bytes) {
        return declared;
    }
    if !is_mostly_utf8(bytes) && is_western(bytes) { WINDOWS_1252 } else { UTF_8 }
}

/// Whether the bytes beyond ASCII look like Windows-1252: by ones and twos among other letters, and each a character
/// of it. Only so do accents and quotation marks stand; longer runs are damage or another script.
fn is_western(bytes: &[u8]) -> bool {
    let unassigned = |byte: &u8| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
    let runs = || bytes.split(u8::is_ascii).filter(|run| !run.is_empty());
    let odd = runs().filter(|run| run.len() > 2 || run.iter().any(unassigned)).count();
    odd * 4 <= runs().count()
}

/// Whether every second byte is mostly zero, as in UTF-16 of a European language.
pub(super) fn looks_like_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(4_000)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    even.max(odd) * 10 > sample.len() * 3 && even.min(odd) * 20 < sample.len()
}

/// The encoding that the head of a web page declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let (_, label) = head.split_once("<meta").and_then(|(_, meta)| meta.split_once("charset="))?;
    let label = label.trim_start_matches(['"', '\'']);
    let end = label
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end]).filter(|encoding| *encoding != UTF_8)
}

/// Whether most bytes beyond ASCII are part of well-formed UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| !b.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as UTF-16 in the byte order of `bytes_of`.
    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "Çelik met Müller in Łódź – “again”.";
        for (bytes, expected) in [
            (text.as_bytes().to_vec(), text),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), text),
            ([vec![0xff, 0xfe], utf16(text, u16::to_le_bytes)].concat(), text),
            ([vec![0xfe, 0xff], utf16(text, u16::to_be_bytes)].concat(), text),
            (utf16(text, u16::to_le_bytes), text),
            (utf16(text, u16::to_be_bytes), text),
            (
                b"<meta charset=\"iso-8859-2\">\xa3\xf3d\xbc".to_vec(),
                "<meta charset=\"iso-8859-2\">Łódź",
            ),
        ] {
            assert_eq!(decode(&bytes), Decoded { text: expected.to_owned(), warning: None });
        }
    }

    #[test]
    fn windows_1252_is_assumed_where_it_makes_sense_and_that_is_told() {
        let western = "Müller met Célia – “again”.";
        let decoded = decode(&WINDOWS_1252.encode(western).0);
        assert_eq!(decoded.text, western);
        assert!(decoded.warning.is_some_and(|warning| warning.contains("Windows-1252")));
        let damaged = decode(b"Norway expelled two \xff\xfe\x80 Chilean diplomats.");
        assert_eq!(damaged.text, "Norway expelled two \u{fffd}\u{fffd}\u{fffd} Chilean diplomats.");
        assert!(damaged.warning.is_some_and(|warning| warning.contains("broken UTF-8")));
    }

    #[test]
    fn a_fault_in_utf8_costs_one_character_and_is_told() {
        let decoded = decode(b"Erdo\xc4\x9fan and \xc3\x87elik met Rama\xff.");
        assert_eq!(decoded.text, "Erdoğan and Çelik met Rama\u{fffd}.");
        assert!(decoded.warning.is_some_and(|warning| warning.contains("1 places")));
    }
}
