//! [`Abbreviation`]: words that end in a point of their own.

/// What an abbreviation tells of the point behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    /// It leads to what follows (`Gov.`, `vs.`, `No. 5`): no sentence ends here.
    Leads,
    /// It may stand last in a sentence (`Inc.`, `Calif.`, `Oct.`), which the next word shows.
    MayEnd,
}

/// Ranks, titles and other words that are always followed by what they belong to.
const LEADS: &[&str] = &[
    "Adm", "Amb", "Assoc", "Asst", "Atty", "Ave", "Bishop", "Brig", "Capt", "Cmdr", "Col", "Cpl",
    "Cpt", "Dep", "Det", "Dr", "Fr", "Ft", "Gen", "Gov", "Govs", "Hon", "Insp", "Lt", "Ltn", "Maj",
    "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres", "Prof", "Profs",
    "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Spc", "Spec", "St", "Ste", "Supt", "ca",
    "cf", "viz", "vs",
];

/// Words that are abbreviations only before a number.
const BEFORE_NUMBER: &[&str] = &[
    "Apr", "Art", "Ch", "Fig", "Jul", "Jun", "Mar", "No", "Nos", "Res", "Sec", "Vol", "art", "no",
    "nos", "p", "pp", "v", "vol",
];

/// Words that may stand last in a sentence.
const MAY_END: &[&str] = &[
    "Ala", "Ariz", "Ark", "Aug", "Blvd", "Bros", "Calif", "Co", "Colo", "Conn", "Corp", "Dec",
    "Dept", "Feb", "Fla", "Govt", "Inc", "Jan", "Jr", "Kan", "Ky", "Ltd", "Mass", "Mich", "Minn",
    "Neb", "Nev", "Nov", "Oct", "Okla", "Ph.D", "Sep", "Sept", "Sr", "Tenn", "Univ", "Va", "Wis",
    "al", "approx", "dept", "est", "etc", "govt",
];

impl Abbreviation {
    /// What `word` abbreviates with the point that stands between it and `after`; none where the point is no
    /// part of the word.
    ///
    /// A single capital letter is an initial when a capital follows; but `I` is a pronoun or a numeral.
    pub fn of(word: &str, after: &str) -> Option<Self> {
        let listed = |list: &[&str]| word.len() <= 6 && list.contains(&word);
        let next = after.trim_start_matches(super::token::is_blank).chars().next();
        let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase() && word != "I";
        if listed(LEADS) {
            Some(Self::Leads)
        } else if listed(BEFORE_NUMBER) {
            next.filter(char::is_ascii_digit).map(|_| Self::Leads)
        } else if listed(MAY_END) || (initial && next.is_some_and(char::is_uppercase)) {
            Some(Self::MayEnd)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Abbreviation::{self, Leads, MayEnd};

    #[test]
    fn the_word_and_what_follows_decide() {
        for (word, after, expected) in [
            ("Gov", " Berg", Some(Leads)),
            ("No", " 5", Some(Leads)),
            ("No", " He", None),
            ("Oct", " 2", Some(MayEnd)),
            ("F", " Kennedy", Some(MayEnd)),
            ("F", " was", None),
            ("I", " Germany", None),
            ("Iran", " The", None),
        ] {
            assert_eq!(Abbreviation::of(word, after), expected, "{word}.{after}");
        }
    }
}
