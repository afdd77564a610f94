//! Lines over sizes, both axes by powers of ten, as SVG.

use std::fmt::Write;

/// A line of a plot.
pub struct Line {
    pub title: String,
    pub points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 180.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 50.0;
const COLORS: [&str; 4] = ["#c0392b", "#2471a3", "#7d3c98", "#616a6b"];

/// A plot with a title and the names of its axes.
pub fn svg(title: &str, across: &str, up: &str, lines: &[Line]) -> String {
    let all = || lines.iter().flat_map(|line| &line.points);
    let (left, right) = range(all().map(|(x, _)| *x));
    let (low, high) = range(all().map(|(_, y)| *y));
    let x = |value: f64| LEFT + (value.log10() - left) / (right - left) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| HEIGHT - BOTTOM - (value.log10() - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"15\">{title}</text>\n\
         <text x=\"{:.0}\" y=\"{:.0}\">{across}</text>\n\
         <text x=\"16\" y=\"{:.0}\" transform=\"rotate(-90 16 {:.0})\">{up}</text>\n",
        LEFT + 100.0,
        HEIGHT - 12.0,
        HEIGHT / 2.0 + 60.0,
        HEIGHT / 2.0 + 60.0,
    );
    // writing to a String cannot fail
    for power in powers(left, right) {
        let (at, label) = (x(10f64.powi(power)), label(power));
        let _ = writeln!(out, "<path d=\"M{at:.1} {TOP}V{:.1}\" stroke=\"#ddd\"/>", HEIGHT - BOTTOM);
        let _ = writeln!(
            out,
            "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{label}</text>",
            HEIGHT - BOTTOM + 16.0
        );
    }
    for power in powers(low, high) {
        let (at, label) = (y(10f64.powi(power)), label(power));
        let _ = writeln!(out, "<path d=\"M{LEFT} {at:.1}H{:.1}\" stroke=\"#ddd\"/>", WIDTH - RIGHT);
        let _ = writeln!(out, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>", LEFT - 6.0, at + 4.0);
    }
    for (line, color) in lines.iter().zip(COLORS.iter().cycle()) {
        let points: Vec<String> =
            line.points.iter().map(|point| format!("{:.1},{:.1}", x(point.0), y(point.1))).collect();
        let _ = writeln!(
            out,
            "<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" points=\"{}\"/>",
            points.join(" ")
        );
        if let Some(last) = line.points.last() {
            let _ = writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{color}\">{}</text>",
                x(last.0) + 6.0,
                y(last.1) + 4.0,
                line.title
            );
        }
    }
    out + "</svg>\n"
}

/// The powers of ten that values lie between.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    (low.log10().floor(), high.log10().ceil().max(low.log10().floor() + 1.0))
}

fn powers(low: f64, high: f64) -> std::ops::RangeInclusive<i32> {
    low as i32..=high as i32
}

fn label(power: i32) -> String {
    if power < 0 {
        format!("{:.*}", power.unsigned_abs() as usize, 10f64.powi(power))
    } else {
        format!("{:.0}", 10f64.powi(power))
    }
}
