//! The commands of the README, run as they stand there.

use std::path::Path;

use super::program::sample_files;

#[test]
fn the_readme_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    // trycmd runs the commands of NAME.md in a copy of NAME.in.
    let articles = folder.path().join("README.in/tests/articles");
    std::fs::create_dir_all(&articles).expect("the folder can be made");
    std::fs::create_dir_all(folder.path().join("README.out")).expect("the folder can be made");
    for file in sample_files() {
        let name = file.file_name().expect("a file has a name");
        std::fs::copy(&file, articles.join(name)).expect("a sample can be copied");
    }
    let readme = folder.path().join("README.md");
    std::fs::copy(root.join("README.md"), &readme).expect("the README can be copied");
    trycmd::TestCases::new()
        .register_bin("chancery", Path::new(env!("CARGO_BIN_EXE_chancery")))
        .case(readme);
}
