//! The shadow form of a path: the most forgiving reading of it. Never forwarded.

/// Paths up to this length need no allocation.
const INLINE: usize = 512;

/// How often escapes are decoded: `%2574` is `t` for a chain of three servers.
const ROUNDS: usize = 3;

/// A path in shadow form, on the stack if it is short.
pub(super) struct Shadow {
    inline: [u8; INLINE],
    heap: Vec<u8>,
    length: usize,
}

impl std::ops::Deref for Shadow {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        if self.heap.is_empty() { &self.inline[..self.length] } else { &self.heap[..self.length] }
    }
}

/// Decodes, unifies slashes, cuts parameters and trailing dots and blanks, resolves dot segments, lowers letters.
pub(super) fn of(path: &[u8]) -> Shadow {
    let mut shadow = Shadow { inline: [0; INLINE], heap: Vec::new(), length: path.len() };
    let buffer = if path.len() <= INLINE {
        shadow.inline[..path.len()].copy_from_slice(path);
        &mut shadow.inline[..path.len()]
    } else {
        shadow.heap = path.to_vec();
        &mut shadow.heap[..]
    };
    let mut length = path.len();
    for _ in 0..ROUNDS {
        let decoded = decode(&mut buffer[..length]);
        if decoded == length {
            break;
        }
        length = decoded;
    }
    length = normalise(&mut buffer[..length]);
    shadow.length = length;
    shadow
}

/// Decodes percent-escapes in place, once. Answers the new length; what an escape cuts off is not counted.
fn decode(bytes: &mut [u8]) -> usize {
    let (mut read, mut write) = (0, 0);
    while read < bytes.len() {
        let byte = match bytes[read..] {
            [b'%', high, low, ..] => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => {
                    read += 2;
                    let byte = high << 4 | low;
                    if matches!(byte, 0 | b'?' | b'#') {
                        return write;
                    }
                    byte
                }
                _ => b'%',
            },
            [byte, ..] => byte,
            [] => break,
        };
        bytes[write] = byte;
        write += 1;
        read += 1;
    }
    write
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Rewrites a decoded path in place as `/a/b/c`. Answers the new length, which is never larger.
fn normalise(bytes: &mut [u8]) -> usize {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (mut read, mut write) = (0, 0);
    while read < end {
        if is_slash(bytes[read]) {
            read += 1;
            continue;
        }
        let stop = bytes[read..end].iter().position(|byte| is_slash(*byte)).map_or(end, |length| read + length);
        let segment = trimmed(&bytes[read..stop]);
        let (start, length) = (read, segment.len());
        let parent = is_parent(&bytes[read..stop]);
        read = stop;
        if parent {
            write = bytes[..write].iter().rposition(|byte| *byte == b'/').unwrap_or(0);
        } else if length > 0 {
            // A relative target has no slash to write over: such targets are refused before they are routed,
            // so the missing byte only has to be harmless.
            if write == start {
                return end;
            }
            bytes[write] = b'/';
            bytes.copy_within(start..start + length, write + 1);
            bytes[write + 1..=write + length].make_ascii_lowercase();
            write += 1 + length;
        }
    }
    write
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// A segment without its parameters, trailing blanks and trailing dots. `.` becomes empty.
fn trimmed(segment: &[u8]) -> &[u8] {
    let segment = without_parameters(segment);
    let keep = segment.iter().rposition(|byte| *byte > b' ' && *byte != b'.').map_or(0, |last| last + 1);
    &segment[..keep]
}

/// `..`, with parameters or blanks behind it or not.
fn is_parent(segment: &[u8]) -> bool {
    let segment = without_parameters(segment);
    let keep = segment.iter().rposition(|byte| *byte > b' ').map_or(0, |last| last + 1);
    &segment[..keep] == b".."
}

fn without_parameters(segment: &[u8]) -> &[u8] {
    segment.split(|byte| *byte == b';').next().unwrap_or_default()
}

/// Whether no segment of `rest` is, once decoded, empty, `.` or `..`, or holds a slash, `\`, `;` or NUL.
pub(super) fn has_only_plain_segments(rest: &[u8]) -> bool {
    rest.split(|byte| *byte == b'/').all(|segment| {
        let mut decoded = segment.to_vec();
        for _ in 0..=ROUNDS {
            if matches!(decoded.as_slice(), b"" | b"." | b"..")
                || decoded.iter().any(|byte| matches!(byte, b'/' | b'\\' | b';' | 0))
            {
                return false;
            }
            let before = decoded.len();
            let Some(after) = decode_whole(&mut decoded) else { return false };
            if after == before {
                return true;
            }
            decoded.truncate(after);
        }
        // Still changing after all rounds: nobody writes that by accident.
        false
    })
}

/// Like `decode`, but `None` where an escape stands for a byte that ends a path.
fn decode_whole(bytes: &mut [u8]) -> Option<usize> {
    let ends = bytes.windows(3).any(|window| {
        window[0] == b'%'
            && hex(window[1]).zip(hex(window[2])).is_some_and(|(high, low)| matches!(high << 4 | low, 0 | b'?' | b'#'))
    });
    (!ends).then(|| decode(bytes))
}
