//! What the sample articles say against what a careful reader expects of them; `tests/README.md` has the format.

use std::cmp::Reverse;
use std::fmt;
use std::path::{Path, PathBuf};

use chancery::gazetteer::Gazetteer;
use chancery::model::{Claim, Date, Side};
use chancery::pipeline::Pipeline;
use chancery::read::{ReadOptions, read_path};
use chancery::rules::Rules;

/// The relations that the expectations are complete for.
const RELATIONS: [&str; 4] = ["accuses", "denies", "expelled", "hosts"];

/// One line of a `.claims` file.
pub struct Expected {
    mark: Option<char>,
    cells: Vec<String>,
    line: usize,
}

impl Expected {
    pub fn parse(line: usize, text: &str) -> Self {
        let mark = text.chars().next().filter(|mark| matches!(mark, '?' | '!'));
        let cells = text.trim_start_matches(['?', '!']).split('|');
        let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
        assert!(cells.len() >= 4, "line {line}: subject | relation | object | status, at least");
        Self { mark, cells, line }
    }

    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn fits(&self, claim: &Claim) -> bool {
        let said_by = self.cell(5);
        side_fits(self.cell(0), claim.subject.as_ref())
            && self.cell(1) == &*claim.relation
            && side_fits(self.cell(2), claim.object.as_ref())
            && self.cell(3) == claim.status.name()
            && (self.cell(4).is_empty() || self.cell(4) == dates(&claim.dates))
            && (said_by.is_empty() || side_fits(said_by, claim.said_by.as_ref()))
    }

    /// How much it asks: what asks more chooses its claim first.
    fn asks(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.cells.join(" | "))
    }
}

fn side_fits(cell: &str, side: Option<&Side>) -> bool {
    match side {
        None => cell == "-",
        Some(side) => cell == side.label || cell == side.actor_label,
    }
}

fn dates(dates: &[Date]) -> String {
    let written: Vec<String> = dates.iter().map(Date::to_string).collect();
    match written.len() {
        0 | 1 => written.concat(),
        _ => format!("{{{}}}", written.join(",")),
    }
}

fn row(claim: &Claim) -> String {
    let name = |side: &Option<Side>| side.as_ref().map_or("-".to_owned(), |s| s.label.clone());
    let said_by = claim.said_by.as_ref().map_or(String::new(), |s| s.label.clone());
    let (subject, object) = (name(&claim.subject), name(&claim.object));
    let (relation, status) = (&claim.relation, claim.status.name());
    format!("{subject} | {relation} | {object} | {status} | {} | {said_by}", dates(&claim.dates))
}

/// The marks that the rows of an article should have, in their order, and the claims that no row expects.
fn compare<'a>(rows: &[Expected], claims: &'a [Claim]) -> (Vec<Option<char>>, Vec<&'a Claim>) {
    let mut found = vec![false; claims.len()];
    let mut marks = vec![None; rows.len()];
    let mut by_need: Vec<usize> = (0..rows.len()).collect();
    // What a careful reader expects chooses first, and of that what asks more.
    by_need.sort_by_key(|at| (rows[*at].mark == Some('!'), Reverse(rows[*at].asks())));
    for at in by_need {
        let hit = (0..claims.len()).find(|claim| !found[*claim] && rows[at].fits(&claims[*claim]));
        hit.iter().for_each(|claim| found[*claim] = true);
        marks[at] = match (rows[at].mark, hit) {
            (Some('!'), Some(_)) => Some('!'),
            // Not made any more: the row goes.
            (Some('!'), None) => Some('-'),
            (_, Some(_)) => None,
            (_, None) => Some('?'),
        };
    }
    let unexpected = claims.iter().zip(found).filter(|(_, found)| !found).map(|(claim, _)| claim);
    (marks, unexpected.collect())
}

/// What differs between an article's rows and its claims, a line each.
pub fn differences(rows: &[Expected], claims: &[Claim], text: &str) -> Vec<String> {
    let (marks, unexpected) = compare(rows, claims);
    let mut differences = Vec::new();
    for (row, mark) in rows.iter().zip(marks).filter(|(row, mark)| row.mark != *mark) {
        let what = match mark {
            Some('?') => "missed",
            Some(_) => "not made any more",
            None => "read now",
        };
        differences.push(format!("line {}: {what}: {row}", row.line));
    }
    for claim in unexpected {
        differences.push(format!("unexpected: {}\n      {}", row(claim), claim.sentence.of(text)));
    }
    differences
}

/// Writes the rows with the marks that they should have now.
fn mark(path: &Path, rows: &[Expected], claims: &[Claim]) {
    std::fs::write(path, marked(rows, claims)).expect("the rows can be written");
}

/// The rows with the marks that they should have now, a line each.
pub fn marked(rows: &[Expected], claims: &[Claim]) -> String {
    let (marks, unexpected) = compare(rows, claims);
    let marked = rows.iter().zip(marks).filter(|(_, mark)| *mark != Some('-'));
    let mut lines: Vec<String> = marked
        .map(|(row, mark)| match mark {
            Some(mark) => format!("{mark} {row}"),
            None => row.to_string(),
        })
        .collect();
    lines.extend(unexpected.into_iter().map(|claim| format!("! {}", row(claim))));
    lines.iter().map(|line| format!("{}\n", line.trim_end_matches([' ', '|']))).collect()
}

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    chancery::read::inputs(&[folder]).0
}

#[test]
fn sample_articles_say_what_a_careful_reader_expects() {
    let gazetteer = Gazetteer::load(&[]).expect("the shipped gazetteer has no faults");
    let rules = Rules::load(&[]).expect("the shipped rules have no faults");
    let pipeline = Pipeline::new(gazetteer, rules);
    let articles = articles();
    assert!(articles.len() >= 8, "{} articles", articles.len());
    let mut report = String::new();
    for path in articles {
        let rows =
            std::fs::read_to_string(path.with_extension("claims")).expect("it has a .claims file");
        let expected: Vec<Expected> = (1..)
            .zip(rows.lines())
            .filter(|(_, row)| !row.trim().is_empty())
            .map(|(line, row)| Expected::parse(line, row))
            .collect();
        let document = read_path(&path, &ReadOptions::default()).expect("a sample can be read");
        let mut analysis = pipeline.analyse(document);
        analysis.claims.retain(|claim| RELATIONS.contains(&&*claim.relation));
        if std::env::var_os("CHANCERY_MARK").is_some() {
            mark(&path.with_extension("claims"), &expected, &analysis.claims);
            continue;
        }
        let differences = differences(&expected, &analysis.claims, &analysis.document.text);
        if !differences.is_empty() {
            let name = path.file_name().expect("a file has a name").to_string_lossy();
            report += &format!("{name}\n    {}\n", differences.join("\n    "));
        }
    }
    assert!(
        report.is_empty(),
        "\n{report}\nIf that is right, run again with CHANCERY_MARK=1, which marks the rows, and read the diff."
    );
}

#[test]
fn every_sample_says_that_it_is_invented() {
    for path in articles() {
        let document = read_path(&path, &ReadOptions::default()).expect("a sample can be read");
        let bytes = std::fs::read(&path).expect("a sample can be read");
        let raw = String::from_utf8_lossy(&bytes);
        let says = |text: &str| text.contains("none of this happened");
        assert!(says(&document.text) || says(&raw), "{}", path.display());
    }
}
