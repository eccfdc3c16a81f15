//! `chancery serve`.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use chancery::serve::{Server, Settings};
use clap::Args;

use super::exit::Exit;
use super::message;
use super::query::seconds;
use super::store::StoreFolder;

/// Gives the graph to programs (SPARQL at /sparql) and to people (pages at /)
///
/// It only reads. What `chancery build` writes beside it appears without a restart.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  chancery serve
  chancery serve --store albania.db --bind 127.0.0.1:8080
  curl -s http://127.0.0.1:7878/sparql -H 'Accept: text/csv' \\
      --data-urlencode 'query=SELECT ?who ?whom { ?who c:expelled ?whom }'")]
pub struct Serve {
    /// Where to listen; other machines reach it only if you give an address that they reach
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:7878")]
    bind: SocketAddr,
    /// A name by which it is called besides localhost and numbers, such as news.example; may be given several times
    #[arg(long = "name", value_name = "HOST")]
    names: Vec<String>,
    /// How many seconds a query may take, waiting and sending included
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    timeout: Duration,
    /// How many megabytes of memory all running queries may use together
    #[arg(long, value_name = "MB", default_value_t = 2048)]
    memory: u64,
    /// How many megabytes an answer may have
    #[arg(long, value_name = "MB", default_value_t = 1024)]
    largest_answer: u64,
    /// Let pages of other sites ask too
    #[arg(long)]
    cors: bool,
    #[command(flatten)]
    store: StoreFolder,
}

impl Serve {
    /// Serves until it is told to end.
    pub fn run(self) -> Result<Exit> {
        let server = Server::new(Settings {
            folder: self.store.folder.clone(),
            bind: self.bind,
            names: self.names,
            timeout: self.timeout,
            memory: self.memory << 20,
            largest_answer: self.largest_answer << 20,
            cors: self.cors,
        })?;
        let address = server.address()?;
        message::note(format_args!("serving {} at http://{address}/", self.store.folder.display()));
        message::note("stop it with Ctrl-C");
        server.run(message::warning)?;
        message::note("stopped");
        Ok(Exit::Done)
    }
}
