//! The fields of an address or a form.

use axum::http::Uri;

use super::reply::Refusal;

/// The fields of an address (`?a=b&c=d`) or a form, in order; a name may stand several times.
#[derive(Debug, Default, Clone)]
pub(super) struct Fields {
    pairs: Vec<(String, String)>,
    /// Whether what was sent is UTF-8 throughout.
    is_text: bool,
}

impl Fields {
    /// Those of an address.
    pub fn of_address(address: &Uri) -> Self {
        Self::of_form(address.query().unwrap_or_default().as_bytes())
    }

    /// Those of a form as browsers send it.
    pub fn of_form(form: &[u8]) -> Self {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(form).into_owned().collect();
        // Bytes that are no UTF-8 become U+FFFD, so there are more of them then than were sent.
        let read =
            pairs.iter().map(|(name, value)| replaced(name) + replaced(value)).sum::<usize>();
        Self { pairs, is_text: read == sent(form) }
    }

    /// The values of a name.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> + '_ {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the name is there, with or without a value.
    pub fn has(&self, name: &'static str) -> bool {
        self.all(name).next().is_some()
    }

    /// The value of a name that stands once at most; empty ones count as none.
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, Refusal> {
        if !self.is_text {
            return Err(Refusal::bad("the request is not UTF-8"));
        }
        let mut values = self.all(name).filter(|value| !value.is_empty());
        let first = values.next();
        match values.next() {
            Some(_) => Err(Refusal::bad(format!("\"{name}\" is given twice; give it once"))),
            None => Ok(first),
        }
    }

    /// The first value of a name, for pages: whoever wrote the address, a page is shown.
    pub fn text(&self, name: &'static str) -> &str {
        self.all(name).map(str::trim).find(|value| !value.is_empty()).unwrap_or_default()
    }
}

/// How often U+FFFD stands in a text.
fn replaced(text: &str) -> usize {
    text.matches('\u{FFFD}').count()
}

/// How often a form spells U+FFFD itself.
fn sent(form: &[u8]) -> usize {
    let spelt = |window: &[u8]| window.eq_ignore_ascii_case(b"%EF%BF%BD");
    let plain = form.windows(3).filter(|window| *window == "\u{FFFD}".as_bytes()).count();
    plain + form.windows(9).filter(|window| spelt(window)).count()
}

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn fields_are_decoded_and_counted() {
        let fields = Fields::of_form(b"a=1&b=x+y%C3%A9&c&b=z&d=%ef%BF%BD");
        assert_eq!(fields.one("a").ok().flatten(), Some("1"));
        assert_eq!(fields.all("b").collect::<Vec<_>>(), ["x yé", "z"]);
        assert!(fields.one("b").is_err() && fields.has("c"));
        assert_eq!(fields.one("c").ok().flatten(), None);
        assert_eq!(fields.text("d"), "\u{FFFD}");
    }
    #[test]
    fn what_is_no_utf_8_is_refused_where_it_counts() {
        for (form, is_text) in [
            (&b"a=%C3%A9"[..], true),
            (b"a=%FF", false),
            (b"a=\xff", false),
            (b"a=%EF%BF%BD&b=%C3", false),
        ] {
            let fields = Fields::of_form(form);
            assert_eq!(fields.one("a").is_ok(), is_text, "{form:?}");
            assert!(!fields.text("a").is_empty());
        }
    }
}
