//! The program from outside: what it prints, how it ends, what it leaves behind.

mod archives;
mod bad_input;
mod check_graph;
mod commands;
mod crash;
mod determinism;
mod documented;
mod gazetteer;
mod json_lines;
pub mod program;
mod small_disk;
