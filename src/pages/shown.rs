//! How a text that somebody else wrote is shown: nothing in it may hide, overflow or pretend.
//!
//! Pure rules. Escaping for HTML is done where a template prints the result, and nowhere else.

use crate::model::{is_invisible, joins, picture};

/// Names are cut at so many visible characters.
pub const NAME_CHARS: usize = 64;
/// Values (lists of groups, addresses, what an app sent) are cut at so many visible characters.
pub const VALUE_CHARS: usize = 2_000;
/// More marks than this on one letter are stacked only to cover other lines.
const MARKS_ON_A_LETTER: usize = 3;

/// `raw` as people may see it, at most `limit` visible characters long.
///
/// Control characters become their pictures (`␊`), characters that cannot be seen or that turn the direction
/// of a line become their number (`[U+202E]`), and what is too long ends in `…`.
pub fn visible(raw: &str, limit: usize) -> String {
    if !raw.is_empty() && raw.trim().is_empty() {
        return "␠".repeat(raw.chars().count().min(3));
    }
    let mut shown = String::new();
    let (mut width, mut marks) = (0, 0);
    let mut before = ' ';
    let mut rest = raw.trim().chars().peekable();
    while let Some(c) = rest.next() {
        if is_mark(c) {
            marks += 1;
            if marks <= MARKS_ON_A_LETTER {
                shown.push(c);
            }
            continue;
        }
        marks = 0;
        if width + 1 >= limit && rest.peek().is_some() {
            shown.push('…');
            break;
        }
        match () {
            () if c.is_ascii_control() => shown.push(picture(c)),
            () if c.is_whitespace() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') => shown.push(' '),
            () if is_invisible(c) && !joins(before, c, rest.peek().copied()) => {
                shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
            }
            () => shown.push(c),
        }
        width += 1;
        before = c;
    }
    shown
}

/// `text` for HTML, between tags and within quoted values. Slashes stay as they are, so that addresses can be read.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

/// Text as the value of an attribute that comes out of a form as it went in: every character by its number but those
/// that are the same everywhere.
pub fn numbered(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' | '~' => html.push(c),
            c => html.push_str(&format!("&#{};", u32::from(c))),
        }
    }
    html
}

/// Whether a name may be read as another one: it [`hides`] something, or one word of it holds letters of several
/// alphabets that look alike (Latin, Cyrillic, Greek, …). Words of different alphabets side by side are usual.
pub fn is_odd(name: &str) -> bool {
    hides(name) || name.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).any(mixes_alphabets)
}

/// Whether `text` holds characters that cannot be seen, or blanks at its ends.
pub fn hides(text: &str) -> bool {
    let mut rest = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        if c.is_control() || (is_invisible(c) && !joins(before, c, rest.peek().copied())) {
            return true;
        }
        before = c;
    }
    text.trim() != text
}

fn mixes_alphabets(word: &str) -> bool {
    let mut alphabets = word.chars().filter_map(alphabet_of);
    let first = alphabets.next();
    first == Some(Alphabet::Styled) || alphabets.any(|other| Some(other) != first)
}

/// Two texts that are nearly the same: of each what stands before the difference, what differs, and what stands after.
pub fn compared<'a>(one: &'a str, other: &'a str) -> [[&'a str; 3]; 2] {
    let alike = one.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b).last();
    let begin = alike.map_or(0, |((at, c), _)| at + c.len_utf8());
    let (rest, other_rest) = (&one[begin..], &other[begin..]);
    let pairs = rest.chars().rev().zip(other_rest.chars().rev());
    let end: usize = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let parts = |text: &'a str| [&text[..begin], &text[begin..text.len() - end], &text[text.len() - end..]];
    [parts(one), parts(other)]
}

/// The first letter or digit of `name` in upper case, for a picture made of it. `·` if there is none.
pub fn initial(name: &str) -> String {
    name.chars().find(|c| c.is_alphanumeric()).map_or_else(|| "·".to_owned(), |c| c.to_uppercase().collect())
}

/// The first letters of the first and the last word of `name`.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => initial(first) + &initial(last),
        _ => initial(name),
    }
}

/// `lena@example.net` as `l•••@example.net`, for people who share their screen. Tells nothing of the length.
pub fn shortened_email(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, host)) if !local.is_empty() => {
            format!("{}•••@{host}", local.chars().next().unwrap_or('•'))
        }
        _ => "•••".to_owned(),
    }
}

/// Marks that stand on the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Alphabets whose letters are taken for each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
    /// Latin and Greek letters that exist a second time: full width, mathematical, enclosed.
    Styled,
}

fn alphabet_of(c: char) -> Option<Alphabet> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Alphabet::Latin),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if c.is_alphabetic() => Some(Alphabet::Latin),
        '\u{250}'..='\u{2af}' => Some(Alphabet::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if c.is_alphabetic() => Some(Alphabet::Greek),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => {
            Some(Alphabet::Cyrillic)
        }
        '\u{531}'..='\u{58f}' => Some(Alphabet::Armenian),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(Alphabet::Cherokee),
        '\u{ff21}'..='\u{ff5a}' | '\u{1d400}'..='\u{1d7ff}' | '\u{2460}'..='\u{24ff}' | '\u{1f130}'..='\u{1f189}' => {
            Some(Alphabet::Styled)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_difference_of_two_texts_is_found() {
        for (one, other, want) in [
            (
                "https://a/_oauth/Forum",
                "https://a/_oauth/forum",
                [["https://a/_oauth/", "F", "orum"], ["https://a/_oauth/", "f", "orum"]],
            ),
            ("https://a/cb", "https://a/cb/", [["https://a/cb", "", ""], ["https://a/cb", "/", ""]]),
            ("aa", "aaa", [["aa", "", ""], ["aa", "a", ""]]),
            ("äö", "ö", [["", "ä", "ö"], ["", "", "ö"]]),
            ("x", "x", [["x", "", ""], ["x", "", ""]]),
            ("", "y", [["", "", ""], ["", "y", ""]]),
        ] {
            assert_eq!(compared(one, other), want, "{one} {other}");
        }
    }

    #[test]
    fn what_hides_is_made_visible() {
        for (name, raw, want) in [
            ("plain", "Lena Müller", "Lena Müller"),
            ("line break", "line1\r\nSet-Cookie: a=b", "line1␍␊Set-Cookie: a=b"),
            ("zero byte", "a\0b", "a␀b"),
            ("turns the line", "\u{202e}gnp.exe", "[U+202E]gnp.exe"),
            ("hidden space", "\u{200b}Admin", "[U+200B]Admin"),
            ("byte order mark", "\u{feff}BOM", "[U+FEFF]BOM"),
            ("C1 control", "a\u{85}b", "a[U+0085]b"),
            ("line separator", "a\u{2028}b", "a[U+2028]b"),
            ("only a space", " ", "␠"),
            ("nothing", "", ""),
            ("stacked marks", "A\u{301}\u{301}\u{301}\u{301}\u{301}x", "A\u{301}\u{301}\u{301}x"),
            ("a family emoji keeps its joiners", "👩\u{200d}👧", "👩\u{200d}👧"),
            ("Persian keeps its non-joiner", "می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("a joiner between Latin letters hides", "pay\u{200d}pal", "pay[U+200D]pal"),
            ("no-break space", "a\u{a0}b", "a b"),
        ] {
            assert_eq!(visible(raw, NAME_CHARS), want, "{name}");
        }
    }

    #[test]
    fn what_is_long_is_cut() {
        assert_eq!(visible(&"x".repeat(64), 64).chars().count(), 64);
        let cut = visible(&"x".repeat(65), 64);
        assert_eq!(cut.chars().count(), 64);
        assert!(cut.ends_with('…'));
    }

    #[test]
    fn names_that_pretend_are_odd() {
        for (name, odd) in [
            ("Admin", false),
            ("Привет", false),
            ("東京 Tokyo", false),
            ("Λένα", false),
            ("Café 2", false),
            ("👩\u{200d}👧 family", false),
            ("Форум Linux", false),
            ("Ελληνικό-Forum", false),
            ("Форум Lіnux", true),
            ("Adm\u{456}n", true),
            ("\u{ff21}dmin", true),
            ("\u{200b}Admin", true),
            ("Admin ", true),
            ("\u{1d400}\u{1d401}", true),
        ] {
            assert_eq!(is_odd(name), odd, "{name:?}");
        }
    }

    #[test]
    fn addresses_are_shortened() {
        for (address, want) in [
            ("lena@example.net", "l•••@example.net"),
            ("a@b@c.example", "a•••@c.example"),
            ("none", "•••"),
            ("@x", "•••"),
        ] {
            assert_eq!(shortened_email(address), want);
        }
        assert_eq!(initials("lena van der Berg"), "LB");
        assert_eq!(initials("<script>"), "S");
        assert_eq!(initials("—"), "·");
    }
}
