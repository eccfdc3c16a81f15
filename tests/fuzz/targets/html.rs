//! Any bytes as input: one article, most often a web page.
#![no_main]

mod reading;

use chancery::read::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| reading::read(bytes, Some(Format::Article)));
