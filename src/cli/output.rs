//! Standard output, written through one buffer.

use std::io::{self, BufWriter, StdoutLock, Write, stdout};

/// Standard output, locked and buffered. Dropping it without [`Output::finish`] may lose an error, so don't.
pub struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Standard output from now on.
    pub fn new() -> Self {
        Self(BufWriter::with_capacity(1 << 16, stdout().lock()))
    }

    /// Writes out what is left.
    ///
    /// # Errors
    /// If it can't be written, a closed pipe among the reasons.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
