//! Bad input: a clear message and exit code, the other inputs done, nothing stored lost.

use std::io::Read;
use std::process::{Command, Stdio};

use chancery::graph::Store;

use super::program::{Program, samples, text};
use super::small_disk::SmallDisk;

const GOOD: &str = "OSLO, March 5, 2024 — Norway expelled two Chilean diplomats on Tuesday.\n";

#[test]
fn an_input_that_cannot_be_read_does_not_stop_the_rest() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    program.write("empty.txt", "");
    program.write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0");
    program.write("noise.txt", (0..=255).cycle().take(5000).collect::<Vec<u8>>());
    let inputs = ["empty.txt", "good.txt", "missing.txt", "noise.txt", "picture.txt"];
    for command in ["build", "tag", "extract"] {
        let mut arguments = vec![command];
        arguments.extend(inputs);
        let run = program.run(&arguments);
        run.ends(1).says(&[
            "4 inputs could not be read",
            "empty.txt: ",
            "missing.txt: ",
            "noise.txt: ",
            "picture.txt: ",
        ]);
    }
    program.run(&["query", "who-expelled-whom"]).ends(0).answers(&["diplomats of Chile"]);
}

#[test]
fn broken_utf8_costs_a_warning_and_no_claim() {
    let program = Program::new();
    program.write(
        "broken.txt",
        [GOOD.as_bytes(), "“Café” – “Çelik”.".as_bytes(), b" Caf\xff."].concat(),
    );
    let run = program.run(&["extract", "broken.txt"]);
    run.ends(0).says(&["warning", "broken.txt", "UTF-8"]).answers(&["Norway expelled"]);
}

#[test]
fn what_is_longer_than_any_article_is_refused_and_the_rest_is_done() {
    let program = Program::new();
    let line = "The harbour was quiet and the gulls had nothing to say about it. ";
    program.write("long.txt", line.repeat((100 << 20) / line.len()));
    program.write("good.txt", GOOD);
    let run = program.run(&["extract", "long.txt", "good.txt"]);
    run.ends(1).says(&["long.txt: this is 105 MB long", "10 MB", "split it"]);
    run.answers(&["Norway expelled"]);
}

#[test]
fn nothing_to_read_is_a_failure_and_makes_no_store() {
    let program = Program::new();
    program.write("empty/picture.png", "");
    program.run(&["build", "missing.txt"]).ends(1).says(&["missing.txt: there is no such"]);
    let run = program.run(&["build", "empty"]);
    run.ends(1).says(&["empty: no articles are in this folder", "no article was read"]);
    assert!(!program.path("chancery.db").exists(), "nothing made a store");
    program.write("good.txt", GOOD);
    program.run(&["extract", "empty", "good.txt"]).ends(0).says(&["warning: empty: no articles"]);
}

#[test]
fn a_copy_of_an_article_is_none_of_its_own() {
    let program = Program::new();
    program.write("news/good.txt", GOOD);
    program.write("copy.txt", GOOD);
    let run = program.run(&["build", "news/good.txt", "./news/../news/good.txt", "copy.txt"]);
    run.ends(0).answers(&["1 articles read, 1 new"]);
    let run = program.run(&["extract", "./news/good.txt", "news/good.txt"]);
    assert_eq!(run.out.matches("Norway expelled diplomats").count(), 1, "{}", run.out);
}

#[test]
fn a_line_of_a_megabyte_is_read() {
    let program = Program::new();
    let filler = " The harbour was quiet and the gulls had nothing to say about it.";
    program.write("long.txt", GOOD.trim_end().to_owned() + &filler.repeat(15_000));
    let run = program.run(&["extract", "--format", "jsonl", "long.txt"]);
    run.ends(0).answers(&["long.txt"]);
}

#[test]
fn a_store_that_cannot_be_used_says_why() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    program.write("a-file", "not a store");
    program.write("a-folder/photo.txt", "not a store");
    program.run(&["build", "good.txt", "--store", "a-file"]).ends(1).says(&["a-file"]);
    program.run(&["build", "good.txt", "--store", "a-folder"]).ends(1).says(&["a-folder"]);
    program.run(&["build", "good.txt", "--store", "/proc/none/x"]).ends(1).says(&["/proc/none"]);
    assert_eq!(std::fs::read_dir(program.path("a-folder")).expect("it is there").count(), 1);
    for command in [&["query", "sources"][..], &["export"], &["stats"], &["articles"]] {
        program.run(command).ends(1).says(&["no store at chancery.db", "chancery build"]);
    }
    program.run(&["remove", "good.txt"]).ends(1).says(&["no store"]);
    assert!(!program.path("chancery.db").exists(), "looking made a store");
}

#[test]
fn a_locked_store_says_so_and_loses_nothing() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    program.run(&["build", "good.txt"]).ends(0);
    let before = program.run(&["export", "-f", "nq"]).out;
    {
        let _open = Store::open(&program.path("chancery.db"), None).expect("it can be opened");
        program.run(&["build", text(&samples())]).ends(1).says(&["in use by another"]);
    }
    assert_eq!(program.run(&["export", "-f", "nq"]).out, before);
}

#[test]
fn data_files_tell_all_their_faults_and_nothing_is_read() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    let people = "id,label,wikidata,state,gender,names\n\
                  person/a,A,Q1,state/nowhere,female,\n\
                  person/b,B,not a number,state/norway,female,\n";
    program.write("names/people.csv", people);
    let run = program.run(&["extract", "good.txt", "--gazetteer", "names"]);
    run.ends(1).says(&["names/people.csv:2:", "names/people.csv:3:", "state/nowhere"]);
    assert_eq!(run.out, "");
    program.run(&["gazetteer", "check", "names"]).ends(1).says(&["people.csv:3:"]);
    program.write("rules/shouts-at.toml", "name = \"shoutsAt\"\nlabel = 7\n[[verb]\n");
    let run = program.run(&["extract", "good.txt", "--rules", "rules"]);
    run.ends(1).says(&["rules/shouts-at.toml:"]);
    program.run(&["rules", "check", "rules"]).ends(1).says(&["rules/shouts-at.toml:"]);
    program.run(&["rules", "check", "no-such-folder"]).ends(1).says(&["no-such-folder"]);
}

#[test]
fn what_is_asked_wrongly_is_usage() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    program.run(&["build", "good.txt"]).ends(0);
    let rows: [(&[&str], &str); 13] = [
        (&["query", "SELECT ?a {\n ?a c:expelled }"], "line 2"),
        (&["query", "who-expeled-whom"], "who-expelled-whom"),
        (&["query", "timeline"], "needs a="),
        (&["query", "timeline", "Norway"], "name=value"),
        (&["query", "sources", "colour=red"], "no parameter"),
        (&["query", "ASK { ?a ?b ?c }", "-o", "ttl"], "table"),
        (&["build"], "Usage"),
        (&["build", "--store", "x"], "standard input"),
        (&["extract", "--date", "yesterday", "good.txt"], "2022-09-07"),
        (&["extract", "--threads", "0", "good.txt"], "1..=256"),
        (&["build", "--threads", "100000", "good.txt"], "1..=256"),
        (&["export", "-f", "docx"], "docx"),
        (&["dance"], "dance"),
    ];
    for (arguments, says) in rows {
        program.run(arguments).ends(2).says(&[says]);
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let program = Program::new();
    program.run(&["build", text(&samples())]).ends(0);
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .current_dir(program.folder.path())
        .args(["export", "-f", "nq"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it is text");
    assert!(child.wait().expect("it ends").success(), "{said}");
    assert_eq!(said, "");
}

#[test]
fn a_full_disk_loses_nothing_that_was_stored() {
    let program = Program::new();
    program.write("good.txt", GOOD);
    let at = program.path("disk");
    let Some(disk) = SmallDisk::mount(&at, 65_536) else { return };
    program.run(&["build", "good.txt", "--store", "disk/store"]).ends(0);
    let before = program.run(&["export", "-f", "nq", "--store", "disk/store"]).ends(0).out.clone();
    disk.fill();
    let run = program.run(&["build", text(&samples()), "--store", "disk/store"]);
    // On RocksDB the store can't even be opened, in memory it can't be saved.
    run.ends(1).says(&["no space left", "again"]);
    program
        .run(&["export", "disk/graph.ttl", "--store", "disk/store"])
        .ends(1)
        .says(&["graph.ttl", "No space left"]);
    assert!(!at.join("graph.ttl").exists(), "half an export was left");
    disk.free();
    assert_eq!(program.run(&["export", "-f", "nq", "--store", "disk/store"]).ends(0).out, before);
    program.run(&["build", text(&samples()), "--store", "disk/store"]).ends(0);
}
