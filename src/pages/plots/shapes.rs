//! Numbers as the `d` of SVG paths. Pure: no words, no colours.
//!
//! A plot is [`HEIGHT`] units high and has [`COLUMN`] units for each instant; the page stretches it to whatever room there
//! is, so that it needs no script and no size of its own. Nothing here divides by zero or overflows, whatever is counted.

/// Units from the bottom to the top.
pub const HEIGHT: u64 = 200;
/// Units from side to side of the parts of a whole, and from the bottom to the top: about as many for a pixel of the page in
/// both ways, so that a hatch keeps its shape.
pub const WHOLE: u64 = 500;
pub const WHOLE_HEIGHT: u64 = 20;
/// Units for one instant.
pub const COLUMN: u64 = 10;
/// Units of it that stay free beside a bar.
const GAP: u64 = 2;
/// How strong the fields of a heat map can be, from the weakest that is not nothing.
pub const LEVELS: usize = 5;

/// The round number at which an axis ends: not below `highest`, and 1, 2 or 5 with zeros behind it.
pub fn axis_end(highest: u64) -> u64 {
    let mut tens = 1_u64;
    loop {
        for step in [1, 2, 5] {
            match tens.checked_mul(step) {
                Some(end) if end >= highest.max(1) => return end,
                Some(_) => {}
                None => return u64::MAX,
            }
        }
        let Some(more) = tens.checked_mul(10) else { return u64::MAX };
        tens = more;
    }
}

/// How high a number stands. What is not zero can be seen.
fn height(number: u64, end: u64) -> u64 {
    let scaled = u128::from(number).saturating_mul(HEIGHT.into()) / u128::from(end.max(1));
    let scaled = u64::try_from(scaled).unwrap_or(HEIGHT).min(HEIGHT);
    if number > 0 { scaled.max(1) } else { 0 }
}

/// The highest sum of one instant.
pub fn highest_sum<'a>(lines: impl Iterator<Item = &'a [Option<u64>]> + Clone, columns: usize) -> u64 {
    let sum = |column: usize| {
        let numbers = lines.clone().filter_map(|line| line.get(column).copied().flatten());
        numbers.fold(0, u64::saturating_add)
    };
    (0..columns).map(sum).max().unwrap_or_default()
}

/// Bars on top of each other, the first line lowest: one path for each line. `end`: the number at the top.
pub fn stacked<'a>(lines: impl Iterator<Item = &'a [Option<u64>]>, columns: usize, end: u64) -> Vec<String> {
    let mut below = vec![0_u64; columns];
    lines
        .map(|line| {
            let mut path = String::new();
            for (column, (below, number)) in below.iter_mut().zip(line).enumerate() {
                let number = number.unwrap_or_default();
                let (from, sum) = (height(*below, end), below.saturating_add(number));
                let to = height(sum, end).max((from + u64::from(number > 0)).min(HEIGHT));
                *below = sum;
                if to > from {
                    let (x, y) = (column as u64 * COLUMN + GAP / 2, HEIGHT - to);
                    path.push_str(&format!("M{x} {y}h{}v{}h-{}z", COLUMN - GAP, to - from, COLUMN - GAP));
                }
            }
            path
        })
        .collect()
}

/// A line through the numbers, broken where there is none. A number without neighbours is a dash.
pub fn line(numbers: &[Option<u64>], end: u64) -> String {
    let mut path = String::new();
    let mut begun = false;
    for (column, number) in numbers.iter().enumerate() {
        let Some(number) = number else {
            begun = false;
            continue;
        };
        let (x, y) = (column as u64 * COLUMN + COLUMN / 2, HEIGHT - height(*number, end));
        let alone = !begun && numbers.get(column + 1).copied().flatten().is_none();
        match (alone, begun) {
            (true, _) => path.push_str(&format!("M{} {y}h{}", x - COLUMN / 2, COLUMN)),
            (false, true) => path.push_str(&format!("L{x} {y}")),
            (false, false) => path.push_str(&format!("M{x} {y}")),
        }
        begun = true;
    }
    path
}

/// Parts of a whole beside each other: where each begins and how wide it is, in units of [`WHOLE`]. What is not nothing can
/// be seen, so together they may be a few more.
pub fn parts(numbers: &[u64]) -> Vec<(u64, u64)> {
    let all: u128 = numbers.iter().map(|number| u128::from(*number)).sum();
    let mut at = 0;
    let width = |number: u64| match (all, number) {
        (0, _) | (_, 0) => 0,
        _ => u64::try_from(u128::from(number) * u128::from(WHOLE) / all).unwrap_or(WHOLE).max(1),
    };
    let part = |number: &u64| {
        let (from, width) = (at, width(*number));
        at += width;
        (from, width)
    };
    numbers.iter().map(part).collect()
}

/// The fields of a week: one path for each level from the weakest to the strongest. A field is [`COLUMN`] units wide and
/// high.
pub fn heat(week: &[[u64; 24]; 7]) -> [String; LEVELS] {
    let highest = week.iter().flatten().copied().max().unwrap_or_default();
    let mut paths: [String; LEVELS] = Default::default();
    for (row, hours) in week.iter().enumerate() {
        for (hour, number) in hours.iter().enumerate().filter(|(_, number)| **number > 0) {
            let level = u128::from(*number).saturating_mul(LEVELS as u128).div_ceil(u128::from(highest.max(1)));
            let level = usize::try_from(level).unwrap_or(LEVELS).clamp(1, LEVELS) - 1;
            let (x, y) = (hour as u64 * COLUMN, row as u64 * COLUMN);
            if let Some(path) = paths.get_mut(level) {
                path.push_str(&format!("M{x} {y}h{0}v{0}h-{0}z", COLUMN - 1));
            }
        }
    }
    paths
}

/// Numbers of so many instants each become one: their sum, or the highest of them.
pub fn folded(numbers: &[u64], each: usize, highest: bool) -> Vec<u64> {
    let fold = |some: &[u64]| match highest {
        true => some.iter().copied().max().unwrap_or_default(),
        false => some.iter().copied().fold(0, u64::saturating_add),
    };
    numbers.chunks(each.max(1)).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(lines: &[Vec<u64>], end: u64) -> Vec<String> {
        let lines: Vec<Vec<Option<u64>>> =
            lines.iter().map(|line| line.iter().map(|number| Some(*number)).collect()).collect();
        let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
        stacked(lines.iter().map(Vec::as_slice), columns, end)
    }

    #[test]
    fn axes_end_at_round_numbers() {
        for (highest, end) in [
            (0, 1),
            (1, 1),
            (3, 5),
            (5, 5),
            (6, 10),
            (11, 20),
            (431, 500),
            (8_911, 10_000),
            (u64::MAX - 1, u64::MAX),
            (u64::MAX, u64::MAX),
        ] {
            assert_eq!(axis_end(highest), end, "{highest}");
        }
    }

    #[test]
    fn bars_stand_on_each_other() {
        for (name, lines, end, want) in [
            ("nothing at all", vec![], 1, vec![]),
            ("no instant", vec![vec![]], 1, vec![""]),
            ("only zeros", vec![vec![0, 0]], 1, vec![""]),
            ("one number", vec![vec![5]], 5, vec!["M1 0h8v200h-8z"]),
            ("two lines", vec![vec![1, 0], vec![1, 2]], 2, vec!["M1 100h8v100h-8z", "M1 0h8v100h-8zM11 0h8v200h-8z"]),
            ("one of very many can be seen", vec![vec![1]], 1_000_000, vec!["M1 199h8v1h-8z"]),
            ("huge", vec![vec![u64::MAX], vec![u64::MAX]], u64::MAX, vec!["M1 0h8v200h-8z", ""]),
        ] {
            assert_eq!(stack(&lines, end), want, "{name}");
        }
    }

    #[test]
    fn lines_break_where_nothing_was_counted() {
        for (name, numbers, want) in [
            ("nothing", vec![], ""),
            ("gaps only", vec![None, None], ""),
            ("one number", vec![Some(5)], "M0 100h10"),
            ("two", vec![Some(0), Some(10)], "M5 200L15 0"),
            (
                "a gap",
                vec![Some(10), Some(10), None, Some(0), None, Some(5), Some(5)],
                "M5 0L15 0M30 200h10M55 100L65 100",
            ),
            ("more than the axis has", vec![Some(u64::MAX), Some(0)], "M5 0L15 200"),
        ] {
            assert_eq!(line(&numbers, 10), want, "{name}");
        }
    }

    #[test]
    fn parts_of_a_whole() {
        for (numbers, want) in [
            (vec![], vec![]),
            (vec![0, 0], vec![(0, 0), (0, 0)]),
            (vec![7], vec![(0, 500)]),
            (vec![3, 1], vec![(0, 375), (375, 125)]),
            (vec![1_000_000, 1], vec![(0, 499), (499, 1)]),
            (vec![u64::MAX, u64::MAX], vec![(0, 250), (250, 250)]),
        ] {
            assert_eq!(parts(&numbers), want, "{numbers:?}");
        }
    }

    #[test]
    fn fields_are_as_strong_as_their_numbers() {
        let mut week = [[0; 24]; 7];
        assert_eq!(heat(&week), <[String; LEVELS]>::default());
        week[0][0] = 1;
        week[6][23] = u64::MAX;
        let paths = heat(&week);
        assert_eq!((paths[0].as_str(), paths[4].as_str()), ("M0 0h9v9h-9z", "M230 60h9v9h-9z"));
    }

    #[test]
    fn instants_are_put_together() {
        assert_eq!(folded(&[1, 2, 3], 2, false), [3, 3]);
        assert_eq!(folded(&[1, 2, 3], 2, true), [2, 3]);
        assert_eq!(folded(&[u64::MAX, 1], 2, false), [u64::MAX]);
        assert_eq!(folded(&[1], 0, false), [1]);
        assert_eq!(folded(&[], 7, false), [0_u64; 0]);
    }

    #[test]
    fn the_highest_sum_of_an_instant() {
        let lines = [vec![Some(1), None, Some(4)], vec![Some(2), Some(9)]];
        assert_eq!(highest_sum(lines.iter().map(Vec::as_slice), 3), 9);
        assert_eq!(highest_sum(std::iter::empty(), 0), 0);
    }
}
