//! Bytes on their way. Buffers wait on their thread and not with their connection, so that who asks nothing holds none.

use std::cell::RefCell;
use std::{io, mem};

/// Holds nearly every head of a request.
pub(super) const SMALL: usize = 8 * 1024;
/// A part of a page for somebody who gets several at once.
pub(super) const MEDIUM: usize = 32 * 1024;
/// Holds a page; longer bodies take fewer calls of the system.
pub(super) const LARGE: usize = 64 * 1024;

/// How many of each kind a thread keeps, a megabyte at most: more than its visitors need at once, unless they are slow.
const KEPT_MAX: [usize; 3] = [1024 * 1024 / SMALL, 1024 * 1024 / MEDIUM, 1024 * 1024 / LARGE];

thread_local! {
    static FREE: RefCell<[Vec<Vec<u8>>; 3]> = const { RefCell::new([Vec::new(), Vec::new(), Vec::new()]) };
}

/// A stretch of bytes that were read, and room for more behind it.
#[derive(Debug)]
pub(super) struct Buffer {
    bytes: Vec<u8>,
    begin: usize,
    end: usize,
}

impl Buffer {
    /// One without any room.
    pub(super) fn none() -> Self {
        Self { bytes: Vec::new(), begin: 0, end: 0 }
    }

    #[inline]
    pub(super) fn small() -> Self {
        Self::of(SMALL)
    }

    pub(super) fn medium() -> Self {
        Self::of(MEDIUM)
    }

    #[inline]
    pub(super) fn large() -> Self {
        Self::of(LARGE)
    }

    #[inline]
    fn of(size: usize) -> Self {
        let kept = kind(size).and_then(|kind| FREE.with(|free| free.borrow_mut()[kind].pop()));
        Self { bytes: kept.unwrap_or_else(|| vec![0; size]), begin: 0, end: 0 }
    }

    /// What is in it.
    pub(super) fn filled(&self) -> &[u8] {
        &self.bytes[self.begin..self.end]
    }

    pub(super) fn len(&self) -> usize {
        self.end - self.begin
    }

    pub(super) fn is_empty(&self) -> bool {
        self.begin == self.end
    }

    /// Where more can be written.
    pub(super) fn room(&mut self) -> &mut [u8] {
        &mut self.bytes[self.end..]
    }

    /// So many bytes of the room were written.
    pub(super) fn add(&mut self, count: usize) {
        self.end = (self.end + count).min(self.bytes.len());
    }

    /// So many bytes at the front are done with.
    pub(super) fn take(&mut self, count: usize) {
        self.begin = self.begin.saturating_add(count).min(self.end);
        if self.is_empty() {
            (self.begin, self.end) = (0, 0);
        }
    }

    /// Only so many bytes stay.
    pub(super) fn keep(&mut self, count: usize) {
        self.end = self.end.min(self.begin.saturating_add(count));
    }

    pub(super) fn clear(&mut self) {
        (self.begin, self.end) = (0, 0);
    }

    /// Makes room for so many bytes.
    pub(super) fn reserve(&mut self, count: usize) {
        if self.bytes.len() - self.end >= count {
            return;
        }
        let len = self.len();
        if self.bytes.len() - len >= count {
            self.bytes.copy_within(self.begin..self.end, 0);
            (self.begin, self.end) = (0, len);
            return;
        }
        let mut larger = if len + count <= LARGE {
            Self::large()
        } else {
            // Rare and long: no thread keeps it.
            Self { bytes: vec![0; (len + count).next_power_of_two()], begin: 0, end: 0 }
        };
        larger.put(self.filled());
        *self = larger;
    }

    /// Adds bytes, whether there is room or not.
    pub(super) fn put(&mut self, bytes: &[u8]) {
        if self.bytes.len() - self.end < bytes.len() {
            self.reserve(bytes.len());
        }
        self.bytes[self.end..self.end + bytes.len()].copy_from_slice(bytes);
        self.end += bytes.len();
    }
}

/// Which of those that a thread keeps has this size.
fn kind(size: usize) -> Option<usize> {
    match size {
        SMALL => Some(0),
        MEDIUM => Some(1),
        LARGE => Some(2),
        _ => None,
    }
}

impl io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.put(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let bytes = mem::take(&mut self.bytes);
        let Some(kind) = kind(bytes.len()) else { return };
        // A thread that ends keeps nothing.
        let _ = FREE.try_with(|free| {
            let kept = &mut free.borrow_mut()[kind];
            if kept.len() < KEPT_MAX[kind] {
                kept.push(bytes);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_there_however_long_it_is() {
        let mut buffer = Buffer::small();
        let text: Vec<u8> = (0..u8::MAX).cycle().take(300_000).collect();
        for part in text.chunks(777) {
            buffer.put(part);
        }
        assert!(buffer.filled() == text);
        buffer.take(299_000);
        assert!(buffer.filled() == &text[299_000..]);
        buffer.reserve(200_000);
        assert!(buffer.filled() == &text[299_000..] && buffer.room().len() >= 200_000);
        buffer.take(1);
        buffer.take(usize::MAX);
        assert!(buffer.is_empty());
    }

    #[test]
    fn a_buffer_is_given_back_empty() {
        let mut buffer = Buffer::large();
        buffer.put(b"secret");
        drop(buffer);
        assert!(Buffer::large().is_empty());
    }
}
