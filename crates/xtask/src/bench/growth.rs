//! Cost against size as a small picture, with the exponent of the curve: 1 is linear.

use std::fmt::Write as _;

use serde_json::Value;

/// What was measured for one kind of size.
pub(super) struct Series {
    name: String,
    /// Size and milliseconds.
    points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 40.0;
/// Readable on light and on dark ground.
const COLOURS: [&str; 4] = ["#1f78c8", "#c8641f", "#1f9c62", "#8e5bd0"];

/// The series of an object of lists of pairs.
pub(super) fn series_in(object: &Value) -> Vec<Series> {
    let entries = object.as_object().into_iter().flatten();
    entries
        .map(|(name, list)| {
            let points = list.as_array().into_iter().flatten();
            let points = points.filter_map(|point| Some((point[0].as_f64()?, point[1].as_f64()?)));
            Series { name: name.clone(), points: points.filter(|point| point.1 > 0.0).collect() }
        })
        .filter(|series| series.points.len() > 2)
        .collect()
}

impl Series {
    /// The slope of the straight line through the larger half of the points, both axes logarithmic. Small sizes say
    /// what is done once; only large ones say how it grows.
    fn exponent(&self) -> f64 {
        let half: Vec<(f64, f64)> =
            self.points[self.points.len() / 2 - 1..].iter().map(|(x, y)| (x.ln(), y.ln())).collect();
        let count = half.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| half.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let up: f64 = half.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
        up / half.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
    }
}

/// One line for each series: how it grows.
pub(super) fn lines(series: &[Series]) -> String {
    let mut text = String::new();
    for one in series {
        let Some((size, spent)) = one.points.last() else { continue };
        // Writing to a String cannot fail.
        let _ = writeln!(text, "- {}: exponent {:.2}; {size} take {spent:.1} ms", one.name, one.exponent());
    }
    text
}

/// The picture: both axes logarithmic, so that what is linear rises at the slope of the dashed line.
pub(super) fn picture(series: &[Series], sizes_are: &str) -> String {
    let all = || series.iter().flat_map(|series| &series.points);
    let range = |of: fn(&(f64, f64)) -> f64| {
        let low = all().map(of).fold(f64::INFINITY, f64::min);
        let high = all().map(of).fold(0.0, f64::max);
        (low.log10().floor(), high.log10().ceil())
    };
    let (sizes, times) = (range(|point| point.0), range(|point| point.1));
    let x =
        |size: f64| LEFT + (size.log10() - sizes.0) / (sizes.1 - sizes.0).max(1.0) * (WIDTH - LEFT - RIGHT);
    let y = |time: f64| {
        HEIGHT - BOTTOM - (time.log10() - times.0) / (times.1 - times.0).max(1.0) * (HEIGHT - TOP - BOTTOM)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <style>text {{ fill: #444 }} .grid {{ stroke: #8885; stroke-width: .6 }} @media (prefers-color-scheme: dark) {{ text {{ fill: #ccc }} }}</style>\n\
         <title>Milliseconds against size</title>\n"
    );
    for power in sizes.0 as i32..=sizes.1 as i32 {
        let (size, at) = (10f64.powi(power), x(10f64.powi(power)));
        let _ = writeln!(
            svg,
            "<path class=\"grid\" d=\"M{at:.1} {TOP}V{:.1}\"/><text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{size}</text>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 15.0
        );
    }
    for power in times.0 as i32..=times.1 as i32 {
        let (time, at) = (10f64.powi(power), y(10f64.powi(power)));
        let _ = writeln!(
            svg,
            "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{time} ms</text>",
            WIDTH - RIGHT,
            LEFT - 5.0,
            at + 4.0
        );
    }
    for (one, colour) in series.iter().zip(COLOURS) {
        let points: Vec<String> =
            one.points.iter().map(|point| format!("{:.1},{:.1}", x(point.0), y(point.1))).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            points.join(" ")
        );
        if let Some(&(size, time)) = one.points.last() {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" style=\"fill:{colour}\">{} (n^{:.2})</text>",
                x(size) + 6.0,
                y(time) + 4.0,
                one.name,
                one.exponent()
            );
        }
    }
    let _ = writeln!(
        svg,
        "<text x=\"{LEFT}\" y=\"{:.1}\">size: {sizes_are}; slope 1 is linear</text>",
        HEIGHT - 8.0
    );
    svg.push_str("</svg>\n");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(power: f64) -> Series {
        let points = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0f64].map(|x| (x, 3.0 * x.powf(power)));
        Series { name: "a".into(), points: points.to_vec() }
    }

    #[test]
    fn exponents_are_those_of_the_curve() {
        for power in [1.0, 1.5, 2.0] {
            assert!((series(power).exponent() - power).abs() < 1e-9);
        }
    }

    #[test]
    fn pictures_hold_every_series() {
        let list = serde_json::json!({ "tables": [[1, 0.5], [2, 1.0], [4, 2.0], [8, 4.0]], "none": [] });
        let all = series_in(&list);
        assert_eq!(all.len(), 1);
        let picture = picture(&all, "tables");
        assert!(picture.contains("tables (n^1.00)") && picture.matches("<polyline").count() == 1);
        assert_eq!(lines(&all), "- tables: exponent 1.00; 8 take 4.0 ms\n");
    }
}
