//! chancery reads diplomatic and political news and keeps the record: who did what to whom, who says so, in which
//! words.
//!
//! ```text
//! news ──read──▶ documents ──tag──▶ mentions ──extract──▶ claims ──rdf──▶ quads ──graph──▶ SPARQL, Turtle
//! ```
//!
//! Few types matter at first: a [`pipeline::Pipeline`] makes a [`model::Document`] into a [`model::Analysis`], which
//! can be looked into without any RDF; [`rdf::quads`] makes it into quads; a [`graph::Store`] keeps and answers.
//!
//! ```
//! use chancery::gazetteer::Gazetteer;
//! use chancery::graph::{QueryOptions, Store};
//! use chancery::pipeline::Pipeline;
//! use chancery::rdf::{self, Base};
//! use chancery::read::{ReadOptions, read_bytes};
//! use chancery::rules::Rules;
//!
//! # let faults = |faults: Vec<chancery::diagnostic::Diagnostic>| format!("{faults:?}");
//! let gazetteer = Gazetteer::load(&[]).map_err(faults)?;
//! let rules = Rules::load(&[]).map_err(faults)?;
//! let pipeline = Pipeline::new(gazetteer, rules);
//!
//! let text = "OSLO, March 6, 2024 — Norway expelled two Belarusian diplomats on Tuesday.";
//! let article = read_bytes("oslo.txt", text.as_bytes(), &ReadOptions::default())?;
//! let analysis = pipeline.analyse(article);
//! let claim = &analysis.claims[0];
//! assert_eq!(&*claim.relation, "expelled");
//! assert_eq!(claim.object.as_ref().map(|side| side.label.as_str()), Some("diplomats of Belarus"));
//! assert_eq!(claim.dates[0].to_string(), "2024-03-05");
//!
//! let base = Base::default();
//! let mut store = Store::in_memory(base.clone())?;
//! store.replace_article(&rdf::quads(&analysis, &base))?;
//! let answer = store.query("ASK { state:norway c:expelled ?whom }", &QueryOptions::default())?;
//! assert_eq!(answer.into_table()?.rows, [["yes"]]);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! # What always holds
//! - A span is bytes inside the program and code points at its doors (JSON Lines, RDF), and is the words that it
//!   stands for.
//! - The text stages ([`text`], [`tag`], [`extract`]) cannot fail. Reading files and data can, and says where, why and
//!   what to do.
//! - The same input gives the same output, whatever the order of articles and the number of threads.
//! - A claim is what a newspaper put down, never a fact; a negated, planned or hypothetical one is kept as such.
//!
//! ARCHITECTURE.md draws the floors on which these modules stand, and says why.

pub mod diagnostic;
pub mod examples;
pub mod extract;
pub mod gaps;
pub mod gazetteer;
pub mod graph;
pub mod model;
pub mod pipeline;
#[cfg(feature = "publish")]
pub mod publish;
pub mod rdf;
pub mod read;
pub mod rules;
pub mod serve;
pub mod tag;
pub mod text;
