//! Archives of many articles: what is read of them, what is passed over, and that faults cost no more than their record.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::program::{Program, sample_files};

const OSLO: &str = "Norway expelled two Chilean diplomats on Tuesday, the ministry in Oslo said.";
const GERMAN: &str = "Norwegen hat am Dienstag zwei Diplomaten aus Belarus ausgewiesen, wie das Ministerium in Oslo \
    mitteilte. Die beiden Männer müssen das Land innerhalb einer Woche verlassen.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written")
}

fn line(id: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "id": id, "date": "2024-03-06", "text": text }))
}

/// A record of a web archive with a page.
fn page(url: &str, text: &str) -> String {
    let page = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>Envoys</title>\
         </head><body><article><h1>Envoys</h1><p>{text}</p><p>{}</p></article></body></html>",
        "The harbour was quiet, and the gulls had nothing to say about it all day long. ".repeat(4)
    );
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    )
}

/// The documents that claims were found in.
fn documents(out: &str) -> Vec<String> {
    let name = |line: &str| -> String {
        let claim: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        claim["document"].as_str().expect("a name").to_owned()
    };
    out.lines().map(name).collect()
}

#[test]
fn every_kind_of_archive_gives_its_articles_in_order() {
    let program = Program::new();
    let lines = [line("a", OSLO), line("b", OSLO)].concat();
    let members = [gzip(line("c", OSLO).as_bytes()), gzip(line("d", OSLO).as_bytes())].concat();
    let frames = compress_to_vec(line("e", OSLO).as_bytes(), CompressionLevel::Fastest);
    let feed = format!(
        "<rss version='2.0'><channel><title>The Ledger</title><item><title>Envoys</title><link>https://a.example/f</link>\
         <description>{OSLO}</description></item></channel></rss>"
    );
    program.write("1.jsonl", lines);
    program.write("2.jsonl.gz", members);
    program.write("3.jsonl.zst", frames);
    program.write("4.rss", feed);
    program.write("5.warc.gz", [gzip(page("https://a.example/g", OSLO).as_bytes())].concat());
    program.write("6.txt.gz", gzip(OSLO.as_bytes()));
    let run = program.run(&["extract", "--format", "jsonl", "."]);
    run.ends(0);
    let expected =
        ["a", "b", "c", "d", "e", "https://a.example/f", "https://a.example/g", "./6.txt.gz"];
    assert_eq!(documents(&run.out), expected);
    let run = program.run(&["extract", "--format", "jsonl", "[12].*"]);
    assert_eq!(documents(&run.ends(0).out), ["a", "b", "c", "d"]);
}

#[test]
fn a_bad_record_is_told_and_the_rest_is_done() {
    let program = Program::new();
    let good = line("a", OSLO);
    let input = [good.as_str(), "{\"text\":", "\n{}\n[]\n\n", &line("b", OSLO)].concat();
    for format in ["jsonl", "nquads"] {
        let run =
            program.run_with(&["extract", "--from", "jsonl", "--format", format, "-"], &input);
        run.ends(1).says(&["-:2: this line is no JSON", "-:3: this article has no text", "-:4: "]);
        run.says(&["3 inputs could not be read"]);
    }
    let mut member = gzip(line("x", &OSLO.repeat(50)).as_bytes());
    let middle = member.len() / 2;
    member[middle] ^= 0xff;
    member[middle + 1] ^= 0xff;
    let whole = gzip(good.as_bytes());
    program.write("damaged.jsonl.gz", [&whole[..], &member, &whole].concat());
    program.write("short.jsonl.gz", [&whole[..], &whole[..whole.len() - 9]].concat());
    let run = program.run(&["extract", "--format", "jsonl", "damaged.jsonl.gz", "short.jsonl.gz"]);
    run.ends(1).says(&["damaged.jsonl.gz:3: ", "a gzip member is damaged"]);
    run.says(&["short.jsonl.gz:3: ", "it breaks off within a gzip member"]);
    assert!(documents(&run.out).iter().filter(|name| *name == "a").count() >= 3, "{}", run.out);
}

#[test]
fn records_of_web_archives_and_other_languages_are_counted() {
    let program = Program::new();
    let archive = [
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 1\r\n\r\nx\r\n\r\n".to_owned(),
        page("https://a.example/a", OSLO),
        page("https://a.example/b", &GERMAN.repeat(8)),
    ];
    program.write("a.warc", archive.concat());
    let run = program.run(&["extract", "--format", "jsonl", "a.warc"]);
    run.ends(0).says(&[
        "passed over: 1 in another language than English",
        "passed over: 1 archive records that hold no page",
    ]);
    assert_eq!(documents(&run.out), ["https://a.example/a"]);
    program.write("german.txt", GERMAN);
    program.run(&["tag", "german.txt"]).ends(1).says(&["no article was read"]);
    program.run(&["tag", "--any-language", "german.txt"]).ends(0);
}

#[test]
fn fields_and_metadata_are_said_beforehand() {
    let program = Program::new();
    let object = serde_json::json!({ "articleBody": OSLO, "meta": { "day": "2024-03-06" } });
    program.write("a.jsonl", object.to_string());
    let fields = ["--field", "text=articleBody", "--field", "date=meta.day"];
    let run = program.run(&[&["extract", "--format", "jsonl", "a.jsonl"], &fields[..]].concat());
    run.ends(0).answers(&["\"date\":\"2024-03-05\"", "\"document\":\"a.jsonl:1\""]);
    program.run(&["extract", "--field", "txt=a", "a.jsonl"]).ends(2).says(&["FIELD=NAME"]);

    program.write("a.txt", OSLO);
    program.write("table.csv", "file,date\na.txt,2024-03-06\n");
    let run = program.run(&["extract", "--format", "jsonl", "--metadata", "table.csv", "a.txt"]);
    run.ends(0).answers(&["\"date\":\"2024-03-05\""]);
    program.write("table.csv", "file,date\na.txt,soon\nb.txt,2024\n");
    let run = program.run(&["extract", "--metadata", "table.csv", "a.txt"]);
    run.ends(1).says(&["table.csv:2: \"soon\" is no date", "table.csv:3: there is no file"]);
}

#[test]
fn all_samples_are_taken_for_english() {
    let program = Program::new();
    for file in sample_files() {
        let run = program.run(&["tag", file.to_str().expect("paths of tests are UTF-8")]);
        assert!(!run.ends(0).err.contains("passed over"), "{}", file.display());
    }
}
