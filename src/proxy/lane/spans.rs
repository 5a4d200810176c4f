//! Parts of bytes that were read, which stay what they are wherever the bytes lie.

/// Lines of one name that are looked at together.
const LINES_MAX: usize = 4;

/// A part of the bytes that were read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    from: u32,
    to: u32,
}

impl Span {
    pub(super) fn new(from: u32, to: u32) -> Self {
        Self { from, to }
    }

    pub(super) fn of(bytes: &[u8], part: &[u8]) -> Self {
        let from = offset(bytes, part);
        Self { from: u32::try_from(from).unwrap_or(u32::MAX), to: u32::try_from(from + part.len()).unwrap_or(u32::MAX) }
    }

    pub(super) fn within(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

/// Up to four lines of one name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    spans: [Span; LINES_MAX],
    count: usize,
}

impl Lines {
    /// `false`: there are too many.
    pub(super) fn add(&mut self, span: Span) -> bool {
        let place = self.spans.get_mut(self.count);
        let fits = place.map(|place| *place = span).is_some();
        self.count += usize::from(fits);
        fits
    }

    /// Each of them, as the slices that they were; those behind `count` are empty.
    pub(super) fn within<'a>(&self, bytes: &'a [u8]) -> ([&'a [u8]; LINES_MAX], usize) {
        let mut lines: [&[u8]; LINES_MAX] = [&[]; LINES_MAX];
        for (line, span) in lines.iter_mut().zip(&self.spans[..self.count]) {
            *line = span.within(bytes);
        }
        (lines, self.count)
    }
}

/// Where a part of `bytes` begins in them.
pub(super) fn offset(bytes: &[u8], part: &[u8]) -> usize {
    (part.as_ptr() as usize).saturating_sub(bytes.as_ptr() as usize)
}
