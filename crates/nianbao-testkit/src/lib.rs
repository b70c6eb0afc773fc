//! Builders and random reports for tests.
