//! Percent signs, base64, hexadecimal, zlib, entities.

use std::io::Read as _;

use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// What a compressed text may grow to.
const INFLATED_BYTES_MAX: u64 = 1 << 20;

pub(crate) fn percent_decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        // PHP leaves a stray percent sign as it is; no genuine cookie has one, and `match` judges the result.
        if *first == b'%'
            && tail.len() >= 2
            && let Some(byte) = unhex(&tail[..2]).and_then(|bytes| bytes.first().copied())
        {
            decoded.push(byte);
            rest = &tail[2..];
            continue;
        }
        decoded.push(*first);
        rest = tail;
    }
    Some(decoded)
}

pub(crate) fn percent_encode(text: &[u8], keep: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(text.len());
    for byte in text {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) || keep.contains(byte) {
            encoded.push(*byte);
        } else {
            encoded.extend(format!("%{byte:02X}").into_bytes());
        }
    }
    encoded
}

/// Puts a path below a base address, with one slash between. An absolute address stays as it is.
pub(super) fn url_join(mut base: Vec<u8>, path: &[u8]) -> Vec<u8> {
    if path.starts_with(b"https://") || path.starts_with(b"http://") {
        return path.to_vec();
    }
    let path = path.strip_prefix(b"./").unwrap_or(path);
    while base.last() == Some(&b'/') {
        base.pop();
    }
    base.push(b'/');
    base.extend(path.iter().skip_while(|byte| **byte == b'/'));
    base
}

pub(super) fn hex(raw: &[u8]) -> Vec<u8> {
    raw.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
}

pub(super) fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

/// Padding may be there or not.
pub(super) fn lenient(alphabet: &alphabet::Alphabet) -> GeneralPurpose {
    GeneralPurpose::new(alphabet, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent))
}

/// zlib (RFC 1950). Nothing, if it is damaged, cut off, or grows beyond a limit.
pub(crate) fn inflate(text: &[u8]) -> Option<Vec<u8>> {
    let mut inflated = Vec::new();
    flate2::read::ZlibDecoder::new(text).take(INFLATED_BYTES_MAX + 1).read_to_end(&mut inflated).ok()?;
    (u64::try_from(inflated.len()).ok()? <= INFLATED_BYTES_MAX).then_some(inflated)
}

/// PHP's `htmlspecialchars` without the apostrophe.
pub(super) fn html_encode(text: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::with_capacity(text.len());
    for byte in text {
        match byte {
            b'&' => encoded.extend(b"&amp;"),
            b'<' => encoded.extend(b"&lt;"),
            b'>' => encoded.extend(b"&gt;"),
            b'"' => encoded.extend(b"&quot;"),
            other => encoded.push(*other),
        }
    }
    encoded
}
