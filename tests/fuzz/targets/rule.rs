//! Any bytes as a relation's rules (TOML): they load or their faults are told.
#![no_main]

use chancery::rules::Rules;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir_in("/dev/shm").expect("a temporary folder");
    std::fs::write(folder.path().join("relation.toml"), bytes).expect("the file can be written");
    if let Err(faults) = Rules::load(&[folder.path().to_owned()]) {
        assert!(!faults.is_empty());
    }
});
