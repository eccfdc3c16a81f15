//! [`Lexicon`]: what kind of word an English word is, as far as the tagger's rules ask, and which words names are made of.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::class::Class;
use super::cue::{CUES, Cue};
use super::key::{Key, Long, are_letters};
use super::name_word::{NameWord, Place};
use super::table::Table;
use super::trie::Node;
use super::verb_form::{self, gerund, past, third_person};
use crate::model::Span;

/// Knows the words that the rules ask for and those of the listed names; any other word has no class.
#[derive(Debug)]
pub(super) struct Lexicon {
    short: Table<u64, Known>,
    long: Table<Long, Known>,
    /// The words of names that are too long for a key, in lower case.
    longest: HashMap<Box<str>, Known, FixedState>,
    /// The number of the next word of a name.
    next: u32,
}

/// What is known of a word, whatever its case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// What kind of word it is.
    pub class: Class,
    /// Which rules look for it.
    pub cue: Cue,
    /// What it is in the listed names.
    pub name: NameWord,
    /// Where the listed strings begin that it begins.
    pub start: Node,
}

impl Lexicon {
    /// The tables below, ready to be asked.
    pub fn new() -> Self {
        let (short, long) = (Table::new(), Table::new());
        let mut lexicon = Self { short, long, longest: HashMap::default(), next: 1 };
        for (class, words) in WORDS {
            words.split_whitespace().for_each(|word| lexicon.add(word, *class));
        }
        for (cue, words) in CUES {
            for word in words.split_whitespace() {
                let known = lexicon.entry(word);
                known.cue = known.cue.or(cue);
            }
        }
        for verb in verb_form::regular() {
            lexicon.add(verb, Class::INFINITIVE);
            lexicon.add(&third_person(verb), Class::VERB);
            lexicon.add(&past(verb), Class::VERB);
            lexicon.add(&gerund(verb), Class::PARTICIPLE);
        }
        lexicon
    }

    fn add(&mut self, word: &str, class: Class) {
        let known = self.entry(word);
        known.class = known.class.or(class);
    }

    fn entry(&mut self, word: &str) -> &mut Known {
        match Key::of(word) {
            Some(Key::Short(key)) => self.short.entry(key),
            Some(Key::Long(key)) => self.long.entry(key),
            None => self.longest.entry(word.to_ascii_lowercase().into()).or_default(),
        }
    }

    /// Adds a word of a listed name and where it stands in it; none where there are too many words.
    pub fn add_name_word(&mut self, word: &str, place: Place) -> Option<NameWord> {
        let next = self.next;
        let known = &mut self.entry(word).name;
        let new = *known == NameWord::NONE;
        if new && next == NameWord::LIMIT {
            return None;
        }
        let word = if new { NameWord::numbered(next) } else { *known }.standing(place);
        *known = word;
        self.next += u32::from(new);
        Some(word)
    }

    /// Notes where the listed strings begin, once all are known.
    pub fn set_starts(&mut self, start: impl Fn(NameWord) -> Node) {
        let long = self.long.values_mut().chain(self.longest.values_mut());
        for known in self.short.values_mut().chain(long) {
            known.start = start(known.name);
        }
    }

    /// All that is known of a word, whatever its case.
    pub fn known(&self, word: &str) -> Known {
        self.keyed(Key::of(word), || word)
    }

    /// All that is known of the word at a place of a text, and whether it is ASCII letters throughout.
    #[inline]
    pub fn known_at(&self, text: &str, span: Span) -> (Known, bool) {
        match Key::short_at(text, span) {
            Some(key) => (self.short.get(key), are_letters(key)),
            None => self.long_known_at(text, span),
        }
    }

    fn long_known_at(&self, text: &str, span: Span) -> (Known, bool) {
        let key = Key::at(text, span);
        (self.keyed(key, || span.of(text)), key.is_some_and(Key::is_letters))
    }

    fn keyed<'w>(&self, key: Option<Key>, word: impl Fn() -> &'w str) -> Known {
        match key {
            Some(Key::Short(key)) => self.short.get(key),
            Some(Key::Long(key)) => self.long.get(key),
            None => {
                let known = self.longest.get(word().to_ascii_lowercase().as_str());
                known.copied().unwrap_or_default()
            }
        }
    }

    /// The kinds of a word, whatever its case.
    pub fn class(&self, word: &str) -> Class {
        self.known(word).class
    }
}

const WORDS: &[(Class, &str)] = &[
    (
        Class::DETERMINER,
        "the a an this these those its his her their our my your some any all both each every no another",
    ),
    (
        Class::LOCATIVE,
        "in at near inside outside across throughout around within into onto via beyond toward towards through off \
         nearby along",
    ),
    (
        Class::PREPOSITION,
        "of to for by with on against from about over under between among amongst after before during since until till \
         despite without amid amidst as than like unlike versus per upon behind above below including concerning regarding",
    ),
    (Class::CONJUNCTION, "and or & nor"),
    (
        Class::PRONOUN,
        "he she it they him her them his its their himself herself itself themselves i you we me my your our who whom \
         whose there",
    ),
    (
        Class::AUXILIARY,
        "is are was were be been being has have had having do does did will would can could may might must should shall \
         won't can't isn't wasn't doesn't didn't hasn't cannot 's",
    ),
    (
        Class::PARTICLE,
        "which that when where while if because but not so then though although whether how why what once unless yet \
         however meanwhile",
    ),
    (
        Class::VERB,
        "said says told tells gave gives took takes made makes held holds met meets found finds sent sends got gets went \
         goes came comes saw sees knew knows put puts set sets cut cuts let lets became becomes began begins broke breaks \
         brought brings built builds bought buys caught fell falls fought fights flew flies froze gained hit hits kept keeps \
         led leads lost loses paid pays quit ran runs rose rises sought seeks shot spoke speaks stood stands struck strikes \
         swore thought thinks threw withdrew withdraws withstood won wins wrote writes overcame upheld undertook understood \
         understands saw saying has have had knows knew dealt drew draws drove drives shut shuts sold sells spent spends",
    ),
    (
        Class::SPEECH,
        "said says told tells wrote writes tweeted added announced warned stated insisted claimed argued declared explained \
         stressed noted replied asked vowed urged denied confirmed reported alleged according saying acknowledged suggested \
         commented recalled remarked testified posted responded concluded continued emphasised emphasized predicted \
         complained joked quipped retorted observed adds notes argues insists believes thinks opined contributed reports \
         called accused criticised criticized condemned praised welcomed spoke speaks hailed",
    ),
    (
        Class::ENTERING,
        "left leave leaves leaving entered enter enters entering visited visit visits visiting reached reach reaching fled \
         flee fleeing toured tour touring exited exit quit departed departing crossed crossing overran captured seized \
         besieged liberated liberate liberating occupied bombed bombing bombarded shelled shelling surrounding isolate \
         isolating recaptured retook retaking capture",
    ),
    (
        Class::MOTION,
        "move moved moves moving fly flew flown flies flying travel traveled travelled travels traveling travelling return \
         returned returning returns go went goes going gone come came head headed heading heads trip trips flight flights \
         visit visits tour journey fled flee fleeing drove drive driven sail sailed escorted deported extradited transferred \
         bound way road arrived arriving marched advance advanced relocate relocated relocating emigrated ship shipped \
         closer route",
    ),
    (
        Class::COMPASS,
        "north south east west northeast northwest southeast southwest northern southern eastern western northeastern \
         northwestern southeastern southwestern central downtown upper lower mainland rural neighbouring neighboring nearby \
         north-east north-west south-east south-west north-eastern north-western south-eastern south-western outer inner \
         greater coastal far",
    ),
    (
        Class::CALENDAR,
        "january february march april may june july august september october november december monday tuesday wednesday \
         thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. \
         sep. sept. oct. nov. dec. christmas easter ramadan thanksgiving today yesterday tomorrow",
    ),
    (
        Class::NUMBER,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
         nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens hundreds \
         thousands several many few scores",
    ),
    (
        Class::BODY_HEAD,
        "council committee commission ministry department agency command force forces army navy brigade brigades battalion \
         division wing squadron regiment corps group party movement front union bank university institute association \
         society company corp corp. inc inc. ltd ltd. court parliament congress senate office service services coalition \
         alliance federation league foundation organization organisation news times post television radio tv airlines \
         airways network networks authority bureau board fund center centre assembly tribunal guard guards militia academy \
         secretariat directorate administration college press daily herald tribune gazette journal chamber \
         conference club trust initiative consortium corporation holdings industries front legion unit inspectorate \
         delegation opposition mission fleet marines steelers school echo ministries",
    ),
    (
        Class::PLACE_HEAD,
        "airport airfield river sea strait straits bay mountain mountains valley desert province governorate \
         district city village town island islands peninsula dam barrage bridge mosque hospital square street avenue road \
         palace hotel prison county region coast ocean canal channel cathedral church temple base heights hills plateau \
         strip harbour harbor park stadium crossing oblast checkpoint museum garrison beach highlands delta \
         basin municipality territory station monastery castle embassy consulate",
    ),
    (
        Class::EVENT_HEAD,
        "summit conference convention treaty agreement accord accords pact war wars cup championship championships games \
         olympics award awards prize festival act amendment resolution protocol declaration charter plan \
         revolution uprising spring forum week day anniversary memorial operation exercise genocide movie investigation \
         deal law code doctrine crisis program project hotel order march question games deal exhibition expo marathon \
         open derby tournament",
    ),
    (
        Class::OFFICIAL,
        "spokesman spokeswoman spokesperson spokespeople minister president chancellor ambassador envoy secretary premier \
         diplomat official officer commander general admiral colonel captain sergeant governor mayor senator congressman \
         congresswoman lawmaker legislator deputy representative speaker adviser advisor aide attorney prosecutor judge \
         king queen prince princess emir sultan sheikh ayatollah chief head director chairman chairwoman chair leader \
         minister-designate commissioner rapporteur coordinator inspector undersecretary negotiator consul attaché attache \
         counsellor counselor treasurer whip mp mep marshal major lieutenant brigadier commodore general-secretary ruler \
         monarch dictator vice-president foreign-minister",
    ),
    (
        Class::PRIVATE,
        "journalist reporter editor founder co-founder activist campaigner analyst commentator scientist researcher blogger \
         oligarch spy lawyer dissident author writer professor scholar expert economist historian whistleblower leaker \
         businessman businesswoman tycoon billionaire banker executive ceo owner photographer cameraman filmmaker actor \
         actress singer musician player footballer coach priest cleric imam rabbi bishop archbishop cardinal doctor physician \
         engineer student teacher soldier militant fighter terrorist exile refugee citizen protester demonstrator \
         correspondent columnist presenter anchor host politician candidate defector hacker publisher strategist fellow \
         specialist observer resident worker volunteer witness victim man woman brother sister son daughter father mother \
         wife husband cousin uncle nephew son-in-law half-brother widow friend ally rival associate critic opponent \
         predecessor successor nominee",
    ),
    (
        Class::FORMER,
        "former ex ex- late ousted deposed then-president then one-time onetime retired exiled jailed fugitive",
    ),
    (
        Class::RANK,
        "deputy assistant acting senior vice chief interim outgoing incoming top special permanent first second junior \
         principal lead associate de facto caretaker newly inaugurated elected hardline then current under press",
    ),
    (
        Class::TOWN,
        "mayor mayors streets street suburbs suburb airport airports residents resident outskirts downtown centre center \
         skyline metro subway tube hospital hospitals university hotel hotels hub residents residents' population status \
         traffic neighbourhood neighborhood neighbourhoods neighborhoods district districts weather stadium bridges roads \
         harbour harbor port embassy market markets museum museums cathedral square area region province office offices \
         bureau native-born stock exchange correspondent conference summit",
    ),
    (
        Class::NAME_PARTICLE,
        "al el bin bint ibn abu abd abdul ul ud ur de da di del della van von der den la le dos du das ter ten ben ould af av \
         zu y e um umm san dos",
    ),
    (Class::RULE, "government regime authorities administration leadership officials"),
    (
        Class::ADVERB,
        "also again later earlier now still then already never ever recently repeatedly strongly formally officially \
         publicly immediately quickly soon just only even finally once reportedly allegedly apparently firmly sharply \
         previously not n't always long swiftly angrily flatly initially since",
    ),
    (Class::PLACE_START, "mount lake cape port fort camp mt mt. gulf strait isle lakes"),
    (
        Class::PLACE_NOUN,
        "city town village province district region state capital port island suburb area neighbourhood neighborhood \
         county governorate territory enclave republic outskirts suburbs streets vicinity coast north south east west \
         northeast northwest southeast southwest heart centre center nation country territory site kingdom border \
         parts part rest",
    ),
    (
        Class::MODIFIER,
        "military opposition special security senior top foreign state national federal central local regional alleged \
         suspected armed political religious nuclear human rights intelligence diplomatic government hardline exiled \
         dissident unnamed two three leading main former current key high high-ranking high-level law riot border secret \
         state-run federal anti-terror counter-terrorism junior civil elected parliamentary royal presidential naval air \
         air-force defence defense interior finance justice health economic public support embassy party consular own \
         retired young several other many some few more new old big major ruling rebel militant jihadist paramilitary \
         fellow trade oil elite undercover police army navy forces ground troops leftist rightist left-wing right-wing \
         far-right moderate conservative liberal democratic republican socialist communist islamist sunni shia shiite \
         kurdish arab",
    ),
    (
        Class::BODY_NOUN,
        "group organisation organization movement agency ministry party alliance bloc body union militia faction company \
         network website newspaper paper broadcaster firm council committee court force coalition unit army watchdog \
         charity department institution channel association",
    ),
    (
        Class::OPENING,
        "the a an this that these those he she it they we you i in on at by for from with after before during since as but \
         and or if when while although though because despite amid according earlier later meanwhile however also some most \
         many few several both all another such no not there here what who why how where speaking asked two three four five \
         last next still yet even only now then once under over between among among more police officials officers \
         protesters sources lawmakers authorities reports analysts critics experts residents witnesses diplomats \
         detectives soldiers troops about around its his her their our my today yesterday responding under having previous \
         relations ties tensions talks government key those members people media local state without within",
    ),
];

#[cfg(test)]
mod tests {
    use super::{Class, Lexicon, Place};

    #[test]
    fn a_word_may_be_several_things() {
        let lexicon = Lexicon::new();
        assert!(
            lexicon.class("May").is(Class::CALENDAR) && lexicon.class("May").is(Class::AUXILIARY)
        );
        assert!(lexicon.class("LEFT").is(Class::ENTERING));
        assert_eq!(lexicon.class("Çavuşoğlu"), Class::NONE);
        assert_eq!(lexicon.class("a-word-longer-than-all-of-the-tables"), Class::NONE);
    }

    #[test]
    fn a_word_of_a_name_has_a_number() {
        let mut lexicon = Lexicon::new();
        let long = "Llanfairpwllgwyngyllgogerychwyrndrobwll";
        let (first, later) = (Place::First, Place::Later);
        let added = [("May", first), ("Day", later), ("may", later), (long, first)]
            .map(|(word, place)| lexicon.add_name_word(word, place).map(|word| word.number()));
        assert_eq!(added, [Some(1), Some(2), Some(1), Some(3)]);
        let may = lexicon.known("MAY");
        assert!(may.name.stands(first) && may.name.stands(later) && may.class.is(Class::CALENDAR));
        assert!(!lexicon.known("day").name.stands(first) && lexicon.known(long).name.stands(first));
    }
}
