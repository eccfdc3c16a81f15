//! The same articles give the same bytes, whatever the order of the inputs and the number of threads.

use super::program::{Program, sample_files, samples, text};

fn exported(program: &Program, store: &str) -> String {
    program.run(&["export", "-f", "nq", "--store", store]).ends(0);
    program.run(&["export", "-f", "nq", "--store", store]).out
}

#[test]
fn order_and_threads_change_no_byte() {
    let program = Program::new();
    let files = sample_files();
    let names: Vec<&str> = files.iter().map(|path| text(path)).collect();
    let mut backwards = names.clone();
    backwards.reverse();
    let mut turned = names.clone();
    turned.rotate_left(names.len() / 2);
    let mut exports = Vec::new();
    for (order, threads) in [(names, "1"), (backwards, "3"), (turned, "8")] {
        let mut arguments = vec!["build", "--store", threads, "--threads", threads];
        arguments.extend(order);
        program.run(&arguments).ends(0);
        exports.push(exported(&program, threads));
    }
    assert!(exports[0].lines().count() > 100, "{}", exports[0]);
    assert!(exports.iter().all(|export| *export == exports[0]), "exports differ");
}

#[test]
fn articles_one_by_one_are_the_folder_at_once() {
    let program = Program::new();
    for path in sample_files() {
        program.run(&["build", "--store", "single", text(&path)]).ends(0);
    }
    program.run(&["build", "--store", "folder", text(&samples())]).ends(0);
    assert!(exported(&program, "single") == exported(&program, "folder"), "exports differ");
}

#[test]
fn a_second_run_changes_nothing_and_removing_undoes_adding() {
    let program = Program::new();
    let files = sample_files();
    let (last, others) = files.split_last().expect("there are samples");
    let mut arguments = vec!["build"];
    arguments.extend(others.iter().map(|path| text(path)));
    program.run(&arguments).ends(0);
    let before = exported(&program, "chancery.db");
    program.run(&arguments).ends(0).answers(&["nothing changed"]);
    assert!(exported(&program, "chancery.db") == before, "a second run changed the graph");
    program.run(&["build", text(last)]).ends(0).answers(&["1 articles read, 1 new"]);
    assert!(exported(&program, "chancery.db") != before, "an article added nothing");
    program.run(&["remove", text(last)]).ends(0).says(&["removed"]);
    assert!(
        exported(&program, "chancery.db") == before,
        "removing left something or took too much"
    );
}

#[test]
fn filters_write_in_the_order_of_the_inputs() {
    let program = Program::new();
    let files = sample_files();
    let mut names: Vec<&str> = files.iter().map(|path| text(path)).collect();
    names.reverse();
    let mut answers = Vec::new();
    for threads in ["1", "7"] {
        let mut arguments = vec!["extract", "--format", "jsonl", "--threads", threads];
        arguments.extend(&names);
        answers.push(program.run(&arguments).ends(0).out.clone());
    }
    assert!(answers[0] == answers[1], "threads change the order");
    let first = answers[0].lines().next().expect("there are claims");
    assert!(first.contains("zambia"), "{first}");
}
