//! [`Base`]: the IRIs of articles, claims, events and entities, which follow from content and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::encode::encode;
use super::vocab::PREFIXES;
use crate::model::{Analysis, Claim, Date, Document, EntityId, Office, Side, Span};

/// The namespace under which the graph's own things stand, `https://w3id.org/chancery/id/` unless told otherwise.
///
/// ```
/// use chancery::{model::EntityId, rdf::Base};
/// let albania = Base::default().entity(&EntityId::new("state/albania"));
/// assert_eq!(albania.as_str(), "https://w3id.org/chancery/id/state/albania");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

/// Why a text can't be the base of IRIs.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum BaseError {
    /// It is no absolute IRI.
    #[error("\"{0}\" is not an absolute IRI such as https://example.org/news/")]
    NotAnIri(String),
    /// Names can't be appended to it.
    #[error("the base \"{0}\" must end with a slash and have no ? or # in it")]
    NotAFolder(String),
    /// Where IRIs and short names look alike (JSON-LD, SPARQL) it would mean something else.
    #[error(
        "the base \"{0}\" begins as the prefix {1}: does; choose another scheme, such as https"
    )]
    LikeAPrefix(String, String),
}

/// The kinds of thing that have IRIs under the base, each with a prefix of that name in queries and exports.
pub const KINDS: [&str; 9] =
    ["article", "claim", "event", "group", "office", "organisation", "person", "place", "state"];

impl Default for Base {
    fn default() -> Self {
        Self("https://w3id.org/chancery/id/".to_owned())
    }
}

impl Base {
    /// The base of this IRI, which must be absolute and end with a slash.
    ///
    /// # Errors
    /// If it isn't and doesn't, or its scheme is one of the graph's prefixes.
    pub fn new(iri: &str) -> Result<Self, BaseError> {
        let parsed = NamedNode::new(iri).map_err(|_| BaseError::NotAnIri(iri.to_owned()))?;
        if !iri.ends_with('/') || iri.contains(['?', '#']) {
            return Err(BaseError::NotAFolder(iri.to_owned()));
        }
        let scheme = iri.split(':').next().unwrap_or_default();
        let prefixes = PREFIXES.iter().map(|(name, _)| *name).chain(KINDS).chain(["id"]);
        if prefixes.into_iter().any(|prefix| prefix == scheme) {
            return Err(BaseError::LikeAPrefix(iri.to_owned(), scheme.to_owned()));
        }
        Ok(Self(parsed.into_string()))
    }

    /// The base as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A prefix for each of [`KINDS`] (`state:albania`) and `id:` for all, by name.
    pub fn prefixes(&self) -> Vec<(&'static str, String)> {
        let kinds = KINDS.iter().map(|kind| (*kind, format!("{}{kind}/", self.0)));
        let mut all: Vec<_> = kinds.chain([("id", self.0.clone())]).collect();
        all.sort_unstable();
        all
    }

    /// The IRI of an entity. Ids of letters, digits, hyphens and one slash stand in it as they are.
    pub fn entity(&self, id: &EntityId) -> NamedNode {
        match id.as_str().split_once('/') {
            Some((kind, slug)) => self.node(&format!("{}/{}", encode(kind), encode(slug))),
            None => self.node(&encode(id.as_str())),
        }
    }

    /// The IRI of an article: from its address where it has one (without the part after `#`), else from its text.
    pub fn article(&self, document: &Document) -> NamedNode {
        let address = document.url.as_deref().and_then(|url| url.split('#').next());
        let content = match address.map(str::trim) {
            Some(url) if !url.is_empty() => digest(&["url", url]),
            _ => digest(&["text", &document.text]),
        };
        self.node(&format!("article/{content}"))
    }

    /// The IRIs of an article's claims, one a claim: from the article, the sentence's words, the place of the cue in
    /// it, the relation and its two sides. Claims that agree in all of these are told apart by their order.
    pub fn claims(&self, analysis: &Analysis) -> Vec<NamedNode> {
        let article = self.article(&analysis.document);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let text = &analysis.document.text;
        let mut iris = Vec::with_capacity(analysis.claims.len());
        for claim in &analysis.claims {
            let key = claim_key(article.as_str(), text, claim);
            let times = seen.entry(key.clone()).or_insert(0);
            *times += 1;
            let content =
                if *times == 1 { key } else { digest(&[key.as_str(), &times.to_string()]) };
            iris.push(self.node(&format!("claim/{content}")));
        }
        iris
    }

    /// The IRI of the event that an actor did on a day to a target.
    pub fn event(
        &self,
        relation: &str,
        actor: &EntityId,
        target: &EntityId,
        day: Date,
    ) -> NamedNode {
        let content = digest(&[relation, actor.as_str(), target.as_str(), &day.to_string()]);
        self.node(&format!("event/{content}"))
    }

    /// The IRI of a person's time in an office.
    pub fn office(&self, person: &EntityId, office: &Office) -> NamedNode {
        let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        let (from, until) = (day(office.from), day(office.until));
        let parts = [person.as_str(), office.title.as_str(), office.of.as_str(), &from, &until];
        self.node(&format!("office/{}", digest(&parts)))
    }

    fn node(&self, local: &str) -> NamedNode {
        // The base was checked and `local` holds nothing but letters, digits, `-`, `_`, `%` and `/`.
        NamedNode::new_unchecked(format!("{}{local}", self.0))
    }
}

/// The IRI of a stretch of an article's text, counted in code points (RFC 5147, as NIF has it).
pub fn span(article: &NamedNode, code_points: Span) -> NamedNode {
    let Span { begin, end } = code_points;
    NamedNode::new_unchecked(format!("{}#char={begin},{end}", article.as_str()))
}

/// The first 64 bits of a SHA-256 over texts, each with its length before it, in hexadecimal.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hex(&hash.finalize()[..8])
}

/// Bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn claim_key(article: &str, text: &str, claim: &Claim) -> String {
    let side = |side: &Option<Side>| side.as_ref().map_or("", |s| s.entity.as_str()).to_owned();
    let cue = claim.cue.begin.saturating_sub(claim.sentence.begin);
    digest(&[
        article,
        claim.sentence.of(text),
        &claim.relation,
        &side(&claim.subject),
        &side(&claim.object),
        claim.cue.of(text),
        &cue.to_string(),
    ])
}

#[cfg(test)]
mod tests {
    use super::{Base, BaseError};
    use crate::model::{Document, EntityId};

    #[test]
    fn a_base_is_an_absolute_folder() {
        for good in ["https://example.org/a/", "http://x/", "urn:x:/"] {
            assert_eq!(Base::new(good).map(|b| b.0), Ok(good.to_owned()));
        }
        for bad in ["", "a/", "//x/", "https://exa mple/", "https://x/\"/"] {
            assert_eq!(Base::new(bad), Err(BaseError::NotAnIri(bad.to_owned())));
        }
        for bad in ["https://example.org/a", "https://example.org/#", "https://x/?q/"] {
            assert_eq!(Base::new(bad), Err(BaseError::NotAFolder(bad.to_owned())));
        }
    }

    #[test]
    fn a_base_does_not_begin_like_a_short_name() {
        for (base, prefix) in [("state:/", "state"), ("c:x/", "c"), ("id:/", "id")] {
            let expected = BaseError::LikeAPrefix(base.to_owned(), prefix.to_owned());
            assert_eq!(Base::new(base), Err(expected));
        }
        assert!(Base::new("states:/").is_ok());
    }

    #[test]
    fn odd_ids_are_encoded_and_stay_apart() {
        let base = Base::default();
        let local = |id: &str| base.entity(&EntityId::new(id)).into_string().split_off(29);
        assert_eq!(local("state/albania"), "state/albania");
        assert_eq!(local("person/o'neill \"x\""), "person/o%27neill%20%22x%22");
        assert_eq!(local("person/../state/a"), "person/%2E%2E%2Fstate%2Fa");
        assert_eq!(local(""), "");
    }

    #[test]
    fn an_article_is_its_address_else_its_text() {
        let base = Base::default();
        let mut one = Document::from_text("one.txt", "Text.");
        let mut two = Document::from_text("two.txt", "Text.");
        assert_eq!(base.article(&one), base.article(&two));
        one.url = Some("https://example.org/1#top".into());
        two.url = Some("https://example.org/1".into());
        two.text.push_str(" More.");
        assert_eq!(base.article(&one), base.article(&two));
        two.url = Some("https://example.org/2".into());
        assert_ne!(base.article(&one), base.article(&two));
    }
}
