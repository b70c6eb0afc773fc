//! The page as it is built, and the check.

use super::figure::{figures_in, table};
use super::{Measured, example, example_for_browser, in_browser};
use crate::dist;
use crate::problem::Problem;
use crate::setup::Toolbox;

/// Builds the page and measures it and the check, natively and in Chromium.
pub(super) fn measure(toolbox: &Toolbox) -> Result<Measured, Problem> {
    dist::build(toolbox, false)?;
    let mut figures = figures_in(&example("bench_check", &[])?);
    example_for_browser(toolbox, "bench_check", "web", "check")?;
    let (more, browser) = in_browser("page")?;
    figures.extend(more);
    Ok(Measured { body: table(&figures), figures, browser })
}
