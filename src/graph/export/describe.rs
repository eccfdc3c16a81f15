//! The dataset's own description: VoID and DCAT.

use std::collections::BTreeMap;
use std::io::Write;

use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use super::super::prefixes::Prefixes;
use super::super::{ExportError, ExportFormat, GraphFormat, Store};
use super::sorter::Sorter;
use super::{QuadSorter, is_exported};
use crate::rdf::vocab::{NAMESPACE, PREFIXES, rdf, schema};

const VOID: &str = "http://rdfs.org/ns/void#";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const PROV: &str = "http://www.w3.org/ns/prov#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
/// Media types and languages have IRIs here.
const IANA: &str = "https://www.iana.org/assignments/media-types/";
const ENGLISH: &str = "http://id.loc.gov/vocabulary/iso639-1/en";

/// What a dataset's publisher says of it that the store doesn't know.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// Its title.
    pub title: Option<String>,
    /// The licence under which others may use it.
    pub licence: Option<NamedNode>,
    /// Where its exports can be fetched; the ending of each tells its format.
    pub dumps: Vec<NamedNode>,
    /// Where it answers SPARQL.
    pub endpoint: Option<NamedNode>,
}

/// What there is of each kind.
#[derive(Default)]
struct Counts {
    triples: usize,
    subjects: usize,
    objects: usize,
    classes: BTreeMap<NamedNode, usize>,
    properties: BTreeMap<NamedNode, usize>,
    /// The days, months and years on which articles were published.
    first: Option<Literal>,
    last: Option<Literal>,
}

/// A description while it is written.
struct Description<'a> {
    store: &'a Store,
    sorter: QuadSorter,
}

impl Store {
    /// Writes a description of the dataset: VoID (counts, partitions by class and property, vocabularies,
    /// dumps) and DCAT (title, licence, time, distributions), with the program that made it. It follows from the graph
    /// and the publisher's words alone: no clock, no host.
    ///
    /// Costs a read of the whole graph, in memory that doesn't grow with it.
    ///
    /// # Errors
    /// If the writer or the store fails, or a dump's ending tells no format.
    pub fn describe(
        &self,
        publication: &Publication,
        format: GraphFormat,
        writer: impl Write,
    ) -> Result<(), ExportError> {
        let counts = self.counts()?;
        let mut description = Description { store: self, sorter: QuadSorter::new(format) };
        description.about(publication, &counts)?;
        description.counts(&counts)?;
        description.provenance()?;
        for dump in &publication.dumps {
            description.dump(dump)?;
        }
        let own = [("dcat", DCAT), ("dcterms", DCTERMS), ("void", VOID)];
        let known = PREFIXES.into_iter().filter(|(name, _)| !matches!(*name, "sem" | "wd"));
        let prefixes =
            Prefixes::new(own.into_iter().chain(known).map(|(name, iri)| (name, iri.to_owned())));
        description.sorter.write(&prefixes, writer)?;
        Ok(())
    }

    fn counts(&self) -> Result<Counts, ExportError> {
        let mut counts = Counts::default();
        let (mut subjects, mut objects) = (Sorter::new(), Sorter::new());
        for quad in self.graph.iter() {
            let quad = quad.map_err(|error| self.failed(error))?;
            if is_exported(&quad) {
                subjects.add(quad.subject.to_string().as_bytes())?;
                objects.add(quad.object.to_string().as_bytes())?;
                counts.add(quad);
            }
        }
        (counts.subjects, counts.objects) =
            (subjects.finish()?.count()?, objects.finish()?.count()?);
        Ok(counts)
    }
}

impl Counts {
    fn add(&mut self, quad: Quad) {
        self.triples += 1;
        match quad.object {
            Term::NamedNode(class) if quad.predicate.as_ref() == rdf::TYPE => {
                *self.classes.entry(class).or_insert(0) += 1;
            }
            Term::Literal(day) if quad.predicate.as_ref() == schema::DATE_PUBLISHED => {
                // A month comes before its days, as its first day does.
                let is_before = |other: &Literal| day.value() < other.value();
                if self.first.as_ref().is_none_or(is_before) {
                    self.first = Some(day.clone());
                }
                if !self.last.as_ref().is_some_and(is_before) {
                    self.last = Some(day);
                }
            }
            _ => {}
        }
        *self.properties.entry(quad.predicate).or_insert(0) += 1;
    }
}

impl Description<'_> {
    /// A node of the description.
    fn node(&self, part: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}dataset{part}", self.store.base().as_str()))
    }

    fn say(
        &mut self,
        node: &NamedNode,
        property: &str,
        value: impl Into<Term>,
    ) -> Result<(), ExportError> {
        let property = NamedNode::new_unchecked(property);
        Ok(self.sorter.add(Quad::new(node.clone(), property, value, GraphName::DefaultGraph))?)
    }

    fn is_a(&mut self, node: &NamedNode, classes: &[&str]) -> Result<(), ExportError> {
        let mut classes = classes.iter().map(|class| NamedNode::new_unchecked(*class));
        classes.try_for_each(|class| self.say(node, rdf::TYPE.as_str(), class))
    }

    fn about(&mut self, publication: &Publication, counts: &Counts) -> Result<(), ExportError> {
        let dataset = self.node("");
        self.is_a(&dataset, &[&void("Dataset"), &dcat("Dataset"), &prov("Entity")])?;
        let title = publication.title.as_deref().unwrap_or("Claims read in diplomatic news");
        self.say(&dataset, &dcterms("title"), Literal::from(title))?;
        let articles = counts.classes.get(&schema::NEWS_ARTICLE.into_owned()).copied();
        let articles = articles.unwrap_or_default();
        let text = format!(
            "Who did what to whom, who says so, and in which sentence of which article: read by chancery in {articles} articles."
        );
        self.say(&dataset, &dcterms("description"), Literal::from(text))?;
        self.say(&dataset, &dcterms("language"), NamedNode::new_unchecked(ENGLISH))?;
        self.say(&dataset, &void("documents"), number(articles))?;
        if let Some(licence) = &publication.licence {
            self.say(&dataset, &dcterms("license"), licence.clone())?;
        }
        if let Some(endpoint) = &publication.endpoint {
            self.say(&dataset, &void("sparqlEndpoint"), endpoint.clone())?;
        }
        if let (Some(first), Some(last)) = (&counts.first, &counts.last) {
            let period = self.node("#period");
            self.say(&dataset, &dcterms("temporal"), period.clone())?;
            self.is_a(&period, &[&dcterms("PeriodOfTime")])?;
            self.say(&period, &dcat("startDate"), first.clone())?;
            self.say(&period, &dcat("endDate"), last.clone())?;
        }
        Ok(())
    }

    fn counts(&mut self, counts: &Counts) -> Result<(), ExportError> {
        let dataset = self.node("");
        let base = Literal::from(self.store.base().as_str());
        self.say(&dataset, &void("uriSpace"), base)?;
        let totals = [
            ("triples", counts.triples),
            ("entities", counts.subjects),
            ("distinctSubjects", counts.subjects),
            ("distinctObjects", counts.objects),
            ("classes", counts.classes.len()),
            ("properties", counts.properties.len()),
        ];
        for (name, count) in totals {
            self.say(&dataset, &void(name), number(count))?;
        }
        for (class, count) in &counts.classes {
            let part = self.partition(&dataset, "class", class.as_ref())?;
            self.say(&part, &void("entities"), number(*count))?;
        }
        for (property, count) in &counts.properties {
            let part = self.partition(&dataset, "property", property.as_ref())?;
            self.say(&part, &void("triples"), number(*count))?;
        }
        let used = counts.classes.keys().chain(counts.properties.keys());
        let used: Vec<&str> = used.map(NamedNode::as_str).collect();
        for (_, namespace) in PREFIXES {
            if used.iter().any(|term| term.starts_with(namespace)) {
                self.say(&dataset, &void("vocabulary"), NamedNode::new_unchecked(namespace))?;
            }
        }
        Ok(())
    }

    fn partition(
        &mut self,
        dataset: &NamedNode,
        by: &str,
        term: NamedNodeRef<'_>,
    ) -> Result<NamedNode, ExportError> {
        let short = self.store.short(term).replace([':', '/', '#'], "-");
        let part = self.node(&format!("#{by}-{short}"));
        self.say(dataset, &void(&format!("{by}Partition")), part.clone())?;
        self.is_a(&part, &[&void("Dataset")])?;
        self.say(&part, &void(by), term.into_owned())?;
        Ok(part)
    }

    fn provenance(&mut self) -> Result<(), ExportError> {
        let (dataset, activity) = (self.node(""), self.node("#reading"));
        let software = self.node("#software");
        self.say(&dataset, &prov("wasGeneratedBy"), activity.clone())?;
        self.is_a(&activity, &[&prov("Activity")])?;
        self.say(&activity, &prov("wasAssociatedWith"), software.clone())?;
        self.is_a(&software, &[&prov("SoftwareAgent")])?;
        self.say(&software, rdf::LABEL.as_str(), Literal::from("chancery"))?;
        let version = Literal::from(env!("CARGO_PKG_VERSION"));
        self.say(&software, &dcterms("hasVersion"), version)?;
        let ontology = NamedNode::new_unchecked(NAMESPACE.trim_end_matches('#'));
        self.say(&dataset, &dcterms("conformsTo"), ontology)
    }

    fn dump(&mut self, address: &NamedNode) -> Result<(), ExportError> {
        let path = address.as_str().split(['?', '#']).next().unwrap_or_default();
        let (format, compressed) = ExportFormat::of_path(path.as_ref())?;
        let (dataset, name) = (self.node(""), path.rsplit('/').next().unwrap_or_default());
        let distribution = self.node(&format!("#dump-{name}"));
        let media_type = NamedNode::new_unchecked(format!("{IANA}{}", format.media_type()));
        self.say(&dataset, &void("dataDump"), address.clone())?;
        self.say(&dataset, &dcat("distribution"), distribution.clone())?;
        self.is_a(&distribution, &[&dcat("Distribution")])?;
        self.say(&distribution, &dcat("downloadURL"), address.clone())?;
        self.say(&distribution, &dcat("mediaType"), media_type)?;
        if compressed {
            let gzip = NamedNode::new_unchecked(format!("{IANA}application/gzip"));
            self.say(&distribution, &dcat("compressFormat"), gzip)?;
        }
        Ok(())
    }
}

fn void(name: &str) -> String {
    format!("{VOID}{name}")
}

fn dcat(name: &str) -> String {
    format!("{DCAT}{name}")
}

fn dcterms(name: &str) -> String {
    format!("{DCTERMS}{name}")
}

fn prov(name: &str) -> String {
    format!("{PROV}{name}")
}

/// A count, as VoID wants it.
fn number(count: usize) -> Literal {
    Literal::new_typed_literal(count.to_string(), xsd::INTEGER)
}
