//! [`Words`]: the small words that rules and grammar ask about, from `gazetteers/words/classes.csv`.

use std::collections::HashMap;
use std::path::Path;

use foldhash::fast::FixedState;

use crate::diagnostic::Diagnostic;

/// Words by class, as `gazetteers/words/classes.csv` lists them: columns `class`, `word`.
///
/// Some classes are named by frames (`<baseless>`), others by the grammar: verbs of speech, verbs and nouns that
/// make what follows planned, hypothetical or negated. Verbs and nouns stand there as lemmas.
///
/// The grammar asks for a class of nearly every word that it meets, and most words are in none: so the word is looked up
/// first.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The number of each class.
    classes: HashMap<String, usize, FixedState>,
    /// The classes of each word.
    words: HashMap<String, ClassSet, FixedState>,
}

/// Numbers of classes, one bit each.
#[derive(Debug, Clone, Default)]
struct ClassSet(Vec<u64>);

impl ClassSet {
    fn insert(&mut self, class: usize) {
        if self.0.len() <= class / 64 {
            self.0.resize(class / 64 + 1, 0);
        }
        self.0[class / 64] |= 1 << (class % 64);
    }

    fn contains(&self, class: usize) -> bool {
        self.0.get(class / 64).is_some_and(|bits| bits >> (class % 64) & 1 == 1)
    }
}

impl Words {
    /// Adds the rows of a file, keeping what is there.
    ///
    /// # Errors
    /// All faults of the file: a row that isn't two cells, an empty cell.
    pub fn read(&mut self, path: &Path, text: &str) -> Result<(), Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        match reader.headers() {
            Ok(headers) if headers == vec!["class", "word"] => {}
            _ => {
                let fault = Diagnostic::of_file(path, "the header is not class,word").at(1, 1);
                return Err(vec![fault]);
            }
        }
        for row in reader.records() {
            match row {
                Ok(row) if row.iter().all(|cell| !cell.trim().is_empty()) => {
                    self.add(row[0].trim(), row[1].trim());
                }
                Ok(row) => {
                    let line = row.position().map_or(0, |p| p.line() as usize);
                    faults.push(Diagnostic::of_file(path, "an empty cell").at(line, 0));
                }
                Err(error) => {
                    let line = error.position().map_or(0, |p| p.line() as usize);
                    let fault = Diagnostic::of_file(path, error.to_string()).at(line, 0);
                    faults.push(fault.hint("every row is class,word"));
                }
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }

    fn add(&mut self, class: &str, word: &str) {
        let next = self.classes.len();
        let class = *self.classes.entry(class.to_owned()).or_insert(next);
        self.words.entry(word.to_owned()).or_default().insert(class);
    }

    /// Whether `word`, in lower case or as a lemma, is in `class`.
    pub fn is(&self, class: &str, word: &str) -> bool {
        let Some(classes) = self.words.get(word) else { return false };
        self.classes.get(class).is_some_and(|&class| classes.contains(class))
    }

    /// The words of a class, in no particular order. Costs a walk over all words.
    pub fn of_class(&self, class: &str) -> impl Iterator<Item = &str> {
        let class = self.classes.get(class).copied();
        let is = move |set: &ClassSet| class.is_some_and(|class| set.contains(class));
        self.words.iter().filter(move |(_, set)| is(set)).map(|(word, _)| word.as_str())
    }

    /// Whether there is such a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.contains_key(class)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Words;

    #[test]
    fn a_class_holds_its_words() {
        let mut words = Words::default();
        let read = words.read(Path::new("classes.csv"), "class,word\nspeech,say\nspeech,tell\n");
        assert_eq!(read, Ok(()));
        assert!(words.is("speech", "tell"));
        assert!(!words.is("speech", "walk"));
        assert!(!words.has_class("silence"));
        assert_eq!(words.of_class("speech").count(), 2);
        assert_eq!(words.of_class("silence").count(), 0);
    }

    #[test]
    fn a_fault_has_its_line() {
        let mut words = Words::default();
        let read = words.read(Path::new("classes.csv"), "class,word\nspeech,\nspeech,a,b\n");
        let lines: Vec<usize> = read.unwrap_err().iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3]);
    }
}
