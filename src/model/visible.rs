//! Which characters people do not see.

/// Characters that draw nothing or that change how others are drawn.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}' | '\u{ffff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether an invisible character has its honest use here: joiners and variation selectors within scripts and
/// emoji that need them.
pub fn joins(before: char, c: char, after: Option<char>) -> bool {
    match c {
        '\u{200c}' | '\u{200d}' => !before.is_ascii() && after.is_some_and(|after| !after.is_ascii()),
        '\u{fe0e}' | '\u{fe0f}' => !before.is_alphabetic(),
        '\u{e0100}'..='\u{e01ef}' => matches!(before, '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'),
        _ => false,
    }
}

/// A control character's picture of the block U+2400.
pub fn picture(c: char) -> char {
    match c {
        '\u{7f}' => '\u{2421}',
        c => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{2426}'),
    }
}

/// Text of others for a terminal: a visible mark stands for whatever moves a cursor or is not seen, except for the `kept`
/// characters.
pub fn marked(text: &str, kept: &[char]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            c if kept.contains(&c) => shown.push(c),
            c if c.is_ascii_control() => shown.push(picture(c)),
            c if c.is_control() || is_invisible(c) && !joins(before, c, rest.peek().copied()) => {
                shown.push_str(&format!("[U+{:04X}]", u32::from(c)));
            }
            c => shown.push(c),
        }
        before = c;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn nothing_moves_the_cursor_of_a_terminal() {
        for (text, kept, want) in [
            ("Änne 李 ❤\u{fe0f}", &[][..], "Änne 李 ❤\u{fe0f}"),
            ("a\u{1b}[2Jb", &[], "a␛[2Jb"),
            ("a\0\u{7f}\u{9b}31m", &[], "a␀␡[U+009B]31m"),
            ("a\u{202e}b\u{200b}c", &[], "a[U+202E]b[U+200B]c"),
            ("a\nb\tc\rd", &[], "a␊b␉c␍d"),
            ("a\nb\tc\rd", &['\n', '\t'], "a\nb\tc␍d"),
        ] {
            assert_eq!(marked(text, kept), want, "{text:?}");
        }
    }
}
