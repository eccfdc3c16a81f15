//! By which names the server may be called.
//!
//! A page of another site can have its own name point at this machine ("DNS rebinding") and then read what only this machine
//! may. Browsers say by which name they call, so a server that only this machine reaches answers to no others.

use std::net::{IpAddr, SocketAddr};

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{StatusCode, Version, header};

use super::reply::Refusal;

/// The host, with its port, that a request calls; none if it says none, or not in letters.
pub(super) fn asked(request: &Request) -> Option<&str> {
    let in_address = request.uri().authority().map(Authority::as_str);
    in_address.or_else(|| request.headers().get(header::HOST)?.to_str().ok())
}

/// Checks that a request calls the server by a name of its own: one of `names`; without any, one that only this machine has
/// if it listens to this machine alone, else any.
pub(super) fn check(request: &Request, bind: SocketAddr, names: &[String]) -> Result<(), Refusal> {
    match asked(request) {
        Some(host) if is_ours(host, bind, names) => Ok(()),
        Some(_) => Err(Refusal::new(
            StatusCode::MISDIRECTED_REQUEST,
            "this server isn't called so; whoever runs it can allow the name with --name",
        )),
        // Before HTTP/1.1 nobody said it.
        None if request.version() < Version::HTTP_11 => Ok(()),
        None => Err(Refusal::bad("the request has no Host")),
    }
}

fn is_ours(host: &str, bind: SocketAddr, names: &[String]) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().trim_matches(['[', ']']).trim_end_matches('.');
    // Who writes a number asks no directory of names.
    name.parse::<IpAddr>().is_ok()
        || name.eq_ignore_ascii_case("localhost")
        || names.iter().any(|known| known.eq_ignore_ascii_case(name))
        || (names.is_empty() && !bind.ip().is_loopback())
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use super::is_ours;

    #[test]
    fn only_names_of_its_own_are_answered() {
        let here: SocketAddr = ([127, 0, 0, 1], 7878).into();
        let everywhere: SocketAddr = ([0, 0, 0, 0], 7878).into();
        let rows = [
            ("localhost:7878", here, "", true),
            ("LOCALHOST", here, "", true),
            ("127.0.0.1:7878", here, "", true),
            ("[::1]:7878", here, "", true),
            ("evil.example:7878", here, "", false),
            ("localhost.evil.example", here, "", false),
            ("127.0.0.1.evil.example", here, "", false),
            ("evil.example#localhost", here, "", false),
            ("", here, "", false),
            ("news.example", here, "news.example", true),
            ("News.Example.:80", here, "news.example", true),
            ("evil.example", here, "news.example", false),
            ("evil.example", everywhere, "news.example", false),
            ("news.example", everywhere, "", true),
            ("192.168.0.7:7878", everywhere, "news.example", true),
        ];
        for (host, bind, name, expected) in rows {
            let names: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
            assert_eq!(is_ours(host, bind, &names), expected, "{host}, {bind}, {name}");
        }
    }
}
