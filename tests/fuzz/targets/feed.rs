//! Any bytes as input: RSS and Atom.
#![no_main]

mod reading;

use chancery::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::read(bytes, Some(Format::Feed)));
