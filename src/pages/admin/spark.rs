//! A line as small as a word.

use std::fmt::Write as _;

/// The picture's size in its own units.
const WIDTH: u64 = 120;
const HEIGHT: u64 = 24;
/// What the line keeps free above and below.
const EDGE: u64 = 2;

/// The `d` of an SVG path through these values, from left to right; the highest touches the top.
pub(super) fn path(values: &[u64]) -> String {
    let highest = values.iter().copied().max().unwrap_or(0).max(1);
    let steps = values.len().saturating_sub(1).max(1) as u64;
    let mut path = String::new();
    for (place, value) in values.iter().enumerate() {
        let x = (place as u64).saturating_mul(WIDTH) / steps;
        // A count beyond any that is drawn must not wrap.
        let share = u128::from(*value) * u128::from(HEIGHT - 2 * EDGE) / u128::from(highest);
        let y = HEIGHT - EDGE - u64::try_from(share).unwrap_or(HEIGHT - 2 * EDGE);
        let command = if place == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{command}{x} {y}");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_in_their_picture() {
        for (values, want) in [
            (&[][..], ""),
            (&[5], "M0 2"),
            (&[0, 0], "M0 22L120 22"),
            (&[0, 10, 5], "M0 22L60 2L120 12"),
            (&[u64::MAX, 0], "M0 2L120 22"),
        ] {
            assert_eq!(path(values), want, "{values:?}");
        }
    }
}
