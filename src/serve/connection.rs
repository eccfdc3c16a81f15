//! Taking connections, with limits against clients that are slow or many.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use super::patience::Patient;

/// How many connections are open at most; more wait.
const MOST: usize = 1024;
/// How long a client may take to send the head of a request, and how long a connection may be idle.
const HEAD: Duration = Duration::from_secs(10);
/// How long a client may read nothing of what is sent.
const UNREAD: Duration = Duration::from_secs(20);
/// How long requests may go on when the server is told to stop.
const ENDING: Duration = Duration::from_secs(5);
/// The largest head of a request, in bytes: a query in an address and what browsers add.
const LARGEST_HEAD: usize = 96 * 1024;
/// How long nothing is taken after the system refused a connection, for want of file handles most often.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers connections until `stopped`; then those that are being answered have some seconds to end.
pub(super) async fn take(listener: TcpListener, routes: Router, stopped: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(MOST));
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let taken = async {
            // The semaphore is never closed.
            let place = Arc::clone(&room).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            taken = taken => taken,
            () = &mut stopped => break,
        };
        let Ok((stream, _)) = accepted else {
            sleep(PAUSE).await;
            continue;
        };
        // Answers are sent in whole pieces, so waiting to fill a packet only costs time.
        let _ = stream.set_nodelay(true);
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LARGEST_HEAD);
        let io = TokioIo::new(Patient::new(stream, UNREAD));
        let service = TowerToHyperService::new(routes.clone());
        let connection = graceful.watch(http.serve_connection(io, service));
        tokio::spawn(async move {
            // A client that broke off, or never spoke HTTP: nobody is left to be told.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(ENDING, graceful.shutdown()).await;
}
