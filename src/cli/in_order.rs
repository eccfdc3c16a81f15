//! [`in_order`]: work done by several threads, its results taken in the order of the work.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much is in hand at a time: given out and not taken back yet. What bounds memory, whatever the amount of work.
#[derive(Debug, Clone, Copy)]
pub struct InHand {
    /// Pieces, at most so many.
    pub pieces: usize,
    /// Their weight, at most so much and one piece a thread.
    pub weight: usize,
}

/// Does each piece of `work` by `act` on one of `threads` threads and gives the results to `take`, on this thread and in the
/// order of the work.
///
/// `weigh` says how much of the memory a piece takes. A piece at which `act` panics gives what `broken` makes of it, and
/// the rest goes on. No piece is given out any more when `take` has failed.
///
/// # Errors
/// The first error of `take`.
pub fn in_order<P, T, E>(
    threads: usize,
    limit: InHand,
    work: impl Iterator<Item = P> + Send,
    weigh: impl Fn(&P) -> usize + Sync,
    act: impl Fn(P) -> T + Sync,
    broken: impl Fn() -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E>
where
    P: Send,
    T: Send,
{
    let work = Mutex::new(work.enumerate());
    let desk = Desk::new(limit);
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            scope.spawn(|| {
                while let Some((number, piece)) = desk.next(&work, &weigh) {
                    let weight = weigh(&piece);
                    // A fault of ours in one article is no reason to lose an archive.
                    let result = catch_unwind(AssertUnwindSafe(|| act(piece)));
                    desk.put(number, weight, result.unwrap_or_else(|_| broken()));
                }
            });
        }
        while let Some(result) = desk.take() {
            if let Err(error) = take(result) {
                desk.close();
                return Err(error);
            }
        }
        Ok(())
    })
}

/// Closes the desk when the work itself panics, so that nobody waits for more of it.
struct Closing<'a, T>(&'a Desk<T>);

impl<T> Drop for Closing<'_, T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Where results wait for their turn.
struct Desk<T> {
    limit: InHand,
    state: Mutex<State<T>>,
    has_room: Condvar,
    has_result: Condvar,
}

struct State<T> {
    in_hand: usize,
    weight: usize,
    /// The number of the result that is taken next.
    turn: usize,
    done: BTreeMap<usize, (usize, T)>,
    /// Whether nothing more is given out.
    is_closed: bool,
}

impl<T> Desk<T> {
    fn new(limit: InHand) -> Self {
        let done = BTreeMap::new();
        let state = State { in_hand: 0, weight: 0, turn: 0, done, is_closed: false };
        let (has_room, has_result) = (Condvar::new(), Condvar::new());
        Self { limit, state: Mutex::new(state), has_room, has_result }
    }

    /// The next piece, when there is room for one; none when all are given out.
    fn next<P>(
        &self,
        work: &Mutex<impl Iterator<Item = (usize, P)>>,
        weigh: impl Fn(&P) -> usize,
    ) -> Option<(usize, P)> {
        let is_full = |state: &mut State<T>| {
            let limit = self.limit;
            let is_full = state.in_hand >= limit.pieces || state.weight >= limit.weight;
            is_full && state.in_hand > 0 && !state.is_closed
        };
        let state = self.has_room.wait_while(self.state(), is_full);
        if state.unwrap_or_else(PoisonError::into_inner).is_closed {
            return None;
        }
        let mut work = work.lock().unwrap_or_else(PoisonError::into_inner);
        let open = Closing(self);
        let next = work.next();
        std::mem::forget(open);
        // Counted before the next thread can see the end of the work.
        let mut state = self.state();
        match &next {
            Some((_, piece)) => {
                state.in_hand += 1;
                state.weight += weigh(piece);
            }
            None => {
                drop(state);
                self.close();
            }
        }
        next
    }

    fn put(&self, number: usize, weight: usize, result: T) {
        self.state().done.insert(number, (weight, result));
        self.has_result.notify_all();
    }

    /// The result whose turn it is; none when all were taken.
    fn take(&self) -> Option<T> {
        let must_wait = |state: &mut State<T>| {
            let is_done = state.is_closed && state.in_hand == 0;
            !is_done && !state.done.contains_key(&state.turn)
        };
        let state = self.has_result.wait_while(self.state(), must_wait);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        let turn = state.turn;
        let (weight, result) = state.done.remove(&turn)?;
        state.turn += 1;
        state.in_hand -= 1;
        state.weight -= weight;
        self.has_room.notify_all();
        Some(result)
    }

    fn close(&self) {
        self.state().is_closed = true;
        self.has_room.notify_all();
        self.has_result.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    const LIMIT: InHand = InHand { pieces: 8, weight: 100 };

    #[test]
    fn results_come_in_the_order_of_the_work() {
        for threads in [1, 2, 7] {
            let mut taken = Vec::new();
            let slow = |piece: usize| {
                if piece.is_multiple_of(5) {
                    thread::sleep(Duration::from_millis(2));
                }
                piece * 10
            };
            let done: Result<(), ()> = in_order(
                threads,
                LIMIT,
                0..50,
                |_| 1,
                slow,
                || 1,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(taken, (0..50).map(|piece| piece * 10).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_in_hand_than_there_is_room_for() {
        for (limit, weight, most) in [(LIMIT, 1, 8 + 3), (LIMIT, 60, 2 + 3), (LIMIT, 1_000, 1 + 3)]
        {
            let (given, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let work = (0..60).inspect(|_| {
                given.fetch_add(1, Ordering::SeqCst);
            });
            let done: Result<(), ()> = in_order(
                3,
                limit,
                work,
                |_| weight,
                |_| (),
                || (),
                |()| {
                    thread::sleep(Duration::from_micros(300));
                    let taken = taken.fetch_add(1, Ordering::SeqCst);
                    assert!(given.load(Ordering::SeqCst) - taken <= most, "{weight}");
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
        }
    }

    #[test]
    fn a_panic_costs_its_piece_and_an_error_ends_the_work() {
        let mut taken = Vec::new();
        let act = |piece: i32| if piece == 2 { panic!("piece 2, on purpose") } else { piece };
        let done = in_order(
            2,
            LIMIT,
            0..,
            |_| 1,
            act,
            || -1,
            |result| {
                taken.push(result);
                if result == 4 { Err("four") } else { Ok(()) }
            },
        );
        assert_eq!(done, Err("four"));
        assert_eq!(taken, [0, 1, -1, 3, 4]);
        let none: Result<(), ()> = in_order(2, LIMIT, 0..0, |_| 1, act, || -1, |_| Err(()));
        assert_eq!(none, Ok(()));
    }
}
