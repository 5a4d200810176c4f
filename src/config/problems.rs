//! What is wrong with a configuration file, and how it is shown.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use crate::model::Problem;

/// One thing that is wrong, or worth a warning.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Its code.
    pub problem: &'static Problem,
    /// Dotted path of the key, or empty for the whole file.
    pub key: String,
    /// Where it stands, as a byte range of the file.
    pub span: Option<Range<usize>>,
    /// One line: what happened.
    pub title: String,
    /// What is wrong with this place.
    pub label: String,
    /// What to do. May be empty.
    pub help: String,
}

/// All that is wrong with a file. At least one finding.
#[derive(Clone)]
pub struct Problems {
    file: PathBuf,
    text: String,
    findings: Vec<Finding>,
}

impl Problems {
    /// For a file of this text; nothing found yet.
    pub(super) fn new(file: &Path, text: &str) -> Self {
        Self { file: file.to_path_buf(), text: text.to_owned(), findings: Vec::new() }
    }

    /// A file that cannot be read at all.
    pub fn of_file(file: &Path, problem: &'static Problem, why: String) -> Self {
        let mut problems = Self::new(file, "");
        problems.add(problem, "", None, problem.title, &why, problem.text);
        problems
    }

    pub(super) fn add(
        &mut self,
        problem: &'static Problem,
        key: &str,
        span: Option<Range<usize>>,
        title: &str,
        label: &str,
        help: &str,
    ) {
        self.findings.push(Finding {
            problem,
            key: key.to_owned(),
            span,
            title: title.to_owned(),
            label: label.to_owned(),
            help: help.to_owned(),
        });
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// In the order of the file; what has no place comes last.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by_key(|finding| finding.span.as_ref().map_or(usize::MAX, |span| span.start));
    }

    /// What was found.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// For people. With `colour` for terminals.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
        let mut shown = String::new();
        for finding in &self.findings {
            shown.push_str(&renderer.render(&self.groups(finding)));
            shown.push_str("\n\n");
        }
        let count = self.findings.len();
        let errors = if count == 1 { "1 error" } else { &format!("{count} errors") };
        shown.push_str(&format!("{errors}. Nothing was started."));
        shown
    }

    /// For programs.
    pub fn to_json(&self) -> serde_json::Value {
        let errors: Vec<_> = self.findings.iter().map(|finding| self.finding_json(finding)).collect();
        json!({ "config": self.file.display().to_string(), "errors": errors })
    }

    fn finding_json(&self, finding: &Finding) -> serde_json::Value {
        let (line, column) = finding.span.as_ref().map(|span| self.line_and_column(span.start)).unzip();
        json!({
            "code": finding.problem.code,
            "key": finding.key,
            "line": line,
            "column": column,
            "message": format!("{}: {}", finding.title, finding.label),
            "help": finding.help,
        })
    }

    fn groups<'a>(&'a self, finding: &'a Finding) -> Vec<Group<'a>> {
        let name = format!("error {}", finding.problem.code);
        let title = Level::ERROR.with_name(name).primary_title(finding.title.as_str());
        let path = self.file.display().to_string();
        let mut group = match &finding.span {
            Some(span) if !self.may_hold_a_secret(span) => title.element(
                Snippet::source(self.text.as_str())
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(span.clone()).label(finding.label.as_str())),
            ),
            Some(span) => {
                let (line, column) = self.line_and_column(span.start);
                title
                    .element(Origin::path(path).line(line).char_column(column))
                    .element(Level::NOTE.message(finding.label.as_str()))
            }
            None => title.element(Origin::path(path)).element(Level::NOTE.message(finding.label.as_str())),
        };
        if !finding.help.is_empty() {
            group = group.element(Level::HELP.message(finding.help.as_str()));
        }
        vec![group]
    }

    /// Messages end up in journals: lines with passwords in them are named, not shown.
    fn may_hold_a_secret(&self, span: &Range<usize>) -> bool {
        let start = self.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[span.end..].find('\n').map_or(self.text.len(), |at| span.end + at);
        let lines = self.text[start..end].to_ascii_lowercase();
        lines.contains("password")
            || lines.contains("secret")
            || lines.contains("token")
            || (lines.contains("://") && lines.contains('@'))
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl fmt::Debug for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The text of the file may hold secrets.
        f.debug_struct("Problems").field("file", &self.file).field("findings", &self.findings).finish_non_exhaustive()
    }
}

impl std::error::Error for Problems {}
