//! [`Filter`]: which claims of an entity or a pair are shown.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::words;
use crate::graph::{ClaimRow, Ledger};
use crate::serve::form::Fields;

/// Which claims are shown; an empty text restricts nothing.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Filter<'a> {
    relation: &'a str,
    status: &'a str,
    from: &'a str,
    until: &'a str,
}

const STATUSES: [&str; 4] = ["asserted", "planned", "hypothetical", "negated"];

impl<'a> Filter<'a> {
    /// The filter that an address asks for.
    pub fn of(fields: &'a Fields) -> Self {
        Self {
            relation: fields.text("relation"),
            status: fields.text("status"),
            from: fields.text("from"),
            until: fields.text("until"),
        }
    }

    /// Whether a claim is shown. Days compare as text as far as both are given: "2018" is within "2018-05".
    pub fn admits(&self, ledger: &Ledger, claim: &ClaimRow) -> bool {
        let day = claim.day(ledger);
        let after = |day: &str| self.from.is_empty() || cut(day, self.from) >= cut(self.from, day);
        let before =
            |day: &str| self.until.is_empty() || cut(day, self.until) <= cut(self.until, day);
        (self.relation.is_empty() || claim.relation == self.relation)
            && (self.status.is_empty() || claim.status.is_some_and(|s| s.name() == self.status))
            && day.map_or(self.from.is_empty() && self.until.is_empty(), |day| {
                after(day) && before(day)
            })
    }

    /// Whether it restricts anything.
    pub fn is_set(&self) -> bool {
        [self.relation, self.status, self.from, self.until].iter().any(|value| !value.is_empty())
    }

    /// The form by which it is changed; `kept` are fields that the page needs besides.
    pub fn form(&self, relations: &BTreeSet<&str>, path: &str, kept: &[(&str, &str)]) -> Markup {
        html! {
            form.filter method="get" action=(path) aria-label="Which claims are shown" {
                @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
                label { "Relation" select name="relation" {
                    option value="" { "all" }
                    @for name in relations {
                        option value=(name) selected[*name == self.relation] { (words::relation(name)) }
                    }
                } }
                label { "Status" select name="status" {
                    option value="" { "all" }
                    @for name in STATUSES { option value=(name) selected[name == self.status] { (name) } }
                } }
                label { "From" input name="from" value=(self.from) placeholder="2023-01-31" size="10" inputmode="numeric"; }
                label { "Until" input name="until" value=(self.until) placeholder="2024" size="10" inputmode="numeric"; }
                button { "Show" }
                @if self.is_set() {
                    a href={ (path) @for (index, (name, value)) in kept.iter().enumerate() {
                        @if index == 0 { "?" } @else { "&" } (name) "=" (words::encoded(value))
                    } } { "Show all" }
                }
            }
        }
    }
}

/// The beginning of a day, as long as another is given.
fn cut<'t>(day: &'t str, other: &str) -> &'t str {
    day.get(..other.len()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::graph::{ArticleRow, ClaimRow, Ledger};

    #[test]
    fn days_compare_as_far_as_they_are_given() {
        let mut ledger = Ledger::default();
        ledger.articles.push(ArticleRow::default());
        let rows = [
            ("2023-05-01", "2023", "2023", true),
            ("2023", "2023-05", "", true),
            ("2022-12-31", "2023", "", false),
            ("2024-01", "", "2023-12-31", false),
            ("2024-01", "2024-01-15", "2024-01-20", true),
        ];
        for (day, from, until, expected) in rows {
            let claim = ClaimRow { dates: vec![day.to_owned()], ..ClaimRow::default() };
            let filter = Filter { from, until, ..Filter::default() };
            assert_eq!(filter.admits(&ledger, &claim), expected, "{day} in {from}..{until}");
        }
        assert!(
            !Filter { from: "2023", ..Filter::default() }.admits(&ledger, &ClaimRow::default())
        );
    }
}
