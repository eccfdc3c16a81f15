//! `chancery gazetteer`: what is lacking, and what others' lists bring.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chancery::gazetteer::Gazetteer;
use chancery::model::{Date, EntityId, EntityKind};
use oxigraph::sparql::SparqlEvaluator;

use super::program::{Program, Run, samples, text};

#[test]
fn every_command_of_gazetteers_has_help_with_examples() {
    let program = Program::new();
    for command in ["check", "find", "gaps", "import"] {
        program.run(&["gazetteer", command, "--help"]).ends(0).answers(&["Examples:"]);
    }
}

#[test]
fn a_corpus_tells_its_gaps() {
    let program = Program::new();
    let samples = samples();
    program
        .run(&["gazetteer", "gaps", text(&samples)])
        .ends(0)
        .answers(&["  Sigrid Aune  (", "  Kirkenes  ("]);
    let rows =
        program.run(&["gazetteer", "gaps", "--kind", "person", "--format", "csv", text(&samples)]);
    rows.ends(0)
        .answers(&["id,label,wikidata,state,gender,names\n", "person/sigrid-aune,Sigrid Aune"]);
    program.write("mine/people.csv", &rows.out);
    program.run(&["gazetteer", "check", "mine"]).ends(0);
    let rest = program.run(&[
        "gazetteer",
        "gaps",
        "--gazetteer",
        "mine",
        "--kind",
        "person",
        text(&samples),
    ]);
    assert_eq!(rest.out, "", "what was pasted is no gap any more");
}

#[test]
fn a_fault_that_only_makes_tagging_worse_is_told_too() {
    let program = Program::new();
    program.write("mine/people.csv", "id,label\nperson/zz,Edi Rama\n");
    let run = program.run(&["gazetteer", "check", "mine"]);
    run.ends(1).says(&["mine/people.csv:2:11: \"Edi Rama\" is a name of \"person/edi-rama\" too"]);
}

#[test]
fn a_name_is_found_on_a_day_in_folders_of_ones_own() {
    let program = Program::new();
    program.write("mine/people.csv", "id,label,state\nperson/ann,Ann of Kvelbotn,state/albania\n");
    program.write(
        "mine/offices.csv",
        "person,office,of,from,until\nperson/ann,prime minister,state/albania,2031-05-01,2032\n",
    );
    let find = |name: &str, date: &str| {
        program.run(&["gazetteer", "find", "--gazetteer", "mine", name, "--date", date])
    };
    let held = "    prime minister of Albania from 2031-05-01 until 2032";
    find("Ann of Kvelbotn", "2031-06-01").ends(0).answers(&["person/ann  a name", held]);
    assert!(!find("Ann of Kvelbotn", "2035-01-01").ends(0).out.contains("prime minister"));
    find("prime minister of Albania", "2031-06-01").ends(0).answers(&["Ann of Kvelbotn  Person"]);
    find("Georgia", "2031-01-01")
        .ends(0)
        .answers(&["Georgia  State  state/georgia  a name: Georgia"]);
    find("Kvelbotnia", "2031-01-01").ends(1).says(&["no gazetteer has \"Kvelbotnia\""]);
}

#[test]
fn lists_of_all_formats_are_imported() {
    let program = Program::new();
    let people = "person,personLabel,genderLabel,state,officeLabel,of,start,end\n\
        http://www.wikidata.org/entity/Q90000901,Ann Trundlebeck,female,http://www.wikidata.org/entity/Q222,Minister of Foreign Affairs,http://www.wikidata.org/entity/Q222,2031-05-01T00:00:00Z,\n\
        http://www.wikidata.org/entity/Q90000902,Q90000902,,,,,,\n";
    let places = "{\"results\": {\"bindings\": [{\"place\": {\"value\": \"http://www.wikidata.org/entity/Q90000903\"}, \
        \"placeLabel\": {\"value\": \"Kvelbotn\"}, \"coordinates\": {\"value\": \"Point(19.8 41.3)\"}, \
        \"state\": {\"value\": \"Q222\"}}]}}";
    let dump = "904\tAnnuminas\tAnnuminas\tAnnumin\t41.3\t19.8\tP\tPPLA\tAL\t\t50\t\t\t\t120000\t\t9\tEurope/Tirane\t2020-01-01\n";
    let plain = "Name,Short,Country\nGlimmer Front of Kvelbotn,GFK,Albania\nCut\n";
    program.write("people.csv", people);
    program.write("places.json", places);
    program.write("cities15000.txt", dump);
    program.write("fronts.csv", plain);
    let lists = ["people.csv", "places.json", "cities15000.txt"];
    let run = import(&program, &lists);
    run.ends(1).says(&[
        "people.csv:3: it has no name in English",
        "a row has a fault; the rest was imported",
    ]);
    run.answers(&[
        "mine/people.csv: 1 rows added",
        "mine/places.csv: 2 rows added",
        "mine/offices.csv: 1 rows added",
    ]);
    let columns = "label=Name,acronyms=Short,state=Country";
    let arguments = [
        "gazetteer",
        "import",
        "--into",
        "mine",
        "--kind",
        "organisation",
        "--columns",
        columns,
        "fronts.csv",
    ];
    program.run(&arguments).ends(1).says(&["fronts.csv:3: 1 cells where the header has 3"]);
    program.run(&["gazetteer", "check", "mine"]).ends(0);

    let gazetteer = Gazetteer::load(&[program.path("mine")]).expect("a good folder");
    let albania = EntityId::new("state/albania");
    let holders = gazetteer.holder("foreign minister", &albania, Some(Date::day(2031, 6, 1)));
    assert!(holders.contains(&EntityId::new("person/ann-trundlebeck")), "{holders:?}");
    for (id, label) in [
        ("place/kvelbotn", "Kvelbotn"),
        ("place/annuminas", "Annuminas"),
        ("organisation/glimmer-front-of-kvelbotn", "Glimmer Front of Kvelbotn"),
    ] {
        let entity = gazetteer.entity(&EntityId::new(id)).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!((entity.label.as_str(), entity.of.as_ref()), (label, Some(&albania)));
    }
    let kvelbotn =
        gazetteer.entry(&EntityId::new("place/kvelbotn")).and_then(|entry| entry.coordinates);
    assert_eq!(kvelbotn, Some((41.3, 19.8)));
}

#[test]
fn an_import_overwrites_nothing_and_can_be_repeated() {
    let program = Program::new();
    program.write("mine/people.csv", "id,label,wikidata\nperson/ann,Ann of Kvelbotn,Q90000901\n");
    program.write(
        "list.csv",
        "id,label,wikidata,gender\n,Anna Kvelbotn,Q90000901,female\n,Edi Rama II,Q316901,male\n",
    );
    let list = ["--kind", "person", "list.csv"];
    import(&program, &list).ends(0).answers(&["mine/people.csv: 0 rows added, 2 amended"]);
    let first = std::fs::read_to_string(program.path("mine/people.csv")).expect("the file");
    assert!(
        first.contains("person/ann,Ann of Kvelbotn,Q90000901,,female,Anna Kvelbotn\n"),
        "{first}"
    );
    import(&program, &list).ends(0).answers(&["2 rows told nothing new"]);
    assert_eq!(std::fs::read_to_string(program.path("mine/people.csv")).expect("the file"), first);
}

#[test]
fn a_list_that_makes_no_sense_is_refused() {
    let program = Program::new();
    program.write("list.csv", "Name,QID\nAnn,Q1\n");
    let run = import(&program, &["list.csv"]);
    run.ends(1).says(&["list.csv:1: it isn't known what its columns are; say it: --columns"]);
    import(&program, &["--columns", "lable=Name", "list.csv"])
        .ends(2)
        .says(&["did you mean \"label\"?"]);
    import(&program, &["missing.csv"]).ends(1).says(&["missing.csv: can't read it"]);
    assert!(!program.path("mine").exists(), "nothing is written");
}

#[test]
fn fourteen_thousand_office_holders_are_known_with_their_terms() {
    let Some(list) = office_holders() else { return };
    let program = Program::new();
    let run = import(&program, &[text(&list)]);
    run.ends(1)
        .says(&["the term ends (2010-04-09) before it begins (2010-10-30)", "bad from \"2014s\""]);
    assert!(run.err.lines().count() < 20, "few rows are bad: {}", run.err);
    program.run(&["gazetteer", "check", "mine"]).ends(0);
    let ambiguous =
        std::fs::read_to_string(program.path("mine/words/ambiguous.csv")).expect("a list");
    assert!(ambiguous.contains("\nPeter Ryan,imported\n"), "{ambiguous}");

    let find = ["gazetteer", "find", "--gazetteer", "mine", "Arian Spasse", "--date", "2017-01-01"];
    program.run(&find).ends(0).answers(&["    ambassador to Hungary of Albania"]);

    let gazetteer = Gazetteer::load(&[program.path("mine")]).expect("a good folder");
    let people = gazetteer.entries().filter(|entry| entry.entity.kind == EntityKind::Person);
    let known: BTreeSet<&str> =
        people.filter_map(|entry| entry.entity.wikidata.as_deref()).collect();
    let mut reader = csv_reader(&list);
    let listed: BTreeSet<String> =
        reader.records().flatten().map(|row| row[3].to_owned()).collect();
    let missing: Vec<&String> =
        listed.iter().filter(|item| !known.contains(item.as_str())).collect();
    assert_eq!((listed.len(), missing.as_slice()), (14_852, &[][..]));
    for (office, of, on, expected) in [
        ("ambassador to France", "state/albania", 2010, "Ylljet Aliçka"),
        ("ambassador to Hungary", "state/albania", 2017, "Arian Spasse"),
        ("prime minister", "state/albania", 2022, "Edi Rama"),
        ("president", "organisation/international-court-of-justice", 2019, "Abdulqawi Yusuf"),
    ] {
        let holders = gazetteer.holder(office, &EntityId::new(of), Some(Date::year(on)));
        let labels: Vec<&str> = holders
            .iter()
            .filter_map(|id| gazetteer.entity(id))
            .map(|entity| entity.label.as_str())
            .collect();
        assert!(labels.contains(&expected), "{office} of {of}: {labels:?}");
    }
}

/// Runs an import into the folder `mine`.
fn import(program: &Program, arguments: &[&str]) -> Run {
    program.run(&[&["gazetteer", "import", "--into", "mine"], arguments].concat())
}

/// A list of office holders that is too large to ship; without it its test says so and passes.
fn office_holders() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/officeholders21.csv");
    let path = std::env::var_os("CHANCERY_OFFICEHOLDERS").map_or(path, PathBuf::from);
    if !path.is_file() {
        eprintln!("skipped: no {}", path.display());
    }
    path.is_file().then_some(path)
}

fn csv_reader(path: &Path) -> csv::Reader<std::fs::File> {
    csv::Reader::from_path(path).expect("the list can be read")
}

#[test]
fn the_queries_for_wikidata_are_sparql_and_no_queries_of_the_store() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries/wikidata");
    let page = std::fs::read_to_string(folder.join("README.md")).expect("a page");
    let listed = Program::new().run(&["query"]);
    let prefixes = "PREFIX bd: <b:> PREFIX p: <p:> PREFIX pq: <q:> PREFIX ps: <s:> PREFIX wd: <w:> \
        PREFIX wdt: <t:> PREFIX wikibase: <i:> PREFIX skos: <k:>\n";
    let mut found = 0;
    for file in std::fs::read_dir(folder).expect("a folder").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(query) = name.strip_suffix(".rq") else { continue };
        let text = std::fs::read_to_string(file.path()).expect("a query");
        let parsed = SparqlEvaluator::new().parse_query(&format!("{prefixes}{text}"));
        assert!(parsed.is_ok(), "{name}: {:?}", parsed.err());
        assert!(page.contains(&format!("`{name}`")), "the page doesn't explain {name}");
        let rows = listed.out.lines().filter_map(|line| line.split_whitespace().next());
        assert!(!rows.into_iter().any(|row| row == query), "{name} is listed: {}", listed.out);
        found += 1;
    }
    assert_eq!(found, 3);
}
