//! The texts of the pages, for the command line.

use std::collections::BTreeMap;

use crate::pages;
pub use crate::pages::LanguageReport;

/// The languages there are, and what each lacks.
pub fn languages() -> Vec<LanguageReport> {
    pages::language_reports().unwrap_or_default()
}

/// Every text of a language by key, as it is written. `None`: there is no such language.
pub fn written(language: &str) -> Option<BTreeMap<String, String>> {
    pages::written_texts(language)
}
