//! How long something takes, for the benchmarks. Never used by a test.

use std::hint::black_box;
use std::time::Instant;

/// The median of `rounds` runs, in milliseconds; what a run gives is kept from being left out.
pub fn median(rounds: usize, mut run: impl FnMut() -> usize) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}
