//! Any bytes as a gazetteer's CSV: the first byte chooses the file. It loads or its faults are told.
#![no_main]

use chancery::gazetteer::Gazetteer;
use libfuzzer_sys::fuzz_target;

const FILES: [&str; 6] =
    ["people.csv", "states.csv", "organisations.csv", "places.csv", "offices.csv", "words/roles.csv"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, table)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir_in("/dev/shm").expect("a temporary folder");
    let path = folder.path().join(FILES[usize::from(*first) % FILES.len()]);
    std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder can be made");
    std::fs::write(path, table).expect("the file can be written");
    if let Err(faults) = Gazetteer::load(&[folder.path().to_owned()]) {
        assert!(!faults.is_empty());
    }
});
