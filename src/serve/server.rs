//! [`Server`]: opens the store, listens, answers, stops.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::{Duration, Instant};

use thiserror::Error;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

use super::edition::Edition;
use super::site::Site;
use super::workers::Workers;
use super::{Settings, connection, follow, memory, routes};
use crate::graph::StoreError;

/// Why a server can't begin.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address can't be listened at.
    #[error("{address} can't be listened at ({source}); choose another with --bind")]
    Address {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The machine doesn't give what a server needs.
    #[error("the server can't begin: {0}")]
    System(#[from] io::Error),
    /// The store can't be looked at.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A server that listens but doesn't answer yet.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
    runtime: Runtime,
}

impl Server {
    /// Opens the store and begins to listen.
    ///
    /// # Errors
    /// If there is no store or somebody is writing to it, or the address is taken.
    pub fn new(settings: Settings) -> Result<Self, ServeError> {
        let address = settings.bind;
        let listener = TcpListener::bind(address)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .map_err(|source| ServeError::Address { address, source })?;
        let edition = Edition::of(&settings.folder)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let workers = Workers::start(2 * cores)?;
        let runtime = Builder::new_multi_thread().enable_all().build()?;
        Ok(Self { listener, site: Arc::new(Site::new(settings, workers, edition)), runtime })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system doesn't tell.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until the process is told to end (SIGTERM, or Ctrl-C), lets what is being answered end, and returns.
    ///
    /// `tell` is called with what whoever runs the server should know, a line each.
    ///
    /// # Errors
    /// If the machine doesn't give what it needs.
    pub fn run(self, tell: impl Fn(String) + Send + 'static) -> Result<(), ServeError> {
        let Self { listener, site, runtime } = self;
        let last = Arc::clone(&site);
        let result = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let mut terminated = signal(SignalKind::terminate())?;
            let stopped = async move {
                tokio::select! {
                    _ = terminated.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            };
            tokio::spawn(watch_memory(Arc::clone(&site)));
            tokio::spawn(follow::prepare(Arc::clone(&site)));
            tokio::spawn(follow::follow(Arc::clone(&site), tell));
            connection::take(listener, routes::routes(site), stopped).await;
            Ok(())
        });
        // Whoever still holds the edition lets go of it, and its files go with it. With the tasks end the queries that
        // they wait for, and the threads of these need a moment to notice. What goes on longer ends with the process; the
        // next server sweeps what it leaves.
        let end = Instant::now() + PARTING;
        runtime.shutdown_timeout(PARTING);
        while Arc::strong_count(&last) > 1 && Instant::now() < end {
            std::thread::sleep(NOTICE);
        }
        // Here and not on another thread, which would not be waited for.
        drop(last);
        result
    }
}

/// How long tasks and queries have to end when the server does.
const PARTING: Duration = Duration::from_secs(2);
/// How often it is seen whether they have.
const NOTICE: Duration = Duration::from_millis(5);

async fn watch_memory(site: Arc<Site>) {
    loop {
        sleep(memory::EVERY).await;
        site.memory.look();
    }
}
