//! [`Fields`]: the names by which lines of JSON say what is known of an article.

use std::fmt;
use std::str::FromStr;

use serde_json::Value;

/// What a line of JSON may say of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What names the article in the output; its address where that is one.
    Id,
    /// Where it was published.
    Url,
    /// The headline.
    Title,
    /// The text, or the web page, of the article.
    Text,
    /// The day of publication.
    Date,
    /// The newspaper or site.
    Publisher,
}

/// The names by which lines of JSON say what is known of an article: several a field, the first that is there counts.
///
/// ```
/// use chancery::read::Fields;
/// let mut fields = Fields::default();
/// fields.rename("text=articleBody")?;
/// # Ok::<(), chancery::read::FieldError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields([Vec<String>; 6]);

/// Why a renaming of a field can't be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not FIELD=NAME with one of the fields id, url, title, text, date, publisher")]
pub struct FieldError(String);

impl Default for Fields {
    fn default() -> Self {
        let names: [&[&str]; 6] = [
            &["id"],
            &["url"],
            &["title"],
            &["text", "content", "body"],
            &["date", "published"],
            &["publisher", "source"],
        ];
        Self(names.map(|names| names.iter().map(|name| (*name).to_owned()).collect()))
    }
}

impl Fields {
    /// Takes a field from another name, `text=articleBody`; a name with dots, `source.name`, is one within an object.
    ///
    /// # Errors
    /// If the words are no field and name with `=` between them.
    pub fn rename(&mut self, words: &str) -> Result<(), FieldError> {
        let error = || FieldError(words.to_owned());
        let (field, name) = words.split_once('=').ok_or_else(error)?;
        if name.is_empty() {
            return Err(error());
        }
        let field: Field = field.parse().map_err(|()| error())?;
        self.0[field as usize] = vec![name.to_owned()];
        Ok(())
    }

    /// What an article's object says for a field, as text: strings, numbers, the name within an object (`publisher`),
    /// the strings of an array as paragraphs. None where it says nothing.
    pub(super) fn value(&self, object: &Value, field: Field) -> Option<String> {
        let names = self.0[field as usize].iter();
        names.filter_map(|name| lookup(object, name)).find_map(written)
    }

    /// The names of a field, for messages.
    pub(super) fn names(&self, field: Field) -> String {
        self.0[field as usize].join(", ")
    }
}

impl FromStr for Field {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let fields = [Self::Id, Self::Url, Self::Title, Self::Text, Self::Date, Self::Publisher];
        fields.into_iter().find(|field| field.to_string() == word).ok_or(())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Id => "id",
            Self::Url => "url",
            Self::Title => "title",
            Self::Text => "text",
            Self::Date => "date",
            Self::Publisher => "publisher",
        })
    }
}

/// The value of this name, or else of the path that the name's dots make.
fn lookup<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    object.get(name).or_else(|| {
        name.contains('.')
            .then(|| name.split('.').try_fold(object, |value, part| value.get(part)))?
    })
}

fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(map) => map.get("name")?.as_str()?.to_owned(),
        Value::Array(items) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            texts.join("\n\n")
        }
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_is_found_by_any_of_its_names() {
        let mut fields = Fields::default();
        for (object, field, expected) in [
            (json!({"text": "a"}), Field::Text, Some("a")),
            (json!({"body": "a", "text": null}), Field::Text, Some("a")),
            (json!({"text": " ", "content": "a"}), Field::Text, Some("a")),
            (json!({"text": ["a", 1, "b"]}), Field::Text, Some("a\n\nb")),
            (
                json!({"source": {"id": 3, "name": "The Ledger"}}),
                Field::Publisher,
                Some("The Ledger"),
            ),
            (json!({"id": 7}), Field::Id, Some("7")),
            (json!({"id": true}), Field::Id, None),
            (json!(["text"]), Field::Text, None),
        ] {
            assert_eq!(fields.value(&object, field).as_deref(), expected, "{object}");
        }
        assert_eq!(fields.rename("text=a.b"), Ok(()));
        let object = json!({"text": "no", "a": {"b": "deep"}});
        assert_eq!(fields.value(&object, Field::Text).as_deref(), Some("deep"));
        let object = json!({"a.b": "flat"});
        assert_eq!(fields.value(&object, Field::Text).as_deref(), Some("flat"));
        for words in ["text", "txt=a", "text="] {
            assert!(fields.rename(words).is_err(), "{words}");
        }
    }
}
