//! [`Listing`]: what a table says of articles whose files don't say it themselves.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::model::{Date, Document};
use crate::text::date;

/// What a table says of files of articles: a CSV with the column `file` and any of `title`, `date`, `publisher` and
/// `url`. Files are named from the table's own folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing(HashMap<PathBuf, Row>);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    title: Option<String>,
    published: Option<Date>,
    publisher: Option<String>,
    url: Option<String>,
}

const COLUMNS: [&str; 5] = ["file", "title", "date", "publisher", "url"];

impl Listing {
    /// Reads the table at `path`.
    ///
    /// # Errors
    /// All its faults at once: unknown columns, dates that are none, files that aren't there or are named twice.
    pub fn load(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let fault = |message: String| Diagnostic::of_file(path, message);
        let opened = csv::ReaderBuilder::new().flexible(true).from_path(path);
        let mut table = opened.map_err(|error| vec![fault(format!("cannot be read ({error})"))])?;
        let header = table.headers().cloned().map_err(|error| vec![fault(error.to_string())])?;
        let mut faults: Vec<Diagnostic> = Vec::new();
        for (at, column) in header.iter().enumerate() {
            if !COLUMNS.contains(&column) {
                let unknown = fault(format!("unknown column \"{column}\"")).at(1, at + 1);
                faults.push(unknown.hint(format!("the columns are {}", COLUMNS.join(", "))));
            }
        }
        let column = |name: &str| header.iter().position(|column| column == name);
        let Some(file_column) = column("file") else {
            faults.push(fault("there is no column \"file\"".to_owned()).at(1, 0));
            return Err(faults);
        };
        let mut rows = HashMap::new();
        for record in table.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    faults.push(fault(error.to_string()));
                    continue;
                }
            };
            let line = record.position().map_or(0, |place| place.line() as usize);
            let cell = |name: &str| {
                let text = record.get(column(name)?)?.trim();
                (!text.is_empty()).then(|| text.to_owned())
            };
            let published = cell("date").map(|text| date::parse(&text).ok_or(text));
            if let Some(Err(text)) = &published {
                let bad = fault(format!("\"{text}\" is no date")).at(line, 0);
                faults.push(bad.hint("write it as 2022-09-07"));
            }
            let file = record.get(file_column).unwrap_or_default().trim();
            let Some(file) = found(path, file) else {
                let missing = fault(format!("there is no file \"{file}\"")).at(line, 0);
                faults.push(missing.hint("files are named from the folder of this table"));
                continue;
            };
            let published = published.and_then(Result::ok);
            let (title, publisher, url) = (cell("title"), cell("publisher"), cell("url"));
            let row = Row { title, published, publisher, url };
            if rows.insert(file, row).is_some() {
                faults.push(fault("this file has a row already".to_owned()).at(line, 0));
            }
        }
        if faults.is_empty() { Ok(Self(rows)) } else { Err(faults) }
    }

    /// Puts what the table says of the file at `path` in place of what the file says.
    pub(super) fn apply(&self, path: &Path, document: &mut Document) {
        if self.0.is_empty() {
            return;
        }
        let Some(row) = path.canonicalize().ok().and_then(|path| self.0.get(&path)) else { return };
        let replace = |known: &mut Option<String>, given: &Option<String>| {
            if given.is_some() {
                known.clone_from(given);
            }
        };
        replace(&mut document.title, &row.title);
        replace(&mut document.publisher, &row.publisher);
        replace(&mut document.url, &row.url);
        document.published = row.published.or(document.published);
    }
}

/// The file of this name beside the table, by its one true path.
fn found(table: &Path, file: &str) -> Option<PathBuf> {
    let path = table.parent()?.join(file).canonicalize().ok()?;
    path.is_file().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_what_files_do_not() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let table = folder.path().join("table.csv");
        let article = folder.path().join("a.txt");
        std::fs::write(&article, "Oslo recalled its envoy.")?;
        std::fs::write(&table, "file,date,title,url\na.txt,2024-03-05,Envoy home,\n")?;
        let Ok(listing) = Listing::load(&table) else { panic!("a good table") };
        let mut document = Document::from_text("a", "Oslo recalled its envoy.");
        document.url = Some("https://a.example/b".to_owned());
        listing.apply(&article, &mut document);
        assert_eq!(document.published, Some(Date::day(2024, 3, 5)));
        assert_eq!(document.title.as_deref(), Some("Envoy home"));
        assert_eq!(document.url.as_deref(), Some("https://a.example/b"));
        Ok(())
    }

    #[test]
    fn all_faults_of_a_table_are_told_at_once() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let table = folder.path().join("table.csv");
        std::fs::write(folder.path().join("a.txt"), "Oslo")?;
        std::fs::write(&table, "file,date,day\na.txt,soon,\nb.txt,2024,\na.txt,2024,\n")?;
        let faults = Listing::load(&table).err().unwrap_or_default();
        let told: Vec<String> = faults
            .iter()
            .map(|fault| fault.to_string().replace(&*table.to_string_lossy(), "T"))
            .collect();
        assert_eq!(
            told,
            [
                "T:1:3: unknown column \"day\"; the columns are file, title, date, publisher, url",
                "T:2: \"soon\" is no date; write it as 2022-09-07",
                "T:3: there is no file \"b.txt\"; files are named from the folder of this table",
                "T:4: this file has a row already",
            ]
        );
        std::fs::write(&table, "title\nOslo\n")?;
        assert_eq!(Listing::load(&table).err().map(|faults| faults.len()), Some(1));
        Ok(())
    }
}
