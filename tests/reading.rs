//! Reading real pages and reports, where the evaluation texts are at hand: nothing of a menu or of another story gets
//! into a block, and nothing of the article or report is lost. And reading any bytes: spans that can be relied on.

use std::path::{Path, PathBuf};

use chancery::model::{Date, Document, Span};
use chancery::read::{ReadOptions, inputs, read_bytes, read_path};
use chancery::text;
use proptest::prelude::*;

/// The evaluation texts: `$CHANCERY_EVAL`, else `../shared/eval` beside the repository; none is said plainly.
fn evaluation() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval");
    let folder = std::env::var_os("CHANCERY_EVAL").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("skipped: the evaluation texts are not at {}", folder.display());
    None
}

/// The documents of a folder, in order of their names.
fn documents(folder: &Path) -> Vec<Document> {
    let (mut files, errors) = inputs(&[folder.to_owned()]);
    assert!(errors.is_empty(), "{errors:?}");
    // What is expected of the texts lies beside them.
    files.retain(|file| file.extension().is_none_or(|ending| ending != "jsonl"));
    let read = |file: &PathBuf| read_path(file, &ReadOptions::default());
    files.iter().map(read).collect::<Result<_, _>>().expect("every file of the folder can be read")
}

/// The words of a text, one blank between them.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of all blocks.
fn kept(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(|block| words(block.span.of(&document.text)))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_sentence_with_a_claim_is_in_a_block() {
    let Some(folder) = evaluation() else { return };
    for part in ["seeds", "news"] {
        let documents = documents(&folder.join(part));
        let gold = std::fs::read_to_string(folder.join(part).join("claims.jsonl")).expect("gold");
        for line in gold.lines() {
            let claim: serde_json::Value = serde_json::from_str(line).expect("a claim a line");
            let text = |name: &str| claim[name].as_str().expect("text").to_owned();
            let number = text("doc");
            let document = documents.iter().find(|document| {
                Path::new(&document.name)
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(&number))
            });
            // What a page puts before the sentence itself is no part of it.
            let anchor = words(&text("anchor"));
            let anchor = anchor
                .trim_start_matches("date 2022-09-07 ")
                .trim_start_matches("Story highlights ");
            let found = document.is_some_and(|document| kept(document).contains(anchor));
            assert!(found, "{part}/{number}: {anchor}");
        }
    }
}

#[test]
fn nothing_around_an_article_is_in_a_block() {
    let Some(folder) = evaluation() else { return };
    let pages = documents(&folder.join("seeds"));
    for (number, foreign) in [
        ("000", &["read more", "Never miss", "Get notifications", "subscribed"][..]),
        (
            "001",
            &[
                "Trending",
                "Crypto",
                "Sign In",
                "Editorial Board",
                "SHARE",
                "Casert",
                "Semini",
                "Share This",
                "Previous",
                "Next Article",
                "Trusted Source",
                "accuracy",
                "FacebookLike",
                "Popular",
                "Moreno",
                "hearth ants",
                "Curiosity",
                "Gallows",
                "Gaza",
                "mushroom",
                "Morales",
                "Albanese",
                "America Age",
                "Company",
                "Licensing",
                "Privacy",
                "Welcome Back",
                "password",
            ],
        ),
        ("004", &["Your support", "Big Tech", "donation", "paywalls", "commenting", "Comments"]),
    ] {
        let page =
            pages.iter().find(|page| page.name.contains(&format!("/{number}"))).expect("the page");
        for words in foreign {
            assert!(!kept(page).contains(words), "{number}: {words}");
        }
    }
    let dates: Vec<Option<String>> =
        pages.iter().map(|page| page.published.map(|date| date.to_string())).collect();
    assert_eq!(dates, [None, None, None, Some("2022-09-07".to_owned()), None]);
}

#[test]
fn reports_are_kept_whole() {
    let Some(folder) = evaluation() else { return };
    let reports = documents(&folder.join("reports/articles"));
    assert!(reports.len() >= 62, "{}", reports.len());
    let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    for report in &reports {
        let (kept, all) = (visible(&kept(report)), visible(&report.text));
        assert!(kept * 100 >= all * 98, "{}: {kept} of {all} characters", report.name);
    }
}

/// Whether each span lies in `text` on character borders, holds something and begins where the one before has ended.
fn are_in_order(text: &str, spans: impl Iterator<Item = Span>) -> bool {
    let mut end = 0;
    spans.into_iter().all(|span| {
        let follows =
            span.begin >= end && !span.is_empty() && text.get(span.begin..span.end).is_some();
        end = span.end;
        follows
    })
}

/// Checks all that later rooms rely on.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(document) = read_bytes("any", bytes, &ReadOptions::default()) else { return Ok(()) };
    prop_assert!(are_in_order(&document.text, document.blocks.iter().map(|block| block.span)));
    let sentences = text::sentences(&document);
    prop_assert!(are_in_order(&document.text, sentences.iter().map(|sentence| sentence.span)));
    for sentence in &sentences {
        prop_assert!(document.blocks[sentence.block_index].span.contains(sentence.span));
        prop_assert!(are_in_order(&document.text, sentence.tokens.iter().map(|token| token.span)));
        let dates = text::date::find(&document.text, sentence, None, Date::day(2024, 2, 29));
        prop_assert!(dates.iter().all(|phrase| sentence.span.contains(phrase.span)));
        let folded = text::Folded::new(sentence.span.of(&document.text));
        prop_assert_eq!(folded.original(Span::new(0, folded.text.len())).end, sentence.span.len());
    }
    Ok(())
}

/// Pieces that mean something to the reader, so that their meetings are tried.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just(" "),
        Just("."),
        Just("\""),
        Just("“"),
        Just("’s"),
        Just("…"),
        Just("U.S."),
        Just("No. 5"),
        Just("Oct. 2"),
        Just("in 2020 and 2018"),
        Just("two years ago"),
        Just("May"),
        Just("Your support helps."),
        Just("Most read"),
        Just("Image caption"),
        Just("Story highlights:"),
        Just("©"),
        Just("date 2022-09-07 "),
        Just("OSLO, 8 September 2022 (AP) — "),
        Just("https://a.example/2022/09/07"),
        Just("<p>"),
        Just("</div>"),
        Just("<html>"),
        Just("Oslo recalled its envoy from Minsk on Monday"),
        Just("e\u{301}"),
        Just("\u{feff}"),
        Just("ﬁ"),
        Just("['"),
        Just("[3]"),
        Just("___"),
        Just("- "),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_give_spans_to_rely_on(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes)?;
    }

    #[test]
    fn any_text_gives_spans_to_rely_on(text in pieces()) {
        check(text.as_bytes())?;
    }

    #[test]
    fn any_letters_give_spans_to_rely_on(text in "\\PC{0,200}") {
        check(text.as_bytes())?;
    }
}
