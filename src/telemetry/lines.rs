//! Lines of the log in JSON, written where they go, piece by piece.
//!
//! # Why
//!
//! That of `tracing-subscriber` makes a text of each value and of the time first, and looks at each piece of the line once more
//! whether it is UTF-8: it had a quarter of all instructions of a request for userinfo, which writes one line.

use std::fmt::{self, Write as _};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// `{"timestamp":"…","level":"INFO","message":"…", and the fields of the event}`, each on a line of its own.
pub(super) struct JsonLines;

impl<S, N> FormatEvent<S, N> for JsonLines
where
    S: Subscriber + for<'span> LookupSpan<'span>,
    N: for<'line> FormatFields<'line> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut line: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        line.write_str("{\"timestamp\":\"")?;
        SystemTime.format_time(&mut line)?;
        write!(line, "\",\"level\":\"{}\"", event.metadata().level())?;
        let mut fields = Fields { line: &mut line, written: Ok(()) };
        event.record(&mut fields);
        fields.written?;
        line.write_str("}\n")
    }
}

struct Fields<'line, 'writer> {
    line: &'line mut Writer<'writer>,
    written: fmt::Result,
}

impl Fields<'_, '_> {
    /// A field that JSON writes as Rust does.
    fn plain(&mut self, field: &Field, value: fmt::Arguments<'_>) {
        if self.written.is_ok() {
            self.written = self.name(field).and_then(|()| self.line.write_fmt(value));
        }
    }

    fn text(&mut self, field: &Field, value: fmt::Arguments<'_>) {
        if self.written.is_ok() {
            self.written = self.name(field).and_then(|()| {
                self.line.write_char('"')?;
                Escaped(self.line).write_fmt(value)?;
                self.line.write_char('"')
            });
        }
    }

    fn name(&mut self, field: &Field) -> fmt::Result {
        self.line.write_str(",\"")?;
        Escaped(self.line).write_str(field.name())?;
        self.line.write_str("\":")
    }
}

impl Visit for Fields<'_, '_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.text(field, format_args!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.text(field, format_args!("{value}"));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.plain(field, format_args!("{value}"));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.plain(field, format_args!("{value}"));
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        match value.is_finite() {
            true => self.plain(field, format_args!("{value:?}")),
            false => self.plain(field, format_args!("null")),
        }
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.plain(field, format_args!("{value}"));
    }
}

/// Writes what stands inside of a text of JSON (RFC 8259 §7).
struct Escaped<'line, 'writer>(&'line mut Writer<'writer>);

impl fmt::Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c < ' ' || matches!(c, '"' | '\\')) {
            let (before, from) = rest.split_at(at);
            let (sign, behind) = from.split_at(1);
            self.0.write_str(before)?;
            match sign {
                "\"" => self.0.write_str("\\\"")?,
                "\\" => self.0.write_str("\\\\")?,
                "\n" => self.0.write_str("\\n")?,
                "\r" => self.0.write_str("\\r")?,
                "\t" => self.0.write_str("\\t")?,
                sign => sign.bytes().try_for_each(|byte| write!(self.0, "\\u{byte:04x}"))?,
            }
            rest = behind;
        }
        self.0.write_str(rest)
    }
}
