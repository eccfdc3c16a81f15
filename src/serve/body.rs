//! [`Outlet`]: where an answer is written on a query's thread, and how it comes to the client.
//!
//! What fits into one chunk is sent when it is whole, so that a query that fails in the middle of it still gets an honest
//! status. A longer answer is sent as it is made; if that fails later, the connection is broken off, so that nobody takes half
//! an answer for a whole one.

use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::cache::{LARGEST, Making};
use super::reply::Refusal;

/// How many bytes are sent at once.
const CHUNK: usize = 64 * 1024;
/// How many chunks wait for a client that reads slowly.
const WAITING: usize = 16;

/// What became of a request at the moment at which its status is known.
pub(super) enum Outcome {
    /// It has no answer.
    Refused(Refusal),
    /// The whole answer.
    Whole(&'static str, Bytes),
    /// The beginning of a longer answer.
    Begun(&'static str, Chunks),
}

/// Where an answer is written, from any thread but the runtime's own.
pub(super) struct Outlet {
    /// Waits for the outcome; none when it has it.
    waiting: Option<(oneshot::Sender<Outcome>, Chunks)>,
    sender: mpsc::Sender<Piece>,
    media: &'static str,
    buffer: Vec<u8>,
    left: u64,
    deadline: Instant,
    runtime: Handle,
    /// What was sent of an answer that is to be kept.
    keeping: Option<Keeping>,
}

/// An answer that is to be kept, while it is sent.
pub(super) struct Keeping {
    making: Making,
    sent: Vec<Bytes>,
}

impl Keeping {
    /// An answer of which nothing was sent yet.
    pub fn new(making: Making) -> Self {
        Self { making, sent: Vec::new() }
    }

    fn finish(self, media: &'static str, last: &Bytes) {
        let body = match self.sent.as_slice() {
            [] => last.clone(),
            sent => [&sent.concat(), last.as_ref()].concat().into(),
        };
        self.making.keep(media, body);
    }
}

impl Outlet {
    /// An outlet for at most `largest` bytes until `deadline`, on the runtime of the caller.
    pub fn new(
        outcome: oneshot::Sender<Outcome>,
        largest: u64,
        deadline: Instant,
        keeping: Option<Keeping>,
    ) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        Self {
            waiting: Some((outcome, Chunks { pieces: receiver, is_whole: false })),
            sender,
            media: "text/plain; charset=utf-8",
            buffer: Vec::new(),
            left: largest,
            deadline,
            runtime: Handle::current(),
            keeping,
        }
    }

    /// Says what is going to be written.
    pub fn set_media(&mut self, media: &'static str) {
        self.media = media;
    }

    /// Ends the answer: well, or with the reason why not.
    pub fn finish(mut self, done: Result<(), Refusal>) {
        let buffer = Bytes::from(std::mem::take(&mut self.buffer));
        if let (Some(keeping), Ok(())) = (self.keeping.take(), &done) {
            keeping.finish(self.media, &buffer);
        }
        // Whoever waited may be gone: then nobody wants to know.
        match (self.waiting.take(), done) {
            (Some((outcome, _)), Ok(())) => {
                let _ = outcome.send(Outcome::Whole(self.media, buffer));
            }
            (Some((outcome, _)), Err(refusal)) => {
                let _ = outcome.send(Outcome::Refused(refusal));
            }
            (None, Ok(())) => {
                let _ = self.send(Piece::Bytes(buffer)).and_then(|()| self.send(Piece::End));
            }
            // Without an end the client sees that the answer is not whole.
            (None, Err(_)) => {}
        }
    }

    fn send(&self, piece: Piece) -> io::Result<()> {
        // The timer is made within the runtime: there is none on this thread.
        let sending = async { timeout_at(self.deadline, self.sender.send(piece)).await };
        let sent = self.runtime.block_on(sending);
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
            Err(_) => Err(io::Error::from(io::ErrorKind::TimedOut)),
        }
    }

    fn send_buffer(&mut self) -> io::Result<()> {
        if Instant::now() >= self.deadline {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if let Some((outcome, chunks)) = self.waiting.take() {
            let begun = Outcome::Begun(self.media, chunks);
            outcome.send(begun).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        let chunk = Bytes::from(std::mem::replace(&mut self.buffer, Vec::with_capacity(CHUNK)));
        if let Some(keeping) = &mut self.keeping {
            keeping.sent.push(chunk.clone());
            self.keeping.take_if(|keeping| keeping.sent.len() * CHUNK > LARGEST);
        }
        self.send(Piece::Bytes(chunk))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::FileTooLarge,
                "the answer is larger than the server sends",
            )
        })?;
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= CHUNK {
            self.send_buffer()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // What is small is sent when it is whole.
        Ok(())
    }
}

/// A piece of a long answer.
enum Piece {
    Bytes(Bytes),
    /// Nothing follows, and the answer is whole.
    End,
}

/// The pieces of a long answer, as a body. It fails if they cease without an end.
pub(super) struct Chunks {
    pieces: mpsc::Receiver<Piece>,
    is_whole: bool,
}

impl HttpBody for Chunks {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.is_whole {
            return Poll::Ready(None);
        }
        self.pieces.poll_recv(context).map(|piece| match piece {
            Some(Piece::Bytes(bytes)) => Some(Ok(Frame::data(bytes))),
            Some(Piece::End) => {
                self.is_whole = true;
                None
            }
            None => Some(Err(io::ErrorKind::UnexpectedEof.into())),
        })
    }
}
