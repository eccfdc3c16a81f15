//! What all readers must keep to, whatever they are given.

use std::io::Cursor;

use chancery::model::Document;
use chancery::read::{Format, ReadOptions, Records};

/// Reads all records of a stream; those that are documents must be sound.
pub fn read(bytes: &[u8], format: Option<Format>) {
    let options = ReadOptions::default();
    // A stream gives no more records than it has bytes, else it would never end.
    for (number, record) in Records::of_stream("fuzz", Cursor::new(bytes.to_vec()), format).enumerate() {
        assert!(number <= bytes.len() + 1, "more records than bytes");
        if let Ok(reading) = record.and_then(|record| record.read(&options)) {
            check(&reading.document);
        }
    }
}

/// Blocks are stretches of the text, in order.
fn check(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.begin >= end && !block.span.is_empty());
        assert!(document.text.get(block.span.begin..block.span.end).is_some());
        end = block.span.end;
    }
}
