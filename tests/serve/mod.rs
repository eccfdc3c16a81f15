//! The server: requests over real sockets to the real program.

mod beside;
mod clients;
mod http;
mod limits;
mod load;
mod pages;
mod protocol;
mod server;
