//! Builds that are killed or stopped, run again or go on: nothing is lost, and the next build makes the graph whole.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::program::{Program, text};
use super::small_disk::SmallDisk;

const STATES: [&str; 6] = ["Norway", "Chile", "Kenya", "Japan", "Albania", "Peru"];

/// Lines of articles, no two alike; some of an earlier article's address, so that replacing is tried too.
fn archive(program: &Program, articles: usize) -> String {
    let line = |number: usize| {
        let (one, other) = (STATES[number % 6], STATES[(number / 6 + 1 + number) % 6]);
        let words: Vec<String> =
            (0..60).map(|word| format!("word{}", number * 31 + word)).collect();
        let text = format!(
            "{one} expelled {} diplomats of {other} on Tuesday. The day was quiet: {}.",
            2 + number % 9,
            words.join(" ")
        );
        let url =
            format!("https://a.example/{}", if number % 50 == 49 { number - 40 } else { number });
        format!("{}\n", serde_json::json!({ "url": url, "date": "2024-03-06", "text": text }))
    };
    let lines: String = (0..articles).map(line).collect();
    let path = program.write("articles.jsonl", lines);
    text(&path).to_owned()
}

fn start(program: &Program, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_chancery"))
        .current_dir(program.folder.path())
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs")
}

fn exported(program: &Program, store: &str) -> String {
    program.run(&["export", "-f", "nq", "--store", store]).ends(0).out.clone()
}

/// Numbers below `limit` that look random and are the same at every run.
fn random(seed: &mut u64, limit: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % limit
}

/// A number that the environment may say.
fn told(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

/// How many articles are built: `$CHANCERY_KILL_ARTICLES`. From some 3,000 on they are loaded in bulk, several times.
fn articles() -> usize {
    told("CHANCERY_KILL_ARTICLES", 300)
}

#[test]
fn a_killed_build_is_made_good_by_the_next() {
    let program = Program::new();
    let archive = archive(&program, articles());
    let begin = Instant::now();
    program.run(&["build", "--store", "whole", &archive]).ends(0);
    let whole = u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
    let expected = exported(&program, "whole");
    assert!(expected.lines().count() > articles(), "{}", expected.lines().count());
    let mut seed = 7;
    for kill in 0..told("CHANCERY_KILLS", 4) {
        let store = format!("store-{kill}");
        // Killed twice at moments all over a build, the second time within what the first one left.
        for _ in 0..2 {
            let mut child = start(&program, &["build", "--store", &store, &archive]);
            sleep(Duration::from_millis(random(&mut seed, whole)));
            child.kill().expect("a process of ours can be killed");
            child.wait().expect("it ends");
        }
        program.run(&["build", "--store", &store, &archive]).ends(0);
        assert!(exported(&program, &store) == expected, "kill {kill} changed the export");
        std::fs::remove_dir_all(program.path(&store)).expect("the store can be removed");
    }
}

#[test]
fn a_disk_that_fills_during_a_build_costs_nothing_but_time() {
    let program = Program::new();
    let archive = archive(&program, articles());
    program.run(&["build", "--store", "whole", &archive]).ends(0);
    let expected = exported(&program, "whole");
    let kilobytes = folder_size(&program.path("whole")) / 1_000;
    let at = program.path("disk");
    // The store in memory is saved at the end, RocksDB writes all the while.
    let Some(disk) = SmallDisk::mount(&at, kilobytes / 2) else { return };
    let run = program.run(&["build", "--store", "disk/store", &archive]);
    run.ends(1).says(&["no space left", "again"]);
    disk.grow(64_000 + 8 * kilobytes);
    program.run(&["build", "--store", "disk/store", &archive]).ends(0);
    assert!(exported(&program, "disk/store") == expected, "the full disk changed the export");
}

/// How many bytes the files of a folder have.
fn folder_size(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let sizes = entries.map(|entry| {
        let metadata = entry.metadata().expect("it is there");
        if metadata.is_dir() {
            return folder_size(&entry.path());
        }
        usize::try_from(metadata.len()).unwrap_or(usize::MAX)
    });
    sizes.sum()
}

#[test]
fn of_two_processes_on_one_store_one_is_told_and_the_other_undisturbed() {
    let program = Program::new();
    let archive = archive(&program, articles());
    program.run(&["build", "--store", "whole", &archive]).ends(0);
    let mut children = [(); 3].map(|()| start(&program, &["build", &archive]));
    let codes = children.each_mut().map(|child| child.wait().expect("it ends").code());
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 1))), "{codes:?}");
    assert!(exported(&program, "chancery.db") == exported(&program, "whole"));
}

#[test]
fn a_broken_archive_is_made_good_by_the_whole_one() {
    let program = Program::new();
    let archive = archive(&program, 60);
    let lines = std::fs::read(&archive).expect("it was written");
    // A member for every article, as web archives have it.
    let members: Vec<Vec<u8>> = lines.split_inclusive(|byte| *byte == b'\n').map(gzip).collect();
    let mut damaged = members.clone();
    let middle = damaged[20].len() / 2;
    damaged[20][middle] ^= 0x55;
    program.write("whole.jsonl.gz", members.concat());
    program.run(&["build", "--store", "whole", "whole.jsonl.gz"]).ends(0);
    let expected = exported(&program, "whole");
    let whole = members.concat();
    for (store, broken) in
        [("damaged", damaged.concat()), ("truncated", whole[..whole.len() * 2 / 3].to_vec())]
    {
        program.write("archive.jsonl.gz", broken);
        let run = program.run(&["build", "--store", store, "archive.jsonl.gz"]);
        run.ends(1).says(&["archive.jsonl.gz:", "gzip member"]).answers(&["new"]);
        assert!(exported(&program, store) != expected, "nothing was missing");
        program.write("archive.jsonl.gz", whole.clone());
        program.run(&["build", "--store", store, "archive.jsonl.gz"]).ends(0);
        assert!(exported(&program, store) == expected, "a {store} archive changed the export");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory can be written")
}

#[test]
fn a_build_that_is_run_again_reads_nothing_anew_and_one_that_was_changed_does() {
    let program = Program::new();
    program.write(
        "a.txt",
        "Norway expelled two Chilean diplomats on Tuesday, the ministry in Oslo said.",
    );
    program.run(&["build", "a.txt"]).ends(0).answers(&["1 articles read, 1 new", "expelled"]);
    let again = program.run(&["build", "a.txt"]);
    assert_eq!(again.ends(0).out, "1 articles read, nothing changed\n");
    // Names of one's own make another reading, which may say the same.
    program.write("mine/people.csv", "id,label,kind\n");
    let before = exported(&program, "chancery.db");
    program.run(&["build", "--date", "2024-03-06", "a.txt"]).ends(0).answers(&["1 changed"]);
    assert!(exported(&program, "chancery.db") != before, "the date changed nothing");
    program.run(&["build", "a.txt"]).ends(0).answers(&["1 changed"]);
    assert!(exported(&program, "chancery.db") == before, "reading as before gave something else");
}

#[test]
fn of_two_readings_of_an_article_the_later_stays_at_every_run() {
    let program = Program::new();
    let line = |text: &str| {
        format!("{}\n", serde_json::json!({ "url": "https://a.example/1", "text": text }))
    };
    let (one, two) =
        (line("Norway expelled Chile's envoy."), line("Norway recalled its envoy from Chile."));
    program.write("a.jsonl", [one.as_str(), &two].concat());
    program.run(&["build", "a.jsonl"]).ends(0);
    let expected = exported(&program, "chancery.db");
    assert!(expected.contains("recalls") && !expected.contains("expelled"), "{expected}");
    for threads in ["1", "4"] {
        program.run(&["build", "--threads", threads, "a.jsonl"]).ends(0);
        assert!(exported(&program, "chancery.db") == expected, "the earlier reading came back");
    }
}

/// Sends a signal as `kill` does.
fn signal(child: &Child, name: &str) {
    let number = child.id().to_string();
    let sent = Command::new("kill").args(["-s", name, &number]).status().expect("kill runs");
    assert!(sent.success(), "no signal was sent");
}

#[test]
fn ctrl_c_stops_cleanly_and_the_next_build_goes_on() {
    let program = Program::new();
    let archive = archive(&program, articles());
    program.run(&["build", "--store", "whole", &archive]).ends(0);
    let mut child = start(&program, &["build", &archive]);
    let begin = Instant::now();
    // From the moment on when the store is open, signals are listened to.
    while !program.path("chancery.db/lock").exists() && begin.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(5));
    }
    signal(&child, "INT");
    let code = child.wait().expect("it ends").code();
    assert!(matches!(code, Some(130 | 0)), "{code:?}");
    program.run(&["build", &archive]).ends(0);
    assert!(exported(&program, "chancery.db") == exported(&program, "whole"));
}

#[test]
fn a_watched_folder_is_built_as_it_grows() {
    let program = Program::new();
    program.write(
        "news/a.txt",
        "Norway expelled two Chilean diplomats on Tuesday, the ministry in Oslo said.",
    );
    let mut child = start(&program, &["build", "--watch", "news"]);
    let holds = |word: &str| {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(60) {
            let query = format!("SELECT ?a {{ ?a c:{word} ?b }}");
            let run = program.run(&["query", "-o", "csv", &query]);
            if run.code == 0 && run.out.lines().count() > 1 {
                return true;
            }
            sleep(Duration::from_millis(200));
        }
        false
    };
    assert!(holds("expelled"), "the first article isn't there");
    program.write(
        "news/b.txt",
        "Kenya recalled its ambassador to Japan on Monday, the ministry in Nairobi said.",
    );
    assert!(holds("recalls"), "the second article isn't there");
    signal(&child, "TERM");
    assert!(child.wait().expect("it ends").success());
}
