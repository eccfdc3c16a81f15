//! Against a real server: PyPI's `oxigraph`, named by `CHANCERY_OXIGRAPH` where it is installed.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chancery::publish::{Protocol, publish};

use super::target;
use crate::graph::fixture::{lines, quarrel, store};

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Option<Self> {
        let program = std::env::var_os("CHANCERY_OXIGRAPH")?;
        let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(program)
            .args(["serve", "--bind", &address])
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let server = Self { child, address };
        for _ in 0..100 {
            if TcpStream::connect(&server.address).is_ok() {
                return Some(server);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        None
    }

    /// All that it holds, as N-Quads.
    fn dump(&self) -> String {
        let url = format!("http://{}/store", self.address);
        let answer = ureq::get(&url).header("Accept", "application/n-quads").call();
        let text = answer.expect("an answer").body_mut().read_to_string();
        let text = text.expect("UTF-8");
        let mut lines: Vec<&str> = text.lines().collect();
        lines.sort_unstable();
        lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn oxigraph_takes_every_graph_by_either_protocol() {
    let Some(server) = Server::start() else {
        let why = "SKIPPED: CHANCERY_OXIGRAPH names no `oxigraph` (PyPI); `make test` installs it";
        let _ = writeln!(std::io::stderr(), "{why}");
        return;
    };
    let store = store(&quarrel());
    for (path, protocol) in [("store", Protocol::GraphStore), ("update", Protocol::Update)] {
        let url = format!("http://{}/{path}", server.address);
        publish(&store, &target(&url, protocol)).expect("sent");
        assert_eq!(server.dump(), lines(&store), "{path}");
    }
}
