//! `portico init`, and the settings files of forums that it and `serve` read.

mod about;
mod run;
mod settings;
mod trees;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder with a forum in `forum/` and room for a configuration.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// With these files of the forum.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        std::fs::create_dir(place.path().join("forum")).expect("a folder");
        for (path, text) in files {
            place.write(&format!("forum/{path}"), text);
        }
        place
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).expect("readable")
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.current_dir(self.path()).env_clear().env("HOME", self.path()).stdin(Stdio::null());
        command.envs(variables.iter().copied()).args(arguments).output().expect("the binary runs")
    }
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
