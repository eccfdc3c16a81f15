//! All integration tests in one binary, so that they are linked once.

// The floors of ARCHITECTURE.md: which room may name which.
mod floors;
// The sample articles against what a careful reader expects of them.
mod claims;
// The relations' catalogue and the vocabulary against the rules.
mod catalogue;
// Worked sentences, a page a question of language, and articles that claim nothing.
mod language;
// The program from outside: what it prints, how it ends, what it leaves behind.
mod cli;
// The graph: its laws, its exports in other people's readers, its shipped queries.
mod graph;
// Files as documents, on real pages where they are at hand.
mod reading;
// Sending the graph to another store.
#[cfg(feature = "publish")]
mod publish;
// The server: requests over real sockets to the real program.
mod serve;
