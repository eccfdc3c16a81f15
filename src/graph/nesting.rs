//! How deep a query may nest, told from its text before it is parsed.
//!
//! The parser, the optimiser and the evaluator call themselves for whatever stands within something else, so a query of
//! a million opening brackets would use up the stack, and with it end the program, not only the query. What nests
//! in brackets is limited by its depth, what nests without them (`1+1+1…`, `OPTIONAL {} OPTIONAL {} …`) by the length of
//! the whole, and both are read on a stack that was measured to be enough for them.

use super::QueryError;
use super::keywords::{behind_iri, behind_string};

/// The longest query, in bytes. Oxigraph's planner takes some seconds for the worst of this length.
pub const LONGEST: usize = 16 * 1024;
/// The deepest nesting: brackets within brackets, and signs before signs.
pub const DEEPEST: usize = 100;
/// The stack that a thread needs which asks queries, in bytes. Memory is used only as far as a query goes down.
pub const STACK: usize = 1 << 30;

/// Checks that a query is no longer and no deeper than the stack allows.
pub(super) fn check(sparql: &str) -> Result<(), QueryError> {
    let refused = |reason: String| Err(QueryError::TooLarge(reason));
    if sparql.len() > LONGEST {
        let kilobytes = LONGEST / 1024;
        return refused(format!("it has {} bytes, and {kilobytes} kB are allowed", sparql.len()));
    }
    let depth = depth(sparql);
    if depth > DEEPEST {
        return refused(format!("it nests {depth} levels deep, and {DEEPEST} are allowed"));
    }
    Ok(())
}

/// The greatest number of brackets open at once, signs (`!`, `-`, `+`, `^`) in a row counted as such.
///
/// Strings, IRIs and comments are passed over, for a closing bracket in them closes nothing. Where characters are
/// written as escapes, which the parser resolves first, nothing is taken to close.
fn depth(sparql: &str) -> usize {
    let is_opening = |character: char| matches!(character, '(' | '[' | '{');
    if sparql.contains("\\u") || sparql.contains("\\U") {
        return sparql.chars().filter(|c| is_opening(*c) || *c == '\\').count();
    }
    let (mut open, mut signs, mut deepest) = (0_usize, 0_usize, 0_usize);
    let mut rest = sparql;
    while let Some(first) = rest.chars().next() {
        match first {
            _ if is_opening(first) => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            '!' | '-' | '+' | '^' => signs += 1,
            _ if first.is_whitespace() => {}
            _ => signs = 0,
        }
        deepest = deepest.max(open + signs);
        let behind = &rest[first.len_utf8()..];
        rest = match first {
            '#' => rest.find(['\n', '\r']).map_or("", |end| &rest[end..]),
            '<' => behind_iri(rest),
            '"' | '\'' => behind_string(rest, first),
            // An escape in a name (`c:a\'b`) begins no string.
            '\\' => behind.chars().next().map_or("", |escaped| &behind[escaped.len_utf8()..]),
            _ => behind,
        };
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, LONGEST, check, depth};

    #[test]
    fn brackets_and_signs_are_counted() {
        let rows = [
            ("", 0),
            ("SELECT * { ?a ?b ?c }", 1),
            ("{ { ( [ ] ) } } { }", 4),
            ("! - + 1 ! 1", 3),
            ("1 - 1 - 1", 1),
            ("}}}}{", 1),
            (r#"( ')' ( ")\")" ( <)> ("#, 4),
            ("( # )\n (", 2),
            (r"c:a\' ( ' ) ' ( '''it's ))) ''' (", 3),
            ("( ?a < 1 && ?b < 2 (", 2),
            (r"\u0028 ( ) ( )", 3),
        ];
        for (sparql, expected) in rows {
            assert_eq!(depth(sparql), expected, "{sparql}");
        }
    }

    #[test]
    fn what_is_too_deep_or_too_long_is_refused() {
        assert!(check(&"{".repeat(DEEPEST)).is_ok());
        assert!(check(&"{".repeat(DEEPEST + 1)).is_err());
        assert!(check(&"!".repeat(DEEPEST + 1)).is_err());
        assert!(check(&" ".repeat(LONGEST)).is_ok());
        assert!(check(&" ".repeat(LONGEST + 1)).is_err());
    }
}
