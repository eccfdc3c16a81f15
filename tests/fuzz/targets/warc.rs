//! Any bytes as input: a web archive.
#![no_main]

mod reading;

use chancery::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::read(bytes, Some(Format::Warc)));
