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
/// declares, else Windows-1252.
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
    let warning = faulty.then(|| {
        let faults = text.matches('\u{fffd}').count();
        format!(
            "the text is broken {} in {faults} places, which are read as \u{fffd}",
            encoding.name()
        )
    });
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
    if is_mostly_utf8(bytes) { UTF_8 } else { WINDOWS_1252 }
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
        let western = "Müller met Célia – “again”.";
        for (bytes, expected) in [
            (text.as_bytes().to_vec(), text),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), text),
            ([vec![0xff, 0xfe], utf16(text, u16::to_le_bytes)].concat(), text),
            ([vec![0xfe, 0xff], utf16(text, u16::to_be_bytes)].concat(), text),
            (utf16(text, u16::to_le_bytes), text),
            (utf16(text, u16::to_be_bytes), text),
            (WINDOWS_1252.encode(western).0.into_owned(), western),
            (
                b"<meta charset=\"iso-8859-2\">\xa3\xf3d\xbc".to_vec(),
                "<meta charset=\"iso-8859-2\">Łódź",
            ),
        ] {
            assert_eq!(decode(&bytes), Decoded { text: expected.to_owned(), warning: None });
        }
    }

    #[test]
    fn a_fault_in_utf8_costs_one_character_and_is_told() {
        let decoded = decode(b"Erdo\xc4\x9fan and \xc3\x87elik met Rama\xff.");
        assert_eq!(decoded.text, "Erdoğan and Çelik met Rama\u{fffd}.");
        assert!(decoded.warning.is_some_and(|warning| warning.contains("1 places")));
    }
}
