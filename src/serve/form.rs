//! The fields of an address or a form.

use axum::http::Uri;

use super::reply::Refusal;

/// The fields of an address (`?a=b&c=d`) or a form, in order; a name may stand several times.
#[derive(Debug, Default, Clone)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Those of an address.
    pub fn of_address(address: &Uri) -> Self {
        Self::of_form(address.query().unwrap_or_default().as_bytes())
    }

    /// Those of a form as browsers send it.
    pub fn of_form(form: &[u8]) -> Self {
        Self(form_urlencoded::parse(form).into_owned().collect())
    }

    /// The values of a name.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> + '_ {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the name is there, with or without a value.
    pub fn has(&self, name: &'static str) -> bool {
        self.all(name).next().is_some()
    }

    /// The value of a name that stands once at most; empty ones count as none.
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, Refusal> {
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

#[cfg(test)]
mod tests {
    use super::Fields;

    #[test]
    fn fields_are_decoded_and_counted() {
        let fields = Fields::of_form(b"a=1&b=x+y%C3%A9&c&b=z&d=%FF");
        assert_eq!(fields.one("a").ok().flatten(), Some("1"));
        assert_eq!(fields.all("b").collect::<Vec<_>>(), ["x yé", "z"]);
        assert!(fields.one("b").is_err() && fields.has("c"));
        assert_eq!(fields.one("c").ok().flatten(), None);
        assert_eq!(fields.text("d"), "\u{FFFD}");
    }
}
