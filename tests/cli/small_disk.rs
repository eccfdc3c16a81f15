//! [`SmallDisk`]: a disk that can be full.

use std::io::Write;
use std::path::Path;
use std::process::Command;

/// A file system of some kilobytes; unmounted at the end.
pub struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// Makes it, if this process may; if not, says that the test was skipped.
    pub fn mount(at: &'a Path, kilobytes: usize) -> Option<Self> {
        std::fs::create_dir_all(at).expect("the folder can be made");
        let size = format!("size={kilobytes}k");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        if mount.is_ok_and(|mount| mount.status.success()) {
            return Some(Self(at));
        }
        // Past the test harness, which hides what a passing test prints.
        let why = "SKIPPED: only root can mount the small disk that this test fills";
        let _ = writeln!(std::io::stderr(), "{why}");
        None
    }

    /// Fills what is left of it.
    pub fn fill(&self) {
        let chunk = [b'x'; 4096];
        let mut file = std::fs::File::create(self.0.join("filler")).expect("it can be made");
        while file.write_all(&chunk).is_ok() {}
    }

    /// Takes away what filled it.
    pub fn free(&self) {
        std::fs::remove_file(self.0.join("filler")).expect("it is there");
    }

    /// Makes it larger.
    pub fn grow(&self, kilobytes: usize) {
        let size = format!("remount,size={kilobytes}k");
        let mount = Command::new("mount").args(["-o", &size]).arg(self.0).status();
        assert!(mount.is_ok_and(|status| status.success()), "the disk can't be made larger");
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}
