//! Pages that are hard on a proxy: uploads, large downloads, streams, many cookies, an echo.

use std::convert::Infallible;
use std::ops::Range;
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};
use base64::Engine as _;
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, StreamBody};
use hyper::body::{Frame, Incoming};
use serde_json::json;

use super::super::dice;
use super::super::server::{Answer, Stopping, answer, full, json, parameter, set_cookies};

/// The largest download, bytes.
const DOWNLOAD_BYTES_MAX: u64 = 16 << 30;
/// Bytes made at one time.
const CHUNK_BYTES: u64 = 64 << 10;
/// The longest stream, events.
const EVENTS_MAX: u64 = 100_000;

/// The bytes of every download at these offsets. No two stretches of eight are equal, so a lost, doubled or
/// exchanged piece is seen.
pub fn sample_bytes(range: Range<u64>) -> Vec<u8> {
    let word = |index: u64| (index ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xff51_afd7_ed55_8ccd).to_le_bytes();
    let (first, last) = (range.start / 8, range.end.div_ceil(8));
    let skip = usize::try_from(range.start % 8).unwrap_or(0);
    let length = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0);
    (first..last).flat_map(word).skip(skip).take(length).collect()
}

fn number(query: &str, name: &str, default: u64, max: u64) -> u64 {
    parameter(query, name).and_then(|text| text.parse().ok()).unwrap_or(default).min(max)
}

/// `/download?size=N`: N bytes, or one range of them (RFC 9110 §14).
pub fn download(headers: &HeaderMap, query: &str) -> Answer {
    let size = number(query, "size", 10 << 20, DOWNLOAD_BYTES_MAX);
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let (status, range) = match asked.map(|asked| parse_range(asked, size)) {
        None | Some(Asked::Ignored) => (StatusCode::OK, 0..size),
        Some(Asked::Part(range)) => (StatusCode::PARTIAL_CONTENT, range),
        Some(Asked::Impossible) => {
            let mut refusal = answer(StatusCode::RANGE_NOT_SATISFIABLE, "text/plain; charset=utf-8", "");
            insert(refusal.headers_mut(), header::CONTENT_RANGE, format!("bytes */{size}"));
            return refusal;
        }
    };
    let length = range.end - range.start;
    let chunks = stream::unfold(range.clone(), |rest| async move {
        let end = rest.end.min(rest.start.saturating_add(CHUNK_BYTES));
        let frame = Frame::data(Bytes::from(sample_bytes(rest.start..end)));
        (rest.start < rest.end).then(|| (Ok(frame), end..rest.end))
    });
    let mut answer = Response::new(StreamBody::new(chunks).boxed_unsync());
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    insert(headers, header::ETAG, format!("\"sample-{size}\""));
    insert(headers, header::CONTENT_LENGTH, length.to_string());
    if status == StatusCode::PARTIAL_CONTENT {
        let last = range.end.saturating_sub(1);
        insert(headers, header::CONTENT_RANGE, format!("bytes {}-{last}/{size}", range.start));
    }
    answer
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// Several ranges, another unit, or nonsense: the whole is a right answer.
    Ignored,
    Part(Range<u64>),
    Impossible,
}

fn parse_range(value: &str, size: u64) -> Asked {
    let Some((first, last)) = value.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Asked::Ignored;
    };
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..size.min(last.saturating_add(1)),
        (Ok(first), Err(_)) if last.is_empty() => first..size,
        (Err(_), Ok(count)) if first.is_empty() => size.saturating_sub(count)..size,
        _ => return Asked::Ignored,
    };
    if range.start < range.end { Asked::Part(range) } else { Asked::Impossible }
}

fn insert(headers: &mut HeaderMap, name: header::HeaderName, value: String) {
    if let Ok(value) = HeaderValue::try_from(value) {
        headers.insert(name, value);
    }
}

/// How many bytes a body has, and their SHA-256. Nothing is kept, so it may be of any size.
async fn measure(mut body: Incoming) -> Option<(u64, String)> {
    let mut digest = Context::new(&SHA256);
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        if let Ok(bytes) = frame.ok()?.into_data() {
            size += bytes.len() as u64;
            digest.update(&bytes);
        }
    }
    Some((size, dice::to_hex(digest.finish().as_ref())))
}

/// POST or PUT `/upload`: size and SHA-256 of the body as sent, form wrapping included.
pub async fn upload(request: Request<Incoming>) -> Answer {
    match measure(request.into_body()).await {
        Some((size, sha256)) => json(StatusCode::OK, &json!({"size": size, "sha256": sha256})),
        None => json(StatusCode::BAD_REQUEST, &json!({"error": "the body ended early"})),
    }
}

/// `/echo`: the request as the forum got it. Lines that are not UTF-8 come in base64 as well.
///
/// hyper keeps the order of names but writes them in lower case and puts equal names together.
pub async fn echo(request: Request<Incoming>, query: &str) -> Answer {
    let headers: Vec<_> = request
        .headers()
        .iter()
        .map(|(name, value)| {
            let plain = String::from_utf8_lossy(value.as_bytes());
            match std::str::from_utf8(value.as_bytes()) {
                Ok(_) => json!([name.as_str(), plain]),
                Err(_) => {
                    let exact = base64::engine::general_purpose::STANDARD.encode(value.as_bytes());
                    json!([name.as_str(), plain, exact])
                }
            }
        })
        .collect();
    let (method, target) = (request.method().to_string(), request.uri().to_string());
    let version = format!("{:?}", request.version());
    let Some((size, sha256)) = measure(request.into_body()).await else {
        return json(StatusCode::BAD_REQUEST, &json!({"error": "the body ended early"}));
    };
    tokio::time::sleep(Duration::from_millis(number(query, "delay_ms", 0, 60_000))).await;
    let status = u16::try_from(number(query, "status", 200, 599)).unwrap_or(200);
    let status = StatusCode::from_u16(status).ok().filter(|status| !status.is_informational());
    let body = json!({"size": size, "sha256": sha256});
    json(
        status.unwrap_or(StatusCode::OK),
        &json!({"method": method, "target": target, "version": version, "headers": headers, "body": body}),
    )
}

/// How a stream writes its events.
#[derive(Clone, Copy)]
pub enum Form {
    /// Server-sent events.
    Events,
    /// Lines of an HTML page that grows.
    Page,
}

/// `/live` and `/events`: `?count=N` (10) pieces, one each `interval_ms` (500), chunked.
pub fn live(form: Form, query: &str, stopping: Stopping) -> Answer {
    let count = number(query, "count", 10, EVENTS_MAX);
    let pause = Duration::from_millis(number(query, "interval_ms", 500, 60_000));
    let pieces = stream::unfold((0, stopping), move |(index, mut stopping)| async move {
        if index >= count {
            return None;
        }
        if index > 0 {
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                // The client sees the page end early rather than a stop that lasts for ever.
                _ = stopping.changed() => return None,
            }
        }
        let text = match form {
            Form::Events => format!("id: {index}\ndata: event {index}\n\n"),
            Form::Page if index == 0 => {
                "<!doctype html><meta charset=\"utf-8\"><title>Live</title><p>line 0</p>\n".to_owned()
            }
            Form::Page => format!("<p>line {index}</p>\n"),
        };
        Some((Ok::<_, Infallible>(Frame::data(Bytes::from(text))), (index + 1, stopping)))
    });
    let mut answer = Response::new(StreamBody::new(pieces).map_err(|never| match never {}).boxed_unsync());
    let kind = match form {
        Form::Events => "text/event-stream",
        Form::Page => "text/html; charset=utf-8",
    };
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// `/cookies?count=N&size=M`: sets N cookies of M bytes below `/cookies`, and tells what came.
pub fn many_cookies(headers: &HeaderMap, query: &str) -> Answer {
    let count = number(query, "count", 20, 200);
    let size = usize::try_from(number(query, "size", 16, 4_000)).unwrap_or(16);
    let came: Vec<_> = headers
        .get_all(header::COOKIE)
        .iter()
        .map(|line| String::from_utf8_lossy(line.as_bytes()).into_owned())
        .collect();
    let mut answer = json(StatusCode::OK, &json!({"cookie_lines": came}));
    let cookies: Vec<String> =
        (0..count).map(|index| format!("sample_{index:03}={}; Path=/cookies", "c".repeat(size))).collect();
    set_cookies(&mut answer, &cookies);
    answer
}

/// A member's picture: his initial on a colour of his own.
pub fn avatar(id: u32, username: &str) -> Answer {
    let initial: String = username.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let hue = id.wrapping_mul(67) % 360;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"96\" viewBox=\"0 0 96 96\">\
         <rect width=\"96\" height=\"96\" fill=\"hsl({hue} 45% 38%)\"/><text x=\"48\" y=\"64\" fill=\"#fff\" \
         font-family=\"sans-serif\" font-size=\"48\" text-anchor=\"middle\">{}</text></svg>",
        super::super::html::escape(&initial)
    );
    let mut answer = answer(StatusCode::OK, "image/svg+xml", "");
    *answer.body_mut() = full(svg);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_depend_on_their_offset_alone() {
        let whole = sample_bytes(0..1_000);
        assert_eq!(whole.len(), 1_000);
        for (start, end) in [(0, 0), (0, 1), (3, 9), (8, 16), (7, 993), (999, 1_000)] {
            assert_eq!(sample_bytes(start..end), whole[start as usize..end as usize], "{start}..{end}");
        }
    }

    #[test]
    fn ranges_follow_rfc_9110() {
        for (name, value, want) in [
            ("the first bytes", "bytes=0-9", Asked::Part(0..10)),
            ("the rest", "bytes=90-", Asked::Part(90..100)),
            ("the last bytes", "bytes=-10", Asked::Part(90..100)),
            ("more than there is", "bytes=50-500", Asked::Part(50..100)),
            ("more last bytes than there are", "bytes=-500", Asked::Part(0..100)),
            ("behind the end", "bytes=100-", Asked::Impossible),
            ("no last bytes", "bytes=-0", Asked::Impossible),
            ("the wrong way round", "bytes=9-0", Asked::Ignored),
            ("several", "bytes=0-1,5-6", Asked::Ignored),
            ("another unit", "lines=0-1", Asked::Ignored),
        ] {
            assert_eq!(parse_range(value, 100), want, "{name}");
        }
    }
}
