//! [`link_denials`]: which accusations of an article a denial answers.

use crate::model::{Claim, Side, Status};

/// Sets [`Claim::answers`] of every denial: the accusations of the same article whose accused is the denier, or acts
/// for the same state, and whose accuser is the denial's object where it has one; of several, those whose matter
/// shares a word with the denial's, where any does. A denial that names nobody gets its object from them, where all act
/// for the same.
pub(super) fn link_denials(claims: &mut [Claim]) {
    let accusations: Vec<usize> =
        (0..claims.len()).filter(|&i| is_accusation(&claims[i])).collect();
    for i in 0..claims.len() {
        if &*claims[i].relation == "denies" {
            claims[i].answers = answered(&claims[i], claims, &accusations);
            if claims[i].object.is_none() {
                claims[i].object = sole_accuser(&claims[i].answers, claims);
            }
        }
    }
}

/// Whoever made the accusations, if all of them act for the same: the accuser that the article makes clear. Its words
/// are those of the accusation.
fn sole_accuser(accusations: &[usize], claims: &[Claim]) -> Option<Side> {
    let mut accusers = accusations.iter().map(|&i| claims[i].subject.as_ref());
    let first = accusers.next()??;
    accusers.all(|other| other.is_some_and(|o| o.actor == first.actor)).then(|| first.clone())
}

fn is_accusation(claim: &Claim) -> bool {
    &*claim.relation == "accuses" && claim.status == Status::Asserted
}

fn answered(denial: &Claim, claims: &[Claim], accusations: &[usize]) -> Vec<usize> {
    let Some(denier) = &denial.subject else { return Vec::new() };
    let addressed = |&&i: &&usize| {
        let accused = claims[i].object.as_ref().is_some_and(|o| o.actor == denier.actor);
        let accuser = denial.object.as_ref().is_none_or(|object| {
            claims[i].subject.as_ref().is_some_and(|s| s.actor == object.actor)
        });
        let own = claims[i].subject.as_ref().is_some_and(|s| s.actor == denier.actor);
        accused && accuser && !own
    };
    let addressed: Vec<usize> = accusations.iter().filter(addressed).copied().collect();
    let same: Vec<usize> =
        addressed.iter().filter(|&&i| share_a_word(denial, &claims[i])).copied().collect();
    // A denial that says what it denies answers no accusation of something else.
    let other = |&i: &usize| denial.matter.is_some() && claims[i].matter.is_some();
    if same.is_empty() { addressed.into_iter().filter(|i| !other(i)).collect() } else { same }
}

/// Whether the matters of two claims share a word of more than four letters.
fn share_a_word(a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| -> Vec<String> {
        let matter = claim.matter.as_ref().map_or("", |m| &m.text);
        let long = matter.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 4);
        long.map(str::to_lowercase).collect()
    };
    let theirs = words(b);
    let same = |x: &String, y: &String| x.contains(y.as_str()) || y.contains(x.as_str());
    words(a).iter().any(|word| theirs.iter().any(|other| same(word, other)))
}
