//! Fields of long forms, each with what is wrong with it.

use minijinja::context;
use minijinja::value::Value;

use crate::model::{UnixSeconds, is_invisible};
use crate::pages::Voice;

/// Fields under one headline.
#[derive(Clone, Debug)]
pub struct FieldGroup {
    /// Key of the headline.
    pub title: &'static str,
    /// In the order in which they are shown.
    pub fields: Vec<Field>,
}

/// Behind the name of a field: that of the boxes beside it.
pub const OFFERED: &str = "_offered";

/// One field. Its label is the message `admin-f-NAME`, what stands below it `admin-f-NAME-hint`, if there is one.
#[derive(Clone, Debug)]
pub struct Field {
    /// As the form sends it.
    pub name: &'static str,
    /// What it takes, and what stands in it.
    pub kind: FieldKind,
    /// What is wrong with it.
    pub faults: Vec<FaultLine>,
    /// What somebody else saved there since the form was made.
    pub theirs: Option<Theirs>,
    /// Boxes beside it, for values that are offered; they are sent under its name with [`OFFERED`] behind it.
    pub offered: Vec<TickLine>,
    /// What stands in it and means nothing to the forum now. No fault: the forum may come to know it.
    pub unknown: Vec<String>,
}

impl Field {
    /// One with which nothing is wrong.
    pub fn new(name: &'static str, kind: FieldKind) -> Self {
        Self { name, kind, faults: Vec::new(), theirs: None, offered: Vec::new(), unknown: Vec::new() }
    }
}

/// What is wrong with a field, or with a form.
#[derive(Clone, Debug)]
pub struct FaultLine {
    /// The message that says it: `admin-fault-KEY`. `None`: only `text` does.
    pub key: Option<&'static str>,
    /// What it is about: `$value` of the message.
    pub about: String,
    /// How much there may be at most: `$most` of the message.
    pub most: Option<u64>,
    /// The same in English.
    pub text: String,
}

/// What somebody else saved in a field.
#[derive(Clone, Debug)]
pub struct Theirs {
    /// What stands there now.
    pub kind: FieldKind,
    /// Who saved it, and when, if the audit trail tells.
    pub by: Option<(String, UnixSeconds)>,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// One line.
    Line(String),
    /// Several lines.
    Lines(String),
    /// Yes or no.
    Tick(bool),
    /// Some of these, all under the name of the field.
    Ticks(Vec<TickLine>),
    /// One of these: value, and key of its words; which one is chosen.
    Choice(Vec<(&'static str, &'static str)>, String),
}

/// One of several boxes.
#[derive(Clone, Debug)]
pub struct TickLine {
    /// What is sent.
    pub value: String,
    /// What it means: keys of messages, one for each fact.
    pub tells: Vec<&'static str>,
    /// What it is for one member, as an example.
    pub example: Option<String>,
    /// Whether it is ticked.
    pub on: bool,
}

/// For templates.
pub(super) fn for_templates(groups: &[FieldGroup], voice: &Voice) -> Value {
    let field = |field: &Field| {
        let label = format!("admin-f-{}", field.name.replace('_', "-"));
        let hint = Some(format!("{label}-hint")).filter(|hint| voice.engine().has(hint));
        let theirs = field.theirs.as_ref().map(|theirs| theirs_for_templates(theirs, voice));
        let faults = faults_for_templates(&field.faults, voice);
        let (kind, value, options) = match &field.kind {
            FieldKind::Line(text) => ("line", typed(text, false), Value::UNDEFINED),
            FieldKind::Lines(text) => ("lines", typed(text, true), Value::UNDEFINED),
            FieldKind::Tick(on) => ("tick", if *on { "on".to_owned() } else { String::new() }, Value::UNDEFINED),
            FieldKind::Ticks(lines) => ("ticks", String::new(), ticks(lines)),
            FieldKind::Choice(options, chosen) => {
                let options = options.iter().map(|(value, text)| {
                    context! { value => *value, text => *text, on => value == chosen }
                });
                ("choice", chosen.clone(), options.collect())
            }
        };
        let offered = ticks(&field.offered);
        let unknown = Some(field.unknown.join(", ")).filter(|names| !names.is_empty());
        context! { name => field.name, kind, value, options, label, hint, faults, theirs, offered, unknown }
    };
    let group = |group: &FieldGroup| {
        context! { title => group.title, fields => group.fields.iter().map(field).collect::<Vec<_>>() }
    };
    groups.iter().map(group).collect()
}

fn ticks(lines: &[TickLine]) -> Value {
    let line = |line: &TickLine| {
        context! {
            value => typed(&line.value, false), tells => &line.tells, example => &line.example, on => line.on
        }
    };
    lines.iter().map(line).collect()
}

/// Each in the visitor's language, and as English where there is no message.
pub(super) fn faults_for_templates(faults: &[FaultLine], voice: &Voice) -> Value {
    let fault = |fault: &FaultLine| {
        let key = fault.key.map(|key| format!("admin-fault-{key}")).filter(|key| voice.engine().has(key));
        context! { key, about => &fault.about, most => fault.most, text => &fault.text }
    };
    faults.iter().map(fault).collect()
}

/// Its lines, or the key of a word that says it.
fn theirs_for_templates(theirs: &Theirs, voice: &Voice) -> Value {
    let (lines, key) = match &theirs.kind {
        FieldKind::Line(text) => (vec![text.clone()].into_iter().filter(|text| !text.is_empty()).collect(), None),
        FieldKind::Lines(text) => (text.lines().map(str::to_owned).collect(), None),
        FieldKind::Tick(on) => (Vec::new(), Some(if *on { "admin-on" } else { "admin-off" })),
        FieldKind::Ticks(lines) => (lines.iter().filter(|line| line.on).map(|line| line.value.clone()).collect(), None),
        FieldKind::Choice(options, chosen) => {
            let chosen = options.iter().find(|(value, _)| value == chosen);
            (Vec::new(), chosen.map(|(_, text)| *text))
        }
    };
    let (who, at) = theirs.by.as_ref().map(|(who, at)| (who, voice.minute(*at))).unzip();
    context! { lines, key, who, at }
}

/// A value as it stands in a field: what cannot be seen has no place there, and would not be taken anyhow.
pub(super) fn typed(text: &str, lines: bool) -> String {
    text.chars().filter(|c| lines && *c == '\n' || !c.is_control() && !is_invisible(*c)).collect()
}
