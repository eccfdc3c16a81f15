//! How the sentences of a text were read, as text for people who write rules.

use chancery::extract::{CloseReading, CueReading};
use chancery::model::Analysis;

use super::words;

/// Each sentence cut into its chunks, then its cues: those that made a claim, and why the others didn't; last the names
/// that no claim is about.
pub fn prose(analysis: &Analysis, readings: &[CloseReading]) -> String {
    let text = analysis.document.text.as_str();
    let mut prose = String::new();
    for reading in readings {
        let shown = |(span, kind): &(chancery::model::Span, &'static str)| {
            let words = words::one_line(span.of(text));
            match *kind {
                "noun" | "verb" | "time" => format!("[{kind} {words}]"),
                _ => words,
            }
        };
        let chunks: Vec<String> = reading.chunks.iter().map(shown).collect();
        prose += &format!("\n  {}\n", chunks.join(" "));
        reading.cues.iter().for_each(|cue| prose += &format!("    {}\n", cue_line(text, cue)));
        let unused = unused(analysis, reading);
        if !unused.is_empty() {
            prose += &format!("    in no claim: {}\n", unused.join(", "));
        }
    }
    prose
}

fn cue_line(text: &str, cue: &CueReading) -> String {
    let words = words::one_line(cue.cue.of(text));
    match cue.miss {
        None => format!("“{words}” makes a claim by {}", cue.rule),
        Some(miss) => format!("“{words}” makes none by {}: {miss}", cue.rule),
    }
}

/// The mentions of a sentence that are no side of a claim and nobody's words.
fn unused<'a>(analysis: &'a Analysis, reading: &CloseReading) -> Vec<&'a str> {
    let sides = analysis
        .claims
        .iter()
        .flat_map(|claim| [&claim.subject, &claim.object, &claim.said_by])
        .flatten();
    let used: Vec<_> = sides.map(|side| side.span).collect();
    let here = analysis.mentions.iter().filter(|m| reading.sentence.contains(m.span));
    let free = here.filter(|m| !used.iter().any(|span| span.overlaps(m.span)));
    free.map(|m| m.span.of(&analysis.document.text)).collect()
}
