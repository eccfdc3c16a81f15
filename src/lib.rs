//! chancery reads diplomatic and political news and keeps the record: who did what to whom, who says so, in which
//! words.

pub mod diagnostic;
pub mod examples;
pub mod extract;
pub mod gazetteer;
pub mod graph;
pub mod model;
pub mod pipeline;
pub mod rdf;
pub mod read;
pub mod rules;
pub mod tag;
pub mod text;
