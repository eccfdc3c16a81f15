//! [`Frames`]: a Zstandard stream of any number of frames.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// The largest window that is decoded, in bytes: 128 MB, what `zstd --long` takes.
const LARGEST_WINDOW: u64 = 1 << 27;

/// What the frames of a Zstandard stream hold, one after the other; frames of the user's own are passed over.
///
/// A damaged frame gives an error of kind `InvalidData` and ends the stream: where the next one begins isn't told.
pub(super) struct Frames<R> {
    stream: R,
    decoder: FrameDecoder,
    state: State,
}

enum State {
    Between,
    Within,
    Ended,
}

impl<R: BufRead> Frames<R> {
    pub fn new(stream: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(LARGEST_WINDOW);
        Self { stream, decoder, state: State::Between }
    }

    /// Begins the next frame, if there is one.
    fn begin(&mut self) -> io::Result<State> {
        if self.stream.fill_buf()?.is_empty() {
            return Ok(State::Ended);
        }
        match self.decoder.init(&mut self.stream) {
            Ok(()) => Ok(State::Within),
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length,
                ..
            })) => {
                io::copy(&mut (&mut self.stream).take(u64::from(length)), &mut io::sink())?;
                Ok(State::Between)
            }
            Err(error) => Err(damaged(&error)),
        }
    }

    /// What the frame holds next; 0 at its end.
    fn within(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let one = BlockDecodingStrategy::UptoBlocks(1);
            self.decoder.decode_blocks(&mut self.stream, one).map_err(|error| damaged(&error))?;
        }
        let length = self.decoder.read(buffer)?;
        let (told, found) =
            (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
        if length == 0 && told.is_some() && told != found {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a Zstandard frame is damaged"));
        }
        Ok(length)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            // After an error nothing more is read.
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Between => self.state = self.begin()?,
                State::Within => match self.within(buffer)? {
                    0 => self.state = State::Between,
                    length => {
                        self.state = State::Within;
                        return Ok(length);
                    }
                },
                State::Ended => return Ok(0),
            }
        }
    }
}

fn damaged(error: &FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("a Zstandard frame is damaged ({error})"))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::Frames;

    fn frame(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    /// What is read of a stream, an error in brackets.
    fn shown(bytes: &[u8]) -> String {
        let mut frames = Frames::new(Cursor::new(bytes.to_vec()));
        let (mut shown, mut buffer) = (String::new(), [0; 7]);
        loop {
            match frames.read(&mut buffer) {
                Ok(0) => return shown,
                Ok(length) => shown += &String::from_utf8_lossy(&buffer[..length]),
                Err(error) => shown += &format!("[{:?}]", error.kind()),
            }
        }
    }

    #[test]
    fn frames_follow_each_other() {
        let (one, two) = (frame(b"Oslo recalled its envoy. "), frame(b"Minsk denied it."));
        // A frame of the user's own: its magic number, its length, four bytes.
        let own = b"\x50\x2a\x4d\x18\x04\0\0\0note".to_vec();
        for (bytes, expected) in [
            (one.clone(), "Oslo recalled its envoy. "),
            ([&one[..], &two].concat(), "Oslo recalled its envoy. Minsk denied it."),
            ([&own[..], &two].concat(), "Minsk denied it."),
            ([&two[..], b"\0\0\0\0"].concat(), "Minsk denied it.[InvalidData]"),
            ([&two[..], &one[..one.len() - 6]].concat(), "Minsk denied it.[InvalidData]"),
        ] {
            assert_eq!(shown(&bytes), expected);
        }
    }
}
