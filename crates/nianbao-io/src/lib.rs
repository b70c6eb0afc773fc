//! Bytes to report and back.
