//! HTTP/1 as a permissive back end and a careful client would split it.

/// The requests in what an origin got. Takes bare line feeds too, as some origins do.
pub fn requests(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((head_end, body)) = head_end(&bytes[at..]) {
        let head = &bytes[at..at + head_end];
        let body = at + body;
        if head.trim_ascii().is_empty() {
            at = body;
            continue;
        }
        let length = if header(head, "transfer-encoding").is_some_and(|value| value.ends_with("chunked")) {
            chunked(&bytes[body..])
        } else {
            let length = header(head, "content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
            (bytes.len() - body >= length).then_some(length)
        };
        let Some(length) = length else { break };
        found.push(&bytes[at..body + length]);
        at = body + length;
    }
    found
}

/// One answer as a client sees it.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub complete: bool,
}

/// The final answers in what a client got, and whether all of it was complete. `to_head` says which ones have no
/// body because of their request; `ended` that the connection was closed in order.
pub fn answers(bytes: &[u8], to_head: &[bool], ended: bool) -> (Vec<Answer>, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let Some(head_end) = find(&bytes[at..], b"\r\n\r\n") else { return (found, false) };
        let head = &bytes[at..at + head_end];
        let mut body = at + head_end + 4;
        let Some(status) = status(head) else { return (found, false) };
        if (100..200).contains(&status) && status != 101 {
            at = body;
            continue;
        }
        let without_body = to_head.get(found.len()).copied().unwrap_or(false) || matches!(status, 204 | 304);
        let mut complete = true;
        if status == 101 {
            body = bytes.len();
        } else if without_body {
        } else if header(head, "transfer-encoding").is_some_and(|value| value.contains("chunked")) {
            match chunked(&bytes[body..]) {
                Some(length) => body += length,
                None => (complete, body) = (false, bytes.len()),
            }
        } else if let Some(length) = header(head, "content-length") {
            let length: usize = length.parse().expect("a number");
            complete = bytes.len() - body >= length;
            body = if complete { body + length } else { bytes.len() };
        } else {
            (complete, body) = (ended, bytes.len());
        }
        found.push(Answer { status, complete });
        if !complete {
            return (found, false);
        }
        at = body;
    }
    (found, true)
}

/// The status of a head.
pub fn status(head: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(head.get(..12)?).ok()?;
    line.strip_prefix("HTTP/1.1 ").or_else(|| line.strip_prefix("HTTP/1.0 "))?.parse().ok()
}

/// A header's last value in lower case.
pub fn header(head: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(head).to_lowercase();
    text.split('\n')
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .filter(|(key, _)| key.trim() == name)
        .last()
        .map(|(_, value)| value.trim().to_owned())
}

/// The length of a chunked body with its end, if it is all there.
fn chunked(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let line_end = at + bytes[at..].iter().position(|byte| *byte == b'\n')?;
        let size = std::str::from_utf8(&bytes[at..line_end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        at = line_end + 1;
        if size > 0 {
            at = at.checked_add(size)?.checked_add(2).filter(|end| *end <= bytes.len())?;
            continue;
        }
        loop {
            let line_end = at + bytes[at..].iter().position(|byte| *byte == b'\n')?;
            let empty = bytes[at..line_end].trim_ascii().is_empty();
            at = line_end + 1;
            if empty {
                return Some(at);
            }
        }
    }
}

/// The end of the head and the start of the body.
fn head_end(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut at = 0;
    // The first empty line ends it: what is behind may be a mebibyte, and is looked at again with each part that comes.
    while let Some(newline) = bytes[at..].iter().position(|byte| *byte == b'\n').map(|found| at + found) {
        let start = if bytes[..newline].ends_with(b"\r") { newline - 1 } else { newline };
        at = newline + 1;
        for empty in [&b"\n"[..], b"\r\n"] {
            if bytes[at..].starts_with(empty) {
                return Some((start, at + empty.len()));
            }
        }
    }
    None
}

/// Where `needle` is.
pub fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    if needle.is_empty() {
        return Some(0);
    }
    bytes.windows(needle.len()).position(|window| window == needle)
}
