//! [`Folder`]: the folder that an import adds to.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::shape::{self, Column, Shape};
use super::super::source::Source;
use super::super::table::Table;
use super::Written;
use super::cells::Cells;
use crate::diagnostic::Diagnostic;

/// The files that an import may add to.
const SHAPES: [&Shape; 5] =
    [&shape::PLACES, &shape::ORGANISATIONS, &shape::PEOPLE, &shape::OFFICES, &shape::AMBIGUOUS];

/// The folder that an import adds to, in memory until it is written.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    files: Vec<File>,
}

/// One file of the folder. Its old rows stay where they are; new ones come after them.
#[derive(Debug)]
struct File {
    shape: &'static Shape,
    rows: Vec<Cells>,
    /// How many rows it had.
    old: usize,
    index: HashMap<String, usize>,
    /// Which of the old rows, and of the rows of known things, say more now.
    amended: BTreeSet<usize>,
}

impl Folder {
    /// What the folder holds; nothing where there is none.
    ///
    /// # Errors
    /// If a file can't be read.
    pub fn read(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut files = Vec::new();
        for shape in SHAPES {
            let mut file = File::new(shape);
            match Source::in_folder(path, shape) {
                Ok(Some(source)) => file.fill(&Table::read(shape, source, &mut faults)),
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
            files.push(file);
        }
        if faults.is_empty() { Ok(Self { path: path.to_owned(), files }) } else { Err(faults) }
    }

    fn file(&mut self, shape: &Shape) -> Option<&mut File> {
        self.files.iter_mut().find(|file| file.shape.file == shape.file)
    }

    /// Adds cells to the row with their key: to an old row only what it lacks, values of names excepted, which come
    /// whole. `known` says that the row is about something that another file has.
    pub fn put(&mut self, shape: &Shape, cells: &Cells, known: bool) {
        if let Some(file) = self.file(shape) {
            file.put(cells, known);
        }
    }

    /// Lists names that several entities share.
    pub fn list_ambiguous(&mut self, names: Vec<String>) {
        for name in names {
            let row = Cells::default().with(Column::Text, name);
            self.put(&shape::AMBIGUOUS, &row.with(Column::Reason, "imported"), false);
        }
    }

    /// What the folder's file of a shape would hold, and where; none of a shape that imports leave alone or that has no
    /// rows.
    pub fn source(&self, shape: &Shape) -> Option<Source> {
        let file = self.files.iter().find(|file| file.shape.file == shape.file)?;
        let bytes = file.bytes().ok().filter(|_| !file.rows.is_empty())?;
        Some(Source { path: self.path.join(shape.file), bytes: bytes.into() })
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the files that changed.
    ///
    /// # Errors
    /// Which file can't be written.
    pub fn write(&self) -> Result<Vec<Written>, Diagnostic> {
        let mut written = Vec::new();
        for file in &self.files {
            let (added, amended) = file.changes();
            if added + amended == 0 {
                continue;
            }
            let path = self.path.join(file.shape.file);
            file.save(&path)
                .map_err(|error| Diagnostic::of_file(&path, format!("can't write it: {error}")))?;
            written.push(Written { path, added, amended });
        }
        Ok(written)
    }
}

impl File {
    fn new(shape: &'static Shape) -> Self {
        let (index, amended) = (HashMap::new(), BTreeSet::new());
        Self { shape, rows: Vec::new(), old: 0, index, amended }
    }

    /// Takes the rows that the file has.
    fn fill(&mut self, table: &Table) {
        for row in table.rows() {
            let mut cells = Cells::default();
            self.shape.columns.iter().for_each(|column| cells.set(*column, row.cell(*column)));
            self.index.insert(self.key(&cells), self.rows.len());
            self.rows.push(cells);
        }
        self.old = self.rows.len();
    }

    fn key(&self, cells: &Cells) -> String {
        let columns = &self.shape.columns[..self.shape.key];
        columns.iter().map(|column| cells.get(*column)).collect::<Vec<_>>().join("\n")
    }

    fn put(&mut self, cells: &Cells, known: bool) {
        let place = *self.index.entry(self.key(cells)).or_insert(self.rows.len());
        if place == self.rows.len() {
            self.rows.push(cells.clone());
            self.amended.extend(known.then_some(place));
            return;
        }
        for (column, cell) in cells.iter().filter(|(column, _)| self.shape.columns.contains(column))
        {
            let row = &mut self.rows[place];
            let several = matches!(column, Column::Names | Column::Acronyms | Column::Spellings);
            if row.get(column) != cell && (several || !row.has(column)) {
                row.set(column, cell);
                self.amended.extend((place < self.old).then_some(place));
            }
        }
    }

    /// How many rows came in, and how many say more than before.
    fn changes(&self) -> (usize, usize) {
        let fresh = self.rows.len() - self.old;
        let amended_new = self.amended.range(self.old..).count();
        (fresh - amended_new, self.amended.len())
    }

    /// The file: all columns, the old rows in their order, the new ones sorted.
    fn bytes(&self) -> csv::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(self.shape.columns.iter().map(|column| column.name()))?;
        let (old, new) = self.rows.split_at(self.old);
        let mut new: Vec<&Cells> = new.iter().collect();
        new.sort_by_cached_key(|cells| self.key(cells));
        for cells in old.iter().chain(new) {
            writer.write_record(self.shape.columns.iter().map(|column| cells.get(*column)))?;
        }
        writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }

    /// Writes it beside its place first, so that a broken write leaves the old file.
    fn save(&self, path: &Path) -> io::Result<()> {
        let bytes = self.bytes().map_err(io::Error::other)?;
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let beside = path.with_extension("csv.new");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, path)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::folder;
    use super::{Cells, Column, Folder, shape};

    #[test]
    fn old_rows_keep_what_they_say() {
        let disk =
            folder(&[("people.csv", "label,id\n\"Zoe, of Arnor\",person/zoe\nBo,person/bo\n")]);
        let mut folder = Folder::read(disk.path()).expect("a good folder");
        let row = |id: &str, label: &str| {
            Cells::default().with(Column::Id, id).with(Column::Label, label)
        };
        folder.put(
            &shape::PEOPLE,
            &row("person/zoe", "Other").with(Column::Gender, "female"),
            true,
        );
        folder.put(&shape::PEOPLE, &row("person/cy", "Cy"), false);
        folder.put(&shape::PEOPLE, &row("person/al", "Al"), false);
        let written = folder.write().expect("a folder that may be written to");
        let text = std::fs::read_to_string(disk.path().join("people.csv")).expect("the file");
        assert_eq!(
            text,
            "id,label,wikidata,state,gender,names\n\
             person/zoe,\"Zoe, of Arnor\",,,female,\n\
             person/bo,Bo,,,,\n\
             person/al,Al,,,,\n\
             person/cy,Cy,,,,\n"
        );
        assert_eq!((written.len(), written[0].added, written[0].amended), (1, 2, 1));
    }
}
