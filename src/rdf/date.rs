//! Dates as literals whose datatype says how exact they are.

use oxigraph::model::{Literal, NamedNodeRef};

use crate::model::{Date, Precision};

const DAY: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2001/XMLSchema#date");
const MONTH: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2001/XMLSchema#gYearMonth");
const YEAR: NamedNodeRef<'static> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2001/XMLSchema#gYear");

/// A day as `xsd:date`, a week as the `xsd:date` of its Monday, a month as `xsd:gYearMonth`, a year as `xsd:gYear`.
pub(super) fn literal(date: Date) -> Literal {
    let datatype = match date.precision {
        Precision::Day | Precision::Week => DAY,
        Precision::Month => MONTH,
        Precision::Year => YEAR,
    };
    Literal::new_typed_literal(date.to_string(), datatype)
}

#[cfg(test)]
mod tests {
    use super::literal;
    use crate::model::Date;

    #[test]
    fn the_datatype_is_the_precision() {
        let rows = [
            (Date::day(2022, 9, 7), "2022-09-07", "date"),
            (Date::month(2022, 7), "2022-07", "gYearMonth"),
            (Date::year(2018), "2018", "gYear"),
        ];
        for (date, value, datatype) in rows {
            let literal = literal(date);
            assert_eq!(literal.value(), value);
            assert!(literal.datatype().as_str().ends_with(&format!("#{datatype}")));
        }
    }
}
