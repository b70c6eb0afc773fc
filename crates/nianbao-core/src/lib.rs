//! The annual disclosure report: form, model and checks.
