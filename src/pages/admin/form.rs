//! Fields of long forms, each with what is wrong with it.

use minijinja::context;
use minijinja::value::Value;

use crate::model::is_invisible;

/// Fields under one headline.
#[derive(Clone, Debug)]
pub struct FieldGroup {
    /// Key of the headline.
    pub title: &'static str,
    /// In the order in which they are shown.
    pub fields: Vec<Field>,
}

/// One field. Its label is the message `admin-f-NAME`, what stands below it `admin-f-NAME-hint`, if there is one.
#[derive(Clone, Debug)]
pub struct Field {
    /// As the form sends it.
    pub name: &'static str,
    /// What it takes, and what stands in it.
    pub kind: FieldKind,
    /// What is wrong with it, in English.
    pub faults: Vec<String>,
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
    /// What it is for one member, as an example.
    pub example: Option<String>,
    /// Whether it is ticked.
    pub on: bool,
}

/// For templates. `has` tells whether there is a message.
pub(super) fn for_templates(groups: &[FieldGroup], has: impl Fn(&str) -> bool) -> Value {
    let field = |field: &Field| {
        let label = format!("admin-f-{}", field.name.replace('_', "-"));
        let hint = Some(format!("{label}-hint")).filter(|hint| has(hint));
        let faults = &field.faults;
        let (kind, value, options) = match &field.kind {
            FieldKind::Line(text) => ("line", typed(text, false), Value::UNDEFINED),
            FieldKind::Lines(text) => ("lines", typed(text, true), Value::UNDEFINED),
            FieldKind::Tick(on) => ("tick", if *on { "on".to_owned() } else { String::new() }, Value::UNDEFINED),
            FieldKind::Ticks(lines) => {
                let lines = lines.iter().map(|line| {
                    context! { value => typed(&line.value, false), example => &line.example, on => line.on }
                });
                ("ticks", String::new(), lines.collect())
            }
            FieldKind::Choice(options, chosen) => {
                let options = options.iter().map(|(value, text)| {
                    context! { value => *value, text => *text, on => value == chosen }
                });
                ("choice", chosen.clone(), options.collect())
            }
        };
        context! { name => field.name, kind, value, options, label, hint, faults }
    };
    let group = |group: &FieldGroup| {
        context! { title => group.title, fields => group.fields.iter().map(field).collect::<Vec<_>>() }
    };
    groups.iter().map(group).collect()
}

/// A value as it stands in a field: what cannot be seen has no place there, and would not be taken anyhow.
pub(super) fn typed(text: &str, lines: bool) -> String {
    text.chars().filter(|c| lines && *c == '\n' || !c.is_control() && !is_invisible(*c)).collect()
}
