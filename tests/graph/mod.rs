//! The graph from the outside: what it holds follows from its articles alone, and other tools read it.

mod export;
pub mod fixture;
mod hostile;
mod interop;
mod laws;
mod pictures;
mod queries;
mod reasoners;
mod shapes;
mod store;
mod vocabulary;
