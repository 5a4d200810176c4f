//! What kind of picture a file is, and how large, by its first bytes. What its sender calls it plays no part.

/// Media type, width and height of a PNG, JPEG, WebP or GIF. `None`: it is none of them, or its size cannot be read.
///
/// SVG is left out: it is a document that may hold scripts.
pub fn read(file: &[u8]) -> Option<(&'static str, u32, u32)> {
    match file {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => {
            let size = file.get(8..24).filter(|head| &head[4..8] == b"IHDR")?;
            Some(("image/png", big(size.get(8..12)?), big(size.get(12..16)?)))
        }
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => {
            Some(("image/gif", little(file.get(6..8)?), little(file.get(8..10)?)))
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            let (width, height) = webp(file.get(12..)?)?;
            Some(("image/webp", width, height))
        }
        [0xff, 0xd8, 0xff, ..] => {
            let (width, height) = jpeg(file.get(2..)?)?;
            Some(("image/jpeg", width, height))
        }
        _ => None,
    }
}

fn big(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn little(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The first chunk of a WebP file (RFC 9649 §2.5 to §2.7): name, length, data.
fn webp(chunk: &[u8]) -> Option<(u32, u32)> {
    let data = chunk.get(8..)?;
    match chunk.get(..4)? {
        b"VP8 " if data.get(3..6)? == [0x9d, 0x01, 0x2a] => {
            Some((little(data.get(6..8)?) & 0x3fff, little(data.get(8..10)?) & 0x3fff))
        }
        b"VP8L" if data.first()? == &0x2f => {
            let bits = little(data.get(1..5)?);
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8X" => Some((little(data.get(4..7)?) + 1, little(data.get(7..10)?) + 1)),
        _ => None,
    }
}

/// The segment of a JPEG that begins a frame (ITU T.81 §B.2.2).
fn jpeg(mut rest: &[u8]) -> Option<(u32, u32)> {
    loop {
        let (marker, after) = match rest {
            [0xff, 0xff, ..] => {
                rest = rest.get(1..)?;
                continue;
            }
            [0xff, marker, after @ ..] => (*marker, after),
            _ => return None,
        };
        let frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if frame {
            return Some((big(after.get(5..7)?), big(after.get(3..5)?)));
        }
        let length = usize::try_from(big(after.get(..2)?)).ok().filter(|length| *length >= 2)?;
        rest = after.get(length..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pictures_are_known_by_how_they_begin() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x80\x08\x06";
        let jpeg = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc4\0\x03x\xff\xff\xc2\0\x0b\x08\0\x20\0\x40\x03";
        for (name, file, want) in [
            ("PNG", &png[..], Some(("image/png", 256, 128))),
            ("GIF", b"GIF89a\x10\0\x20\0", Some(("image/gif", 16, 32))),
            ("JPEG", jpeg, Some(("image/jpeg", 64, 32))),
            ("WebP", b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\0\x20\0", Some(("image/webp", 64, 32))),
            ("WebP without loss", b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc0\x07\0", Some(("image/webp", 64, 32))),
            ("WebP and more", b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0", Some(("image/webp", 64, 32))),
            ("SVG", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", None),
            ("HTML", b"<!DOCTYPE html>", None),
            ("an icon of Windows", b"\0\0\x01\0\x01\0\x10\x10", None),
            ("PNG that is cut off", &png[..20], None),
            ("JPEG without a frame", &jpeg[..9], None),
            ("nothing", b"", None),
        ] {
            assert_eq!(read(file), want, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(kind in 0..4_usize, rest: Vec<u8>) {
            let begins = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"GIF89a"];
            read(&[begins[kind], &rest].concat());
        }
    }
}
