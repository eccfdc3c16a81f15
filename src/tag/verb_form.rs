//! The forms of regular verbs: "expel", "expels", "expelled", "expelling".

/// Regular verbs of the news, in their bare form.
pub(super) fn regular() -> impl Iterator<Item = &'static str> {
    VERBS.split_whitespace()
}

/// "expels", "accuses", "denies"
pub(super) fn third_person(verb: &str) -> String {
    match verb.as_bytes() {
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", &verb[..verb.len() - 1])
        }
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b'g', b'o'] => {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    }
}

/// "expelled", "accused", "denied"; the irregular ones stand in the table.
pub(super) fn past(verb: &str) -> String {
    match verb.as_bytes() {
        [.., b'e'] => format!("{verb}d"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ied", &verb[..verb.len() - 1])
        }
        _ if doubles(verb) => format!("{verb}{}ed", &verb[verb.len() - 1..]),
        _ => format!("{verb}ed"),
    }
}

/// "expelling", "accusing"
pub(super) fn gerund(verb: &str) -> String {
    match verb.as_bytes() {
        [.., b'e'] => format!("{}ing", &verb[..verb.len() - 1]),
        _ if doubles(verb) => format!("{verb}{}ing", &verb[verb.len() - 1..]),
        _ => format!("{verb}ing"),
    }
}

/// Whether the last letter doubles before an ending: "expel", "ban", but not "open".
fn doubles(verb: &str) -> bool {
    DOUBLING.split_whitespace().any(|doubling| doubling == verb)
}

const DOUBLING: &str =
    "expel ban bar rebuff plan slap stop drop admit commit rebut quit refer shut plot";

const VERBS: &str = "accept accuse act add admit agree aim allege announce answer appeal appear apologise apologize \
    appoint approve argue arrest ask assert assist attack attempt back ban bar believe blame blast block boast boycott \
    call cancel carry cause caution challenge charge cite claim close commit complain concede conclude condemn conduct \
    confirm consider contact continue convict cooperate counter criticise criticize declare decline decry defend delay \
    demand denounce deny deploy deport describe designate detain dismiss disrupt downplay drop eject elect encourage \
    end endorse enter escalate expel expand explain express extradite face fail fear fire force freeze gather grant \
    halt hail harbour harbor harden hope host ignore impose inform insist intend invade invite join launch lash lift \
    maintain move name need negotiate nominate note notify offer open oppose order oust pardon pass permit pledge plan \
    postpone praise press prevent proclaim promise propose protest provide provoke pull push question raise ratify \
    react reaffirm rebuff rebuke recall receive recognise recognize refuse refute regard reject release remain remind \
    remove renew repeat reply report request require resist resolve respond restore resume retaliate retain return \
    reveal reverse revoke reward sanction save seek sentence shelter sign slam slap speculate sponsor stage start state \
    stop storm stress suffer suggest summon support surrender suspend target test thank threaten toughen trust try urge \
    use value veto view violate visit vote vow want warn welcome withhold work worry yield see consider make turn regard treat";

#[cfg(test)]
mod tests {
    use super::{gerund, past, third_person};

    #[test]
    fn verbs_are_inflected() {
        for (verb, s, ed, ing) in [
            ("expel", "expels", "expelled", "expelling"),
            ("deny", "denies", "denied", "denying"),
            ("accuse", "accuses", "accused", "accusing"),
            ("slash", "slashes", "slashed", "slashing"),
            ("open", "opens", "opened", "opening"),
        ] {
            assert_eq!(
                (third_person(verb), past(verb), gerund(verb)),
                (s.into(), ed.into(), ing.into())
            );
        }
    }
}
