//! Many strings kept in one piece: a workbook may share a million of them.

/// Strings by their numbers.
#[derive(Default)]
pub(crate) struct Pool {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Pool {
    /// Adds a string.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// The string with this number.
    pub(crate) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}
