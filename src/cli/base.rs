//! [`BaseIri`]: where the graph's own IRIs begin.

use chancery::rdf::{Base, BaseError};
use clap::Args;

/// Where the graph's own IRIs begin.
#[derive(Debug, Args)]
pub struct BaseIri {
    /// Where the IRIs of articles, claims and entities begin [default: https://w3id.org/chancery/id/]
    #[arg(long = "base", value_name = "IRI", value_parser = parse)]
    base: Option<Base>,
}

impl BaseIri {
    /// The base, if one was given.
    pub fn given(&self) -> Option<Base> {
        self.base.clone()
    }

    /// The base, the usual one unless told otherwise.
    pub fn base(self) -> Base {
        self.base.unwrap_or_default()
    }
}

fn parse(iri: &str) -> Result<Base, BaseError> {
    Base::new(iri)
}
