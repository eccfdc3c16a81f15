//! How many rows a query makes of its own words, told from its algebra before it is evaluated.
//!
//! A query is stopped where it reads a quad. Two tables of VALUES of a thousand rows each are joined into a million rows without
//! reading any, and four of them would fill every memory before anybody could stop it. So such joins are limited.

use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};

use super::QueryError;

/// How many rows the tables and alternatives of a query may make together. One table alone is as long as a query can be.
pub const MOST: u64 = 10_000;

/// Checks that the tables (VALUES) and alternatives (UNION) of a query make no more rows than that, whatever the store holds.
pub(super) fn check(query: &Query) -> Result<(), QueryError> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let rows = rows(pattern);
    if rows <= MOST {
        return Ok(());
    }
    Err(QueryError::TooLarge(format!(
        "its VALUES and UNIONs multiply to more rows than the {MOST} that are allowed; join them through the graph, or ask several times"
    )))
}

/// The most rows that a pattern has for each row of quads that match it.
fn rows(pattern: &GraphPattern) -> u64 {
    use GraphPattern as P;
    match pattern {
        P::Bgp { .. } | P::Path { .. } => 1,
        P::Values { bindings, .. } => u64::try_from(bindings.len()).unwrap_or(u64::MAX).max(1),
        P::Union { left, right } => rows(left).saturating_add(rows(right)),
        P::Join { left, right } | P::Lateral { left, right } | P::Minus { left, right } => {
            rows(left).saturating_mul(rows(right))
        }
        P::LeftJoin { left, right, expression } => {
            times(rows(left).saturating_mul(rows(right)), expression)
        }
        P::Filter { expr, inner } => times(rows(inner), [expr]),
        P::Extend { inner, expression, .. } => times(rows(inner), [expression]),
        P::OrderBy { inner, expression } => times(rows(inner), expression.iter().map(ordered)),
        P::Graph { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Group { inner, .. }
        | P::Service { inner, .. } => rows(inner),
    }
}

/// So many rows, times those of the patterns that are looked for in expressions (EXISTS).
fn times<'a>(rows: u64, expressions: impl IntoIterator<Item = &'a Expression>) -> u64 {
    expressions.into_iter().fold(rows, |rows, expression| rows.saturating_mul(within(expression)))
}

fn ordered(by: &OrderExpression) -> &Expression {
    match by {
        OrderExpression::Asc(expression) | OrderExpression::Desc(expression) => expression,
    }
}

fn within(expression: &Expression) -> u64 {
    use Expression as E;
    match expression {
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => 1,
        E::Exists(pattern) => rows(pattern),
        E::Or(one, other)
        | E::And(one, other)
        | E::Equal(one, other)
        | E::SameTerm(one, other)
        | E::Greater(one, other)
        | E::GreaterOrEqual(one, other)
        | E::Less(one, other)
        | E::LessOrEqual(one, other)
        | E::Add(one, other)
        | E::Subtract(one, other)
        | E::Multiply(one, other)
        | E::Divide(one, other) => within(one).saturating_mul(within(other)),
        E::UnaryPlus(inner) | E::UnaryMinus(inner) | E::Not(inner) => within(inner),
        E::If(condition, one, other) => times(within(condition), [one.as_ref(), other.as_ref()]),
        E::In(needle, list) => times(within(needle), list),
        E::Coalesce(list) | E::FunctionCall(_, list) => times(1, list),
    }
}

#[cfg(test)]
mod tests {
    use spargebra::SparqlParser;

    use super::{MOST, check};

    #[test]
    fn tables_are_multiplied() {
        let table = |name: &str, rows: usize| format!("VALUES ?{name} {{ {} }}", "1 ".repeat(rows));
        let most = usize::try_from(MOST).expect("it fits");
        let (ten, hundred) = (table("a", 10), table("b", 100));
        let rows = [
            ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }".to_owned(), true),
            (format!("SELECT * {{ {} ?a ?b ?c }}", table("a", most)), true),
            (format!("SELECT * {{ {} }}", table("a", most + 1)), false),
            (format!("SELECT * {{ {hundred} {} }}", table("a", 100)), true),
            (format!("SELECT * {{ {hundred} {} {ten} }}", table("c", 11)), false),
            (
                format!("SELECT * {{ {hundred} ?a ?b ?c OPTIONAL {{ {} }} }}", table("d", 101)),
                false,
            ),
            (
                format!(
                    "ASK {{ FILTER(1 = 2 || NOT EXISTS {{ {hundred} {} }}) }}",
                    table("d", 101)
                ),
                false,
            ),
            (
                format!(
                    "SELECT (COUNT(*) AS ?n) {{ {{ SELECT * {{ {hundred} }} }} {} }}",
                    table("d", 101)
                ),
                false,
            ),
            (format!("ASK {{ {} }}", "{} UNION {} ".repeat(3)), true),
            (format!("ASK {{ {} }}", "{ {} UNION {} }".repeat(14)), false),
            (format!("ASK {{ {} }}", "{ {} UNION {} }".repeat(13)), true),
            (
                format!("SELECT * {{ {hundred} }} ORDER BY (EXISTS {{ {} }})", table("d", 101)),
                false,
            ),
        ];
        for (sparql, expected) in rows {
            let query = SparqlParser::new().parse_query(&sparql).expect("it is SPARQL");
            assert_eq!(check(&query).is_ok(), expected, "{sparql}");
        }
    }
}
