//! The audit trail: read by page, and as a file.

use bytes::Bytes;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::Value;

use crate::model::audit::{Action, Linked};
use crate::model::{ClientId, UnixSeconds, problem};
use crate::pages::admin::{Place, Section, TrailFilter, TrailLine, TrailView};
use crate::ports::{Ports, StoreError};
use crate::protocol::audit::{self, Query, file};
use crate::web::{self, Parameters};

use super::{Admin, Answer};

/// How many entries stand on a page.
const PAGE: usize = 100;
/// How many entries a file has at most, and how many bytes.
const FILE_ENTRIES_MAX: usize = 10_000;
const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How often the trail is asked for one page or file: each time it goes over some thousand entries.
const LOOKS_MAX: usize = 50;
const DAY_SECS: u64 = 86_400;
/// The longest text in the filter, in bytes.
const TEXT_BYTES_MAX: usize = 400;

/// What somebody looks for.
struct Asked {
    filter: TrailFilter,
    query: Query,
    wrong: Option<&'static str>,
    cursor: Option<u64>,
}

impl Asked {
    /// What stands in the address. What is not understood looks for nothing.
    fn read(parameters: &Parameters) -> Self {
        let text = |name| {
            let text = parameters.get(name).map(str::trim).filter(|text| text.len() <= TEXT_BYTES_MAX);
            text.unwrap_or_default().to_owned()
        };
        let filter = TrailFilter { person: text("person"), app: text("app"), action: text("action"), day: text("day") };
        let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let day = given(&filter.day).map(|day| UnixSeconds::of_day(&day));
        let action = given(&filter.action).map(|action| action.parse::<Action>());
        let wrong = match (&day, &action) {
            (Some(None), _) => Some("day"),
            (_, Some(Err(_))) => Some("action"),
            _ => None,
        };
        let since = day.flatten();
        let query = Query {
            person: given(&filter.person),
            app: given(&filter.app).map(ClientId),
            action: action.and_then(Result::ok),
            since,
            until: since.map(|since| since.plus(DAY_SECS)),
            ..Query::default()
        };
        let cursor = parameters.get("before").and_then(|cursor| cursor.parse().ok());
        Self { filter, query, wrong, cursor }
    }

    /// The filter as a query, with more behind it.
    fn written(&self, more: &[(&str, &str)]) -> String {
        let TrailFilter { person, app, action, day } = &self.filter;
        let own = [("person", person), ("app", app), ("action", action), ("day", day)];
        let own = own.into_iter().map(|(name, value)| (name, value.as_str())).filter(|(_, value)| !value.is_empty());
        let query = own.chain(more.iter().copied());
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish()
    }
}

/// The page at the path `at`.
async fn view(at: &str, asked: &Asked, ports: &Ports) -> Result<TrailView, StoreError> {
    let (entries, next) = match asked.wrong {
        Some(_) => (Vec::new(), None),
        None => gathered(asked, PAGE, ports).await?,
    };
    let with = |more: &[(&str, &str)]| format!("{at}?{}", asked.written(more));
    Ok(TrailView {
        form_action: at.to_owned(),
        actions: Action::ALL.iter().map(|action| action.name()).collect(),
        wrong: asked.wrong,
        lines: entries.iter().map(line).collect(),
        next_url: next.map(|next| with(&[("before", &next.to_string())])),
        first_url: asked.cursor.map(|_| with(&[])),
        files: ["csv", "json"].map(|format| with(&[("file", format)])),
        file_entries: FILE_ENTRIES_MAX as u64,
        filter: asked.filter.clone(),
    })
}

/// A file of what is looked for: its name, its type and its text. `None`: there is no such format.
async fn file(
    format: &str,
    asked: &Asked,
    ports: &Ports,
) -> Result<Option<(&'static str, &'static str, String)>, StoreError> {
    type Line = fn(&Linked) -> String;
    type Rest = fn(u64) -> String;
    let (name, kind, head, written, rest): (_, _, _, Line, Rest) = match format {
        "csv" => ("audit.csv", "text/csv; charset=utf-8", Some(file::CSV_HEADER), file::csv_line, file::csv_rest),
        "json" => ("audit.jsonl", "application/jsonl; charset=utf-8", None, file::json_line, file::json_rest),
        _ => return Ok(None),
    };
    let (entries, mut next) = match asked.wrong {
        Some(_) => (Vec::new(), None),
        None => gathered(asked, FILE_ENTRIES_MAX, ports).await?,
    };
    // Lines end as RFC 4180 and JSON Lines have it, each in its own way.
    let end = if head.is_some() { "\r\n" } else { "\n" };
    let mut text = head.map(|head| format!("{head}{end}")).unwrap_or_default();
    for entry in &entries {
        let line = written(entry);
        if text.len() + line.len() > FILE_BYTES_MAX {
            next = Some(entry.seq.saturating_add(1));
            break;
        }
        text.push_str(&line);
        text.push_str(end);
    }
    // Whoever keeps the file must not take it for the whole trail.
    if let Some(next) = next {
        text.push_str(&rest(next));
        text.push_str(end);
    }
    Ok(Some((name, kind, text)))
}

/// The newest entries that fit, and where to go on.
async fn gathered(asked: &Asked, most: usize, ports: &Ports) -> Result<(Vec<Linked>, Option<u64>), StoreError> {
    let store = ports.store.as_ref();
    audit::link(store).await?;
    let (mut entries, mut cursor) = (Vec::new(), asked.cursor);
    for _ in 0..LOOKS_MAX {
        let limit = most.saturating_sub(entries.len());
        let page = audit::list(Query { cursor, limit, ..asked.query.clone() }, store).await?;
        entries.extend(page.entries);
        cursor = page.next;
        if cursor.is_none() || entries.len() >= most {
            break;
        }
    }
    Ok((entries, cursor))
}

fn line(linked: &Linked) -> TrailLine {
    let json = |state: Option<Value>| state.map(|state| with_dates(state).to_string());
    match linked.entry() {
        Some(entry) => TrailLine {
            seq: linked.seq,
            at: Some(entry.at),
            who: entry.who.to_string(),
            what: entry.what.to_string(),
            app: entry.app.map(|id| id.0),
            member: entry.member.map(|id| id.to_string()),
            object: entry.object,
            from: entry.from,
            request: entry.request,
            before: json(entry.before),
            after: json(entry.after),
        },
        // Written by a later version, or damaged: shown as it is.
        None => TrailLine {
            seq: linked.seq,
            at: None,
            who: String::new(),
            what: "?".to_owned(),
            app: None,
            member: None,
            object: None,
            from: None,
            request: None,
            before: None,
            after: Some(linked.text.clone()),
        },
    }
}

/// What an entry holds as seconds since 1970.
const INSTANTS: [&str; 5] = ["made", "ends", "until", "created_at", "deleted_at"];

/// The same with dates in place of seconds, for people; files keep the seconds.
fn with_dates(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let dated = members.into_iter().map(|(name, value)| match value.as_i64() {
                Some(seconds) if INSTANTS.contains(&name.as_str()) => {
                    (name, Value::from(UnixSeconds(seconds).date_and_time()))
                }
                _ => (name, with_dates(value)),
            });
            Value::Object(dated.collect())
        }
        Value::Array(values) => values.into_iter().map(with_dates).collect(),
        other => other,
    }
}

impl Admin {
    /// The audit trail; with `?file=…` as a file.
    pub(super) async fn trail(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let query = visit.query();
        let asked = Asked::read(&query);
        if let Some(format) = query.get("file") {
            let found = file(format, &asked, &visit.ports).await.map_err(|error| visit.no_store(&error))?;
            let (name, kind, text) = found.ok_or_else(|| self.problem(request, &problem::P408))?;
            return Ok(web::with_facts(download(name, kind, text), visit.facts("shown")));
        }
        let found = view(&visit.path("audit"), &asked, &visit.ports).await.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_trail(&visit.frame(Place::Section(Section::Audit)), &found)))
    }
}

/// A file that browsers keep, and never show as a page.
fn download(name: &'static str, kind: &'static str, text: String) -> Response<Bytes> {
    let mut response = web::empty(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    *response.body_mut() = Bytes::from(text);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked::read(&Parameters::parse(query.as_bytes()).expect("a query"))
    }

    #[test]
    fn a_filter_is_read_and_written() {
        let all = asked("person=Jos%C3%A9+N&app=chat-7q2m&action=app.changed&day=2026-11-21&before=40");
        assert_eq!(all.query.person.as_deref(), Some("José N"));
        assert_eq!(all.query.action, Some(Action::AppChanged));
        assert_eq!(
            (all.query.since, all.query.until),
            (Some(UnixSeconds(1_795_219_200)), Some(UnixSeconds(1_795_305_600)))
        );
        assert_eq!((all.cursor, all.wrong), (Some(40), None));
        let again = asked(&all.written(&[("before", "7")]));
        assert_eq!((&again.filter, again.cursor), (&all.filter, Some(7)));
        let none = asked("person=&day=+");
        assert_eq!((none.query, none.wrong), (Query::default(), None));
    }

    #[test]
    fn people_read_dates() {
        let entry = serde_json::json!({ "secrets": [{ "made": 1_795_262_671, "ends": null }], "limit": 1_795_262_671 });
        let shown = serde_json::json!({ "secrets": [{ "made": "2026-11-21 12:04:31 UTC", "ends": null }], "limit": 1_795_262_671 });
        assert_eq!(with_dates(entry), shown);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (query, wrong) in [
            ("day=2026-02-30", Some("day")),
            ("day=21.11.2026", Some("day")),
            ("day=2026-11-21x", Some("day")),
            ("day=+2026-1-1", Some("day")),
            ("action=everything", Some("action")),
            ("day=2024-02-29", None),
        ] {
            assert_eq!(asked(query).wrong, wrong, "{query}");
        }
    }
}
