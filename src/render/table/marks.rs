//! What stands between the parts of a table. Neither CSS nor a class name has such characters.

/// Between the fields of a record.
pub(super) const FIELD: char = '\u{1f}';
/// Behind each record.
pub(super) const RECORD: char = '\u{1e}';
/// Between groups of records.
pub(super) const GROUP: char = '\u{1d}';
