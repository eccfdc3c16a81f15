//! [`decompressed`]: a stream as it was before it was compressed.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::GzDecoder;

use super::frames::Frames;

/// A stream that other threads may read from.
pub(super) type Stream = Box<dyn BufRead + Send>;

const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
const ZSTANDARD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// How many times larger than it was read a stream may become: news takes 3 to 30, a bomb 1,000 and more.
const EXPANSION: u64 = 200;
/// Below so many bytes a stream may expand as it likes.
const UNSUSPECTED: u64 = 100_000_000;

/// The stream without its compression, gzip of any number of members or Zstandard of any number of frames, told by the
/// first bytes; any other stream as it is.
///
/// A damaged gzip member gives one error of kind `InvalidData`; reading on gives the members after it. A stream that
/// expands like no news gives an error and ends.
///
/// # Errors
/// If the first bytes can't be read.
pub(super) fn decompressed(stream: impl Read + Send + 'static) -> io::Result<Stream> {
    let taken = Arc::new(AtomicU64::new(0));
    let mut stream = Counted { stream, taken: Arc::clone(&taken) };
    let mut start = Vec::new();
    (&mut stream).take(ZSTANDARD.len() as u64).read_to_end(&mut start)?;
    let is_gzip = start.starts_with(&GZIP);
    let is_zstandard = start == ZSTANDARD;
    let whole = BufReader::with_capacity(1 << 16, Cursor::new(start).chain(stream));
    let bounded = |stream: Box<dyn Read + Send>| {
        let bounded = Bounded { stream, taken, given: 0 };
        Box::new(BufReader::with_capacity(1 << 16, bounded)) as Stream
    };
    if is_gzip {
        return Ok(bounded(Box::new(Members::new(whole))));
    }
    if is_zstandard {
        return Ok(bounded(Box::new(Frames::new(whole))));
    }
    Ok(Box::new(whole))
}

/// A stream that says how many bytes were taken from it.
struct Counted<R> {
    stream: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.stream.read(buffer)?;
        self.taken.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

/// A decompressed stream that ends where it grows beyond [`EXPANSION`].
struct Bounded {
    stream: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let taken = self.taken.load(Ordering::Relaxed);
        if self.given > UNSUSPECTED && self.given / EXPANSION > taken {
            let told = format!("it expands more than {EXPANSION} times, as no news does");
            return Err(io::Error::new(io::ErrorKind::QuotaExceeded, told));
        }
        let length = self.stream.read(buffer)?;
        self.given += length as u64;
        Ok(length)
    }
}

/// The members of a gzip stream one after the other.
struct Members<R> {
    /// None at the end.
    member: Option<GzDecoder<Rest<R>>>,
}

impl<R: BufRead> Members<R> {
    fn new(stream: R) -> Self {
        let rest = Rest { start: GZIP.len(), stream };
        Self { member: Some(GzDecoder::new(rest)) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(mut member) = self.member.take() {
            match member.read(buffer) {
                Ok(0) if !buffer.is_empty() => {
                    let mut rest = member.into_inner();
                    if !rest.fill_buf()?.is_empty() {
                        self.member = Some(GzDecoder::new(rest));
                    }
                }
                Ok(length) => {
                    self.member = Some(member);
                    return Ok(length);
                }
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    let told = "it breaks off within a gzip member";
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, told));
                }
                Err(error) => {
                    let mut rest = member.into_inner();
                    if rest.seek_member()? {
                        self.member = Some(GzDecoder::new(rest));
                    }
                    let told = format!("a gzip member is damaged ({error})");
                    return Err(io::Error::new(io::ErrorKind::InvalidData, told));
                }
            }
        }
        Ok(0)
    }
}

/// What is left of a gzip stream, the first bytes of a member given back to it where they were read in search of one.
struct Rest<R> {
    /// From where in [`GZIP`] what was given back is still to be read.
    start: usize,
    stream: R,
}

impl<R: BufRead> Rest<R> {
    /// Reads up to the next bytes with which members begin, and gives them back; says whether there are any.
    fn seek_member(&mut self) -> io::Result<bool> {
        let mut matched = 0;
        self.start = GZIP.len();
        loop {
            let bytes = self.stream.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let mut used = 0;
            for byte in bytes {
                used += 1;
                matched = match *byte {
                    byte if byte == GZIP[matched] => matched + 1,
                    byte if byte == GZIP[0] => 1,
                    _ => 0,
                };
                if matched == GZIP.len() {
                    break;
                }
            }
            self.stream.consume(used);
            if matched == GZIP.len() {
                self.start = 0;
                return Ok(true);
            }
        }
    }
}

impl<R: BufRead> Read for Rest<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Rest<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start < GZIP.len() { Ok(&GZIP[self.start..]) } else { self.stream.fill_buf() }
    }

    fn consume(&mut self, length: usize) {
        if self.start < GZIP.len() {
            self.start += length;
        } else {
            self.stream.consume(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).and_then(|()| encoder.finish()).expect("memory can be written")
    }

    /// What is read of a stream, errors in brackets.
    fn shown(bytes: &[u8]) -> String {
        let mut stream = decompressed(Cursor::new(bytes.to_vec())).expect("memory can be read");
        let (mut shown, mut buffer) = (String::new(), [0; 7]);
        loop {
            match stream.read(&mut buffer) {
                Ok(0) => return shown,
                Ok(length) => shown += &String::from_utf8_lossy(&buffer[..length]),
                Err(error) => shown += &format!("[{:?}]", error.kind()),
            }
        }
    }

    #[test]
    fn compressed_streams_are_read_and_damage_costs_its_member() {
        let (one, two) = (gzip(b"Oslo recalled its envoy. "), gzip(b"Minsk denied it."));
        let mut damaged = one.clone();
        damaged[14] ^= 0xff;
        damaged[15] ^= 0xff;
        let zstandard = compress_to_vec(&b"Oslo"[..], CompressionLevel::Fastest);
        for (bytes, expected) in [
            (b"Oslo".to_vec(), "Oslo"),
            (b"".to_vec(), ""),
            (b"\x1f".to_vec(), "\x1f"),
            (one.clone(), "Oslo recalled its envoy. "),
            ([&one[..], &two].concat(), "Oslo recalled its envoy. Minsk denied it."),
            ([&zstandard[..], &zstandard].concat(), "OsloOslo"),
            ([&two[..], &one[..20]].concat(), "Minsk denied it.Oslo reca"),
            ([&two[..], b"\0\0\0\0"].concat(), "Minsk denied it.["),
        ] {
            let read = shown(&bytes);
            assert!(read.starts_with(expected), "{read}, not {expected}");
        }
        let read = shown(&[&two[..], &damaged, &two].concat());
        assert!(read.starts_with("Minsk denied it."), "{read}");
        assert!(read.ends_with("[InvalidData]Minsk denied it."), "{read}");
    }

    #[test]
    fn a_bomb_is_told_from_news() {
        let bomb = gzip(&vec![0; 150_000_000]);
        let mut stream = decompressed(Cursor::new(bomb)).expect("memory can be read");
        let read = io::copy(&mut stream, &mut io::sink());
        assert_eq!(read.map_err(|e| e.kind()), Err(io::ErrorKind::QuotaExceeded));
    }
}
