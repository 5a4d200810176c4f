//! Fails when an import points the wrong way. The table is the one in `src/lib.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const MODULES: &[&str] = &[
    "adapters",
    "app",
    "cli",
    "config",
    "console",
    "demo",
    "dialect",
    "forums",
    "model",
    "pages",
    "ports",
    "protocol",
    "proxy",
    "route",
    "telemetry",
    "web",
];

/// The third column of the table in `src/lib.rs`, by module.
fn allowed() -> BTreeMap<String, Vec<String>> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    lib.lines()
        .filter_map(|line| line.strip_prefix("//! | [`"))
        .map(|row| {
            let (module, rest) = row.split_once("`]").expect("a module in the first column");
            let imports = rest.split('|').nth(2).expect("a third column").trim();
            let imports = match imports {
                "nothing" => Vec::new(),
                "everything" => MODULES.iter().map(|module| (*module).to_owned()).collect(),
                list => list.split(',').map(|module| module.trim().to_owned()).collect(),
            };
            (module.to_owned(), imports)
        })
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a source text names after `crate::`, also within braces.
fn imports(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            let mut at_module = true;
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 1 => at_module = true,
                    c if depth == 1 && at_module && (c.is_alphanumeric() || c == '_') => word.push(c),
                    c if c.is_whitespace() => {}
                    _ => at_module = false,
                }
                if (!at_module || depth != 1 || c == ',') && !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
                if depth == 0 {
                    break;
                }
            }
            found.extend((!word.is_empty()).then_some(word));
        } else {
            found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    found.retain(|module| MODULES.contains(&module.as_str()));
    found
}

#[test]
fn every_import_follows_the_map() {
    let allowed = allowed();
    assert_eq!(allowed.keys().map(String::as_str).collect::<Vec<_>>(), MODULES, "the table lists every module");
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    assert!(files.len() > 20, "the sources were found");
    let mut wrong = Vec::new();
    for file in files {
        let relative = file.strip_prefix(root().join("src")).expect("below src").to_path_buf();
        let first = relative.components().next().expect("a component").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let Some(may) = allowed.get(&module) else { continue };
        for import in imports(&fs::read_to_string(&file).expect("a source file")) {
            if import != module && !may.contains(&import) {
                wrong.push(format!("{}: {module} must not import {import}", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_every_form() {
    let text =
        "use crate::model::Client;\nuse crate::{ports::Store, route};\nfn f() { crate::pages::x() } // crate::proxy";
    assert_eq!(imports(text), ["model", "ports", "route", "pages"]);
}
