//! What a client would like: the `Accept` header with its weights (RFC 9110, 12.5.1).

/// The offer that a client likes best, as its index; the earlier of equals. None if it likes none.
///
/// `header` is what the client sent; without any it likes everything. A range that names more of a type counts more
/// than one that names less: `text/html;q=0.1, text/*` likes plain text better than HTML. What can't be read is passed
/// over.
pub(super) fn best(header: Option<&str>, offers: &[&str]) -> Option<usize> {
    let Some(header) = header.filter(|header| !header.trim().is_empty()) else {
        return (!offers.is_empty()).then_some(0);
    };
    let ranges: Vec<Range<'_>> = header.split(',').filter_map(Range::parse).collect();
    let weights = offers.iter().map(|offer| weight(&ranges, offer));
    let mut best: Option<(usize, u16)> = None;
    for (index, weight) in weights.enumerate() {
        if weight > best.map_or(0, |(_, best)| best) {
            best = Some((index, weight));
        }
    }
    best.map(|(index, _)| index)
}

/// A media range of the header with its weight, in thousandths.
struct Range<'a> {
    kind: &'a str,
    subtype: &'a str,
    weight: u16,
}

impl<'a> Range<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.split(';');
        let (kind, subtype) = parts.next()?.trim().split_once('/')?;
        let weight = parts.find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim().eq_ignore_ascii_case("q").then(|| thousandths(value.trim()))
        });
        Some(Self { kind, subtype, weight: weight.unwrap_or(Some(1000))? })
    }

    /// How exactly it names the type: 2 wholly, 1 by its first half, 0 not more than any; none if it is another.
    fn fits(&self, offer: &str) -> Option<u8> {
        let (kind, subtype) = offer.split_once('/')?;
        match (self.kind, self.subtype) {
            ("*", "*") => Some(0),
            (own, "*") => own.eq_ignore_ascii_case(kind).then_some(1),
            (own, rest) => {
                let same = own.eq_ignore_ascii_case(kind) && rest.eq_ignore_ascii_case(subtype);
                same.then_some(2)
            }
        }
    }
}

fn weight(ranges: &[Range<'_>], offer: &str) -> u16 {
    let fitting = ranges.iter().filter_map(|range| Some((range.fits(offer)?, range.weight)));
    fitting.max_by_key(|(exact, weight)| (*exact, *weight)).map_or(0, |(_, weight)| weight)
}

/// A weight from 0 to 1 in thousandths.
fn thousandths(value: &str) -> Option<u16> {
    let weight: f32 = value.parse().ok()?;
    // Between 0 and 1000, so nothing is cut off.
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_most_liked_is_chosen() {
        let offers = ["a/json", "a/xml", "text/csv"];
        let rows = [
            (None, Some(0)),
            (Some(""), Some(0)),
            (Some("*/*"), Some(0)),
            (Some("a/xml"), Some(1)),
            (Some("A/XML ; q=0.5"), Some(1)),
            (Some("a/xml;q=0.2, text/csv;q=0.3"), Some(2)),
            (Some("a/*;q=0.4, a/xml"), Some(1)),
            (Some("a/json;q=0, */*"), Some(1)),
            (Some("*/*;q=0.1, a/*;q=0.2"), Some(0)),
            (Some("text/csv;charset=utf-8"), Some(2)),
            (Some("application/pdf"), None),
            (Some("a/json;q=0"), None),
            (Some("a/json;q=x, text/csv;q=0.001"), Some(2)),
            (Some(",,;;//, nonsense"), None),
        ];
        for (header, expected) in rows {
            assert_eq!(best(header, &offers), expected, "{header:?}");
        }
    }
}
