//! The file on disk: made for owner and group only, and never in place of another one without being told to.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::Failure;
use crate::model::problem;

/// Lines beyond this are not compared.
const LINES_MAX: usize = 1_000;

/// Writes a file that is not there yet; with `force` also in place of one. Errors: P114 with what would change.
pub fn write(file: &Path, text: &str, force: bool) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::Problem {
        problem: &problem::P104,
        message: format!("{} cannot be written: {error}", file.display()),
    };
    if force {
        // Whoever reads it meanwhile sees the old one or the new one.
        let beside = beside(file);
        let _ = fs::remove_file(&beside);
        create(&beside, text).map_err(failed)?;
        return fs::rename(&beside, file).map_err(failed);
    }
    match create(file, text) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let message = match fs::read_to_string(file) {
                Ok(there) if there == text => format!("{} is there, and would not change", file.display()),
                Ok(there) => format!("{} is there. What would change:\n{}", file.display(), changes(&there, text)),
                Err(error) => format!("{} is there, and cannot be read: {error}", file.display()),
            };
            Err(Failure::Problem { problem: &problem::P114, message })
        }
        other => other.map_err(failed),
    }
}

/// What writing would do.
pub fn preview(file: &Path, text: &str) -> String {
    match fs::read_to_string(file) {
        Ok(there) => format!("Would change {}:\n{}", file.display(), changes(&there, text)),
        Err(_) => format!("Would write {}:\n{}", file.display(), text.trim_end()),
    }
}

fn create(file: &Path, text: &str) -> std::io::Result<()> {
    let mut open = OpenOptions::new().write(true).create_new(true).mode(0o640).open(file)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Lines that go, with `-` and mostly without their values, and lines that come, with `+`.
fn changes(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.lines().take(LINES_MAX).collect();
    let new: Vec<&str> = new.lines().take(LINES_MAX).collect();
    // common[i][j]: how many lines the rests from i and j have in common, in order.
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut shown = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            shown.push(format!("- {}", without_value(old[i])));
            i += 1;
        } else {
            shown.push(format!("+ {}", new[j]));
            j += 1;
        }
    }
    shown.join("\n")
}

/// What is written here too, and is no secret anywhere.
const PLAIN: [&str; 6] = ["public_url", "data_dir", "address", "trusted", "kind", "path"];

/// A line of the operator's as it may be shown. Secrets of forums have names of all kinds ("cookie_seed"), so values are
/// shown only under names that this program writes itself.
fn without_value(line: &str) -> String {
    let name = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    let bare = line.trim();
    let is_section = bare.starts_with('[') && bare.ends_with(']') && name(bare.trim_matches(['[', ']']));
    let (mark, rest) = match bare.strip_prefix('#') {
        Some(rest) => ("# ", rest.trim_start_matches(['#', ' '])),
        None => ("", bare),
    };
    match rest.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
        _ if bare.is_empty() || is_section => line.to_owned(),
        Some((key, value)) if PLAIN.contains(&key) && !value.contains('@') => line.to_owned(),
        // Not every equals sign belongs to a key: texts may go on over several lines.
        Some((key, value)) if name(key) && value.starts_with(['"', '\'', '[', '{']) => format!("{mark}{key} = ..."),
        None if !mark.is_empty() => line.to_owned(),
        _ => format!("{mark}..."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_shown_without_secrets() {
        for (old, new, want) in [
            ("a\n[b]\nc", "a\nc\nd", "- [b]\n+ d"),
            ("", "a", "+ a"),
            ("[a]", "", "- [a]"),
            ("a\nb", "a\nb", ""),
            ("password = \"x\"", "y", "- password = ...\n+ y"),
            // A preset's variables have names of all kinds.
            ("cookie_seed = \"hunter2\"", "", "- cookie_seed = ..."),
            ("# api_key='hunter2'", "", "- # api_key = ..."),
            ("\"salt\" = \"hunter2\"", "", "- ..."),
            ("# salt: hunter2=", "", "- # ..."),
            ("variables = { salt = \"hunter2\" }", "", "- variables = ..."),
            ("sessions = \"redis+unix:///r?pass=hunter2\"", "", "- sessions = ..."),
            ("hunter2==", "", "- ..."),
            ("  hunter2", "", "- ..."),
            ("[\"hunter2\"]", "", "- ..."),
            ("servers = [\"http://u:hunter2@forum\"]", "", "- servers = ..."),
            ("public_url = \"https://old.example\"", "", "- public_url = \"https://old.example\""),
            ("  [forum.variables]", "", "-   [forum.variables]"),
            ("# my forum", "", "- # my forum"),
        ] {
            assert_eq!(changes(old, new), want, "{old:?} {new:?}");
        }
    }
}
