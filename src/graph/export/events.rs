//! Events as rows of CSV, for people who come from GDELT, ICEWS or POLECAT.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::super::{ExportError, Store, StoreError};
use super::Part;
use super::chosen::Chosen;
use super::sorter::Sorter;
use crate::gazetteer::iso3;
use crate::rdf::vocab::{c, rdf, schema};

/// The columns, in order.
const COLUMNS: [&str; 14] = [
    "event",
    "date",
    "source",
    "source_country",
    "target",
    "target_country",
    "relation",
    "cameo",
    "plover",
    "quantity",
    "stories",
    "articles",
    "first_published",
    "first_url",
];

/// Parts the fields of a report; no text of the graph holds it.
const BETWEEN: char = '\u{1F}';
/// Comes after every date, so that articles without a day stand last.
const NO_DAY: &str = "~";
/// How many steps lead from an entity to its state at most: a body of a ministry of a state.
const STEPS: usize = 4;

/// One claim's report of an event. Reports sort by the event's day, the event, and the article's day.
#[derive(Debug, PartialEq, Eq)]
struct Report {
    date: String,
    event: String,
    published: String,
    article: String,
    story: String,
    claim: String,
    cameo: String,
    plover: String,
    quantity: String,
    url: String,
}

impl Report {
    fn to_record(&self) -> String {
        let fields = [
            &self.date,
            &self.event,
            &self.published,
            &self.article,
            &self.story,
            &self.claim,
            &self.cameo,
            &self.plover,
            &self.quantity,
            &self.url,
        ];
        fields.map(String::as_str).join(&BETWEEN.to_string())
    }

    /// Reads a record; nothing if it is none.
    fn parse(record: &[u8]) -> Option<Self> {
        let mut fields = std::str::from_utf8(record).ok()?.split(BETWEEN).map(str::to_owned);
        Some(Self {
            date: fields.next()?,
            event: fields.next()?,
            published: fields.next()?,
            article: fields.next()?,
            story: fields.next()?,
            claim: fields.next()?,
            cameo: fields.next()?,
            plover: fields.next()?,
            quantity: fields.next()?,
            url: fields.next()?,
        })
    }
}

impl Store {
    /// Writes the events that the part's claims report, by day and IRI; gives their number.
    pub(super) fn write_events(
        &self,
        part: &Part,
        writer: impl Write,
    ) -> Result<usize, ExportError> {
        let mut sorter = Sorter::new();
        self.visit(part, |chosen| {
            self.reports(&chosen, |report| Ok(sorter.add(report.to_record().as_bytes())?))
        })?;
        let mut sorted = sorter.finish()?;
        let mut rows = csv::Writer::from_writer(writer);
        rows.write_record(COLUMNS).map_err(io::Error::from)?;
        let mut reports: Vec<Report> = Vec::new();
        let mut written = 0;
        loop {
            let report = sorted.next()?.and_then(Report::parse);
            let same =
                matches!((reports.first(), &report), (Some(a), Some(b)) if a.event == b.event);
            if !same && !reports.is_empty() {
                rows.write_record(self.row(&reports)?).map_err(io::Error::from)?;
                reports.clear();
                written += 1;
            }
            match report {
                Some(report) => reports.push(report),
                None => break,
            }
        }
        rows.flush()?;
        Ok(written)
    }

    /// The reports of events among the chosen claims of an article.
    fn reports(
        &self,
        chosen: &Chosen,
        mut take: impl FnMut(Report) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let graph = &chosen.graph;
        let article = &graph.article;
        let reports = |claim: &&NamedNode| graph.nodes(claim, c::REPORTS).next().is_some();
        let claims: Vec<&NamedNode> = chosen.claims.iter().filter(reports).collect();
        if claims.is_empty() {
            return Ok(());
        }
        let story = self.story(article)?;
        for claim in claims {
            let text = |property| graph.text(claim, property).to_owned();
            for event in graph.nodes(claim, c::REPORTS) {
                let published = graph.texts(article, schema::DATE_PUBLISHED).next();
                take(Report {
                    date: self.value(event.as_ref(), c::DATE)?.unwrap_or_default(),
                    event: event.as_str().to_owned(),
                    published: published.unwrap_or(NO_DAY).to_owned(),
                    article: article.as_str().to_owned(),
                    story: story.as_str().to_owned(),
                    claim: claim.as_str().to_owned(),
                    cameo: text(c::CAMEO),
                    plover: text(c::PLOVER),
                    quantity: text(c::QUANTITY),
                    url: graph.text(article, schema::URL).to_owned(),
                })?;
            }
        }
        Ok(())
    }

    /// The row of an event from all of its reports, the first one first.
    fn row(&self, reports: &[Report]) -> Result<[String; COLUMNS.len()], StoreError> {
        let distinct = |field: fn(&Report) -> &str| {
            let all: BTreeSet<&str> = reports.iter().map(field).collect();
            all.len().to_string()
        };
        // The first report that says it.
        let first = |field: fn(&Report) -> &str| {
            let said = reports.iter().map(field).find(|text| !text.is_empty() && *text != NO_DAY);
            said.unwrap_or_default().to_owned()
        };
        let event = NamedNode::new_unchecked(first(|report| &report.event));
        let side = |property| self.side(event.as_ref(), property);
        let (source, source_country) = side(c::ACTOR)?;
        let (target, target_country) = side(c::TARGET)?;
        let relation = self.node(event.as_ref(), c::RELATION)?;
        let relation = relation.map(|node| self.short(node.as_ref())).unwrap_or_default();
        Ok([
            event.as_str().to_owned(),
            first(|report| &report.date),
            source,
            source_country,
            target,
            target_country,
            relation.strip_prefix("c:").unwrap_or(&relation).to_owned(),
            first(|report| &report.cameo),
            first(|report| &report.plover),
            first(|report| &report.quantity),
            distinct(|report| &report.story),
            distinct(|report| &report.article),
            first(|report| &report.published),
            first(|report| &report.url),
        ])
    }

    /// The label of an event's side, and its country: three letters of ISO 3166-1, else the state's label, else nothing.
    fn side(
        &self,
        event: NamedNodeRef<'_>,
        property: NamedNodeRef<'_>,
    ) -> Result<(String, String), StoreError> {
        let Some(side) = self.node(event, property)? else { return Ok(Default::default()) };
        let label = self.label(side.as_ref())?;
        let mut node = side;
        for _ in 0..STEPS {
            if self.objects(node.as_ref(), rdf::TYPE)?.contains(&c::STATE.into()) {
                let code = self.value(node.as_ref(), c::ISO)?;
                let code = code.as_deref().and_then(iso3).map(str::to_owned);
                return Ok((label, code.map_or_else(|| self.label(node.as_ref()), Ok)?));
            }
            match self.node(node.as_ref(), c::OF)? {
                Some(of) => node = of,
                None => break,
            }
        }
        Ok((label, String::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::Report;

    #[test]
    fn a_record_reads_back() {
        let field = |text: &str| text.to_owned();
        let report = Report {
            date: field("2031-05-01"),
            event: field("x:event"),
            published: field("~"),
            article: field("x:a"),
            story: field("x:b"),
            claim: field("x:c"),
            cameo: field("161"),
            plover: field(""),
            quantity: field("4"),
            url: field("https://example.org/a,b\n\"c\""),
        };
        assert_eq!(Report::parse(report.to_record().as_bytes()), Some(report));
        assert_eq!(Report::parse(b"too\x1fshort"), None);
    }
}
