//! Colours as numbers, so that a theme of three colours becomes a page that everybody can read.
//!
//! Luminance and contrast as in WCAG 2.2.

use std::fmt;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    pub const WHITE: Self = Self([255, 255, 255]);
    pub const BLACK: Self = Self([0, 0, 0]);

    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> = digits.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match digits[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r1, r2, g1, g2, b1, b2] => Some(Self([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2])),
            _ => None,
        }
    }

    /// From 1 (the same) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// `part` (0 to 1) of `other` in this colour.
    pub fn mixed(self, other: Self, part: f64) -> Self {
        let channel = |index: usize| {
            let (from, to) = (f64::from(self.0[index]), f64::from(other.0[index]));
            // Between two bytes, so it fits a byte.
            (from + (to - from) * part.clamp(0.0, 1.0)).round() as u8
        };
        Self([channel(0), channel(1), channel(2)])
    }

    /// This colour, moved towards `target` until it stands out from every ground by `contrast`.
    pub fn readable(self, target: Self, grounds: &[Self], contrast: f64) -> Self {
        (0..=20)
            .map(|step| self.mixed(target, f64::from(step) / 20.0))
            .find(|colour| grounds.iter().all(|ground| colour.contrast(*ground) >= contrast))
            .unwrap_or(target)
    }

    /// White or black, whichever is easier to read on this colour. One of them always has 4.5:1.
    pub fn ink_on(self) -> Self {
        if self.contrast(Self::WHITE) >= 4.5 || self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) {
            Self::WHITE
        } else {
            Self::BLACK
        }
    }

    /// Whether light text belongs on it.
    pub fn is_dark(self) -> bool {
        self.luminance() < 0.18
    }

    fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0[0]) + 0.7152 * linear(self.0[1]) + 0.0722 * linear(self.0[2])
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hexadecimal_colours_are_read() {
        for (text, want) in [
            ("#fff", Some("#ffffff")),
            ("#1b5e8c", Some("#1b5e8c")),
            ("#1B5E8C", Some("#1b5e8c")),
            ("red", None),
            ("#12", None),
            ("#1234", None),
            ("#ggg", None),
            ("#fff;} body{", None),
            ("url(x)", None),
            ("", None),
        ] {
            assert_eq!(Colour::parse(text).map(|colour| colour.to_string()).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let black = Colour([0, 0, 0]);
        assert!((Colour::WHITE.contrast(black) - 21.0).abs() < 0.01);
        // #777777 on white is the well-known 4.48.
        let grey = Colour::parse("#777777").expect("a colour");
        assert!((grey.contrast(Colour::WHITE) - 4.48).abs() < 0.01);
        assert!(grey.readable(black, &[Colour::WHITE], 4.5).contrast(Colour::WHITE) >= 4.5);
    }

    #[test]
    fn a_button_can_always_be_read() {
        for step in 0..=255u8 {
            for colour in [Colour([step, step, step]), Colour([step, 0, 0]), Colour([0, step, 0]), Colour([0, 0, step])]
            {
                assert!(colour.contrast(colour.ink_on()) >= 4.5, "{colour}");
            }
        }
    }
}
