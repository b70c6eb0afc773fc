//! A measured figure, its budget and how it is shown.

use serde_json::Value;

/// One measured figure.
pub(super) struct Figure {
    pub(super) what: String,
    /// By which other figures refer to it; may be empty.
    pub(super) key: String,
    pub(super) value: f64,
    pub(super) unit: String,
    pub(super) budget: Option<f64>,
    pub(super) at_least: bool,
}

impl Figure {
    /// How many times slower something else is, and how many times it should be at least.
    pub(super) fn times(what: &str, theirs: f64, ours: f64, budget: Option<f64>) -> Figure {
        Figure {
            what: what.to_owned(),
            key: String::new(),
            value: theirs / ours,
            unit: "×".to_owned(),
            budget,
            at_least: true,
        }
    }

    /// What could not be measured here; no budget is missed by it.
    pub(super) fn absent(what: &str) -> Figure {
        Figure {
            what: format!("{what}: not installed here"),
            key: String::new(),
            value: f64::NAN,
            unit: String::new(),
            budget: None,
            at_least: false,
        }
    }

    pub(super) fn within(&self) -> bool {
        match self.budget {
            None => true,
            Some(budget) if self.at_least => self.value >= budget,
            Some(budget) => self.value <= budget,
        }
    }

    pub(super) fn row(&self) -> String {
        let number = |value: f64| {
            if value.is_nan() {
                return "–".to_owned();
            }
            let text = if value < 1.0 { format!("{value:.2}") } else { format!("{value:.1}") };
            format!("{} {}", text.trim_end_matches(".0"), self.unit)
        };
        let bound = if self.at_least { "≥" } else { "≤" };
        let budget = self.budget.map(|budget| format!("{bound} {}", number(budget)));
        let verdict = match (self.budget, self.within()) {
            (None, _) => "",
            (_, true) => "kept",
            (_, false) => "**missed**",
        };
        format!("| {} | {} | {} | {verdict} |", self.what, number(self.value), budget.unwrap_or_default())
    }
}

/// The figures of a list that a benchmark printed.
pub(super) fn figures_in(list: &Value) -> Vec<Figure> {
    let entries = list.as_array().into_iter().flatten();
    entries
        .map(|entry| Figure {
            what: entry["what"].as_str().unwrap_or_default().to_owned(),
            key: entry["key"].as_str().unwrap_or_default().to_owned(),
            value: entry["value"].as_f64().unwrap_or(f64::NAN),
            unit: entry["unit"].as_str().unwrap_or_default().to_owned(),
            budget: entry["budget"].as_f64(),
            at_least: entry["atLeast"].as_bool().unwrap_or(false),
        })
        .collect()
}

/// The figures as a table in Markdown.
pub(super) fn table(figures: &[Figure]) -> String {
    let mut table = String::from("| what | measured | budget | |\n|---|---|---|---|\n");
    for figure in figures {
        table.push_str(&figure.row());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, budget: Option<f64>, at_least: bool) -> Figure {
        Figure { what: "a".into(), key: String::new(), value, unit: "ms".into(), budget, at_least }
    }

    #[test]
    fn budgets_are_limits_from_above_or_below() {
        assert!(figure(16.0, Some(16.0), false).within());
        assert!(!figure(16.1, Some(16.0), false).within());
        assert!(!figure(19.0, Some(20.0), true).within());
        assert!(figure(1e9, None, false).within());
        assert!(!figure(f64::NAN, Some(1.0), false).within());
    }

    #[test]
    fn rows_show_what_was_measured() {
        let row = figure(17.25, Some(16.0), false).row();
        assert_eq!(row, "| a | 17.2 ms | ≤ 16 ms | **missed** |");
        assert_eq!(figure(3.0, None, false).row(), "| a | 3 ms |  |  |");
    }
}
