//! The JSON Lines of `tag` and `extract`: a public interface, one object a line.
//!
//! Offsets are Unicode code points into the document's text, end exclusive; what is not known is `null`.

use chancery::model::{Analysis, Claim, CodePoints, EntityId, Form, Mention, Phrase, Side, Span};
use chancery::rdf::Base;
use serde::Serialize;

use super::dates;

/// A line of `tag`.
#[derive(Serialize)]
struct MentionLine<'a> {
    document: &'a str,
    begin: usize,
    end: usize,
    text: &'a str,
    kind: &'a str,
    id: &'a str,
    label: &'a str,
    wikidata: Option<&'a str>,
}

/// A line of `extract`.
#[derive(Serialize)]
struct ClaimLine<'a> {
    document: &'a str,
    claim: String,
    relation: &'a str,
    plover: &'a str,
    plover_mode: Option<&'a str>,
    cameo: &'a str,
    subject: Option<SideValue<'a>>,
    object: Option<SideValue<'a>>,
    status: &'a str,
    said_by: Option<Speaker<'a>>,
    matter: Option<&'a str>,
    date: Option<String>,
    quantity: Option<u32>,
    sentence: Stretch<'a>,
    cue: Stretch<'a>,
    rule: &'a str,
}

#[derive(Serialize)]
struct SideValue<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'a str,
    actor: &'a str,
    begin: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Speaker<'a> {
    id: &'a str,
    label: &'a str,
}

#[derive(Serialize)]
struct Stretch<'a> {
    begin: usize,
    end: usize,
    text: &'a str,
}

/// The mentions of an article that name somebody, one a line; words that only point back aren't asked for.
pub fn mentions(analysis: &Analysis) -> String {
    let door = Door::of(analysis);
    let named = analysis.mentions.iter().filter(|mention| mention.form != Form::Reference);
    lines(named.filter_map(|mention| door.mention(mention)))
}

/// The claims of an article, one a line.
pub fn claims(analysis: &Analysis, base: &Base) -> String {
    let door = Door::of(analysis);
    let iris = base.claims(analysis);
    let claims = analysis.claims.iter().zip(iris);
    lines(claims.map(|(claim, iri)| door.claim(claim, iri.into_string())))
}

fn lines(values: impl Iterator<Item = impl Serialize>) -> String {
    let mut lines = String::new();
    for value in values {
        // Only a map with odd keys or a failing `Serialize` can't be JSON; there is neither here.
        if let Ok(line) = serde_json::to_string(&value) {
            lines += &line;
            lines.push('\n');
        }
    }
    lines
}

/// The door from bytes to code points of one article.
struct Door<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    code_points: CodePoints<'a>,
}

impl<'a> Door<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        let text = analysis.document.text.as_str();
        Self { analysis, text, code_points: CodePoints::of(text) }
    }

    fn mention(&self, mention: &'a Mention) -> Option<MentionLine<'a>> {
        let entity = self.analysis.entities.get(&mention.entity)?;
        let Stretch { begin, end, text } = self.stretch(mention.phrase);
        Some(MentionLine {
            document: &self.analysis.document.name,
            begin,
            end,
            text,
            kind: mention.kind.name(),
            id: mention.entity.as_str(),
            label: &entity.label,
            wikidata: entity.wikidata.as_deref(),
        })
    }

    fn claim(&self, claim: &'a Claim, iri: String) -> ClaimLine<'a> {
        ClaimLine {
            document: &self.analysis.document.name,
            claim: iri,
            relation: &claim.relation,
            plover: &claim.plover,
            plover_mode: claim.mode.as_deref(),
            cameo: &claim.cameo,
            subject: claim.subject.as_ref().map(|side| self.side(side)),
            object: claim.object.as_ref().map(|side| self.side(side)),
            status: claim.status.name(),
            said_by: claim.said_by.as_ref().map(speaker),
            matter: claim.matter.as_ref().map(|Phrase { text, .. }| text.as_str()),
            date: dates::written(&claim.dates),
            quantity: claim.quantity,
            sentence: self.stretch(claim.sentence),
            cue: self.stretch(claim.cue),
            rule: &claim.rule.0,
        }
    }

    fn side(&self, side: &'a Side) -> SideValue<'a> {
        let Stretch { begin, end, text } = self.stretch(side.span);
        SideValue {
            id: EntityId::as_str(&side.entity),
            label: &side.label,
            kind: side.kind.name(),
            actor: &side.actor_label,
            begin,
            end,
            text,
        }
    }

    fn stretch(&self, span: Span) -> Stretch<'a> {
        let Span { begin, end } = self.code_points.count(span);
        Stretch { begin, end, text: span.of(self.text) }
    }
}

fn speaker(side: &Side) -> Speaker<'_> {
    Speaker { id: side.entity.as_str(), label: &side.label }
}
