//! The code that people read from one screen and type at another (RFC 8628 §6.1).

use crate::model::Hash32;

/// No vowels, so that no words come out; no digits, so that nothing looks like something else.
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
/// 20 letters in 8 places: 34 bits, guessed at a few tries a minute within ten minutes.
const LETTERS: usize = 8;

/// A code of random letters, as it is shown: `BDFG-HJKM`.
pub fn make(random: &[u8; 32]) -> String {
    // 240 is the largest multiple of 20 in a byte: what is above would make some letters likelier than others.
    let even = random.iter().filter(|byte| **byte < 240);
    let letters = even.map(|byte| char::from(ALPHABET[usize::from(byte % 20)]));
    // Nobody ever sees fewer than 8 of 32 bytes below 240; if he does, the code is only shorter.
    let code: Vec<char> = letters.take(LETTERS).collect();
    let (front, back) = code.split_at(code.len().min(LETTERS / 2));
    front.iter().chain(&['-']).chain(back).collect()
}

/// What is kept of a code as people type it: with or without the dash, with spaces, in any case. `None` if it cannot be
/// one.
pub fn typed(text: &str) -> Option<Hash32> {
    let letters: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let letters = letters.to_ascii_uppercase();
    let fits = letters.len() == LETTERS && letters.bytes().all(|byte| ALPHABET.contains(&byte));
    fits.then(|| Hash32::of(letters.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = make(&[
            0, 1, 2, 3, 250, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
            28, 29, 30,
        ]);
        assert_eq!(code, "BCDF-GHJK");
        let kept = typed(&code);
        assert!(kept.is_some());
        for same in ["bcdfghjk", " BCDF GHJK ", "b-c-d-f-g-h-j-k", "BCDF\u{a0}GHJK"] {
            assert_eq!(typed(same), kept, "{same}");
        }
        for none in ["", "BCDF-GHJ", "BCDF-GHJKL", "ACDF-GHJK", "BCDF-GHJ1", "BCDF–GHJK"] {
            assert_eq!(typed(none), None, "{none}");
        }
    }

    #[test]
    fn every_letter_is_as_likely_as_any_other() {
        let mut count = [0_u32; 26];
        for byte in 0..=255_u8 {
            let code = make(&[byte; 32]);
            if let Some(first) = code.bytes().next().filter(u8::is_ascii_uppercase) {
                count[usize::from(first - b'A')] += 1;
            }
        }
        assert!(count.iter().all(|count| *count == 0 || *count == 12), "{count:?}");
        assert_eq!(count.iter().filter(|count| **count > 0).count(), 20);
    }
}
