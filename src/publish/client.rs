//! [`Client`]: one endpoint, asked again where that may help.

use std::fs::File;
use std::io::{Read, Seek};
use std::thread;
use std::time::Duration;

use oxigraph::model::NamedNode;
use ureq::http::Response;
use ureq::{Agent, Body, RequestBuilder, typestate::WithBody};

use super::error::advice;
use super::retry::is_passing;
use super::{PublishError, Target};

/// How long to wait for a connection.
const CONNECTING: Duration = Duration::from_secs(20);
/// How long to wait for an answer once all is sent: an endpoint may index first.
const ANSWERING: Duration = Duration::from_secs(600);
/// How much of an answer is told in an error, in bytes.
const TOLD: u64 = 300;

/// One endpoint.
pub(super) struct Client<'t> {
    agent: Agent,
    target: &'t Target,
    retried: usize,
}

impl<'t> Client<'t> {
    /// A client for a target; nothing is sent yet.
    pub fn new(target: &'t Target) -> Result<Self, PublishError> {
        let is_http = target.url.starts_with("http://") || target.url.starts_with("https://");
        if !is_http || NamedNode::new(&target.url).is_err() || target.url.contains('#') {
            return Err(PublishError::Address(target.url.clone()));
        }
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A request with a body can't follow a redirect without being sent somewhere that nobody named.
            .max_redirects(0)
            .user_agent(concat!("chancery/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(CONNECTING))
            .timeout_recv_response(Some(ANSWERING))
            .build();
        Ok(Self { agent: config.into(), target, retried: 0 })
    }

    /// Replaces a graph, the default graph if none is named, by the N-Triples of a file.
    pub fn put(&mut self, graph: Option<&NamedNode>, triples: &File) -> Result<(), PublishError> {
        let separator = if self.target.url.contains('?') { '&' } else { '?' };
        let which = match graph {
            Some(graph) => format!("graph={}", encode(graph.as_str())),
            None => "default".to_owned(),
        };
        let url = format!("{}{separator}{which}", self.target.url);
        self.until_done(&url, |agent| {
            // A try before may have read some of it.
            let mut file = triples;
            file.rewind().map_err(ureq::Error::Io)?;
            let request = agent.put(&url).header("Content-Type", "application/n-triples");
            self.authorized(request).send(triples)
        })
        .map(|retried| self.retried += retried)
    }

    /// Runs an update.
    pub fn update(&mut self, update: &str) -> Result<(), PublishError> {
        let url = self.target.url.clone();
        self.until_done(&url, |agent| {
            let request = agent.post(&url).header("Content-Type", "application/sparql-update");
            self.authorized(request).send(update)
        })
        .map(|retried| self.retried += retried)
    }

    /// How many requests were tried again.
    pub fn retried(&self) -> usize {
        self.retried
    }

    fn authorized(&self, request: RequestBuilder<WithBody>) -> RequestBuilder<WithBody> {
        match &self.target.authorization {
            Some(value) => request.header("Authorization", value),
            None => request,
        }
    }

    /// Sends a request until it is done, is refused, or was tried often enough; says how often it was tried again.
    fn until_done(
        &self,
        url: &str,
        send: impl Fn(&Agent) -> Result<Response<Body>, ureq::Error>,
    ) -> Result<usize, PublishError> {
        let mut tries = 0;
        loop {
            tries += 1;
            let answer = send(&self.agent);
            let asked = answer.as_ref().ok().and_then(retry_after);
            let wait = self.target.retries.wait(tries, asked);
            match (answer, wait) {
                (Ok(answer), _) if answer.status().is_success() => return Ok(tries as usize - 1),
                (Ok(answer), Some(wait)) if is_passing(answer.status().as_u16()) => {
                    thread::sleep(wait);
                }
                (Ok(answer), _) => return Err(refused(url, answer)),
                (Err(error), Some(wait)) if may_pass(&error) => thread::sleep(wait),
                (Err(error), _) => {
                    let (url, reason) = (url.to_owned(), error.to_string());
                    return Err(PublishError::Unreachable { url, reason, tries });
                }
            }
        }
    }
}

/// What an endpoint said that said no.
fn refused(url: &str, answer: Response<Body>) -> PublishError {
    let status = answer.status().as_u16();
    let mut said = Vec::new();
    // An answer that breaks off is told as far as it came.
    let _ = answer.into_body().into_reader().take(TOLD).read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said).split_whitespace().collect::<Vec<_>>().join(" ");
    PublishError::Refused { url: url.to_owned(), status, said, advice: advice(status) }
}

/// Whether a failure to get an answer may be another one next time. A name that isn't known or a certificate that
/// isn't trusted stays so.
fn may_pass(error: &ureq::Error) -> bool {
    use ureq::Error::{ConnectionFailed, Io, Protocol, Timeout};
    matches!(error, Io(_) | Timeout(_) | ConnectionFailed | Protocol(_))
}

/// For how long the endpoint asks to be left alone; a date is not understood.
fn retry_after(answer: &Response<Body>) -> Option<Duration> {
    let value = answer.headers().get("Retry-After")?.to_str().ok()?;
    value.trim().parse().ok().map(Duration::from_secs)
}

/// Percent-encodes what a query's value can't hold.
fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn a_graphs_name_is_one_value() {
        let rows = [
            ("https://a/b-c_1.2~", "https%3A%2F%2Fa%2Fb-c_1.2~"),
            ("x:a&b=c#d e", "x%3Aa%26b%3Dc%23d%20e"),
            ("x:%20é", "x%3A%2520%C3%A9"),
        ];
        for (iri, expected) in rows {
            assert_eq!(encode(iri), expected);
        }
    }
}
