//! What a frame passes over on its way to its next place: marks, times, manners, descriptions.

use super::bind::Binder;
use super::chunk::ChunkKind;
use super::verb_group::Form;

impl Binder<'_, '_> {
    /// The noun phrase that comes next, but for adverbs, marks and times.
    pub fn next_noun(&self, at: usize) -> Option<usize> {
        self.next_phrase(at).filter(|&c| self.parse.is_noun(c))
    }

    /// The next chunk that is no adverb, mark, time or manner.
    pub fn next_phrase(&self, at: usize) -> Option<usize> {
        let parse = self.parse;
        let mut chunk = parse.chunk_of(at);
        loop {
            match parse.chunks.get(chunk)?.kind {
                ChunkKind::Adverb | ChunkKind::Quote => chunk += 1,
                _ => match self.behind_circumstance(chunk) {
                    Some(behind) => chunk = behind,
                    None => return Some(chunk),
                },
            }
        }
    }

    /// The chunk behind a time or manner that a chunk begins: "on Friday", "in the strongest terms", "as “lies”", before what
    /// the verb is about.
    pub fn behind_circumstance(&self, chunk: usize) -> Option<usize> {
        let parse = self.parse;
        match parse.chunks.get(chunk)?.kind {
            ChunkKind::Time => Some(chunk + 1),
            ChunkKind::Preposition if parse.is(chunk + 1, &ChunkKind::Time) => Some(chunk + 2),
            ChunkKind::Preposition if parse.lower(chunk) == "in" => {
                let noun = parse.skip_marks(chunk + 1);
                let manner = parse.is_noun(noun) && parse.is_headed_by(noun, "manner");
                let behind = parse.skip_marks(noun + 1);
                (manner && parse.is_noun(behind)).then_some(noun + 1)
            }
            // "dismissed as “lies” the charge that".
            ChunkKind::Preposition if parse.lower(chunk) == "as" => {
                let noun = parse.skip_marks(chunk + 1);
                let (_, after) = parse.list_from(noun);
                let behind = parse.skip_marks(after);
                (parse.is_noun(noun) && parse.is_noun(behind)).then_some(behind)
            }
            _ => None,
        }
    }

    /// The word behind a participle or a relative clause that describes the phrase before it: "called the ban (imposed by
    /// Oslo on Friday) “vile”". A relative clause ends where a quotation begins.
    pub fn behind_description(&self, at: usize) -> Option<usize> {
        /// Longer descriptions leave open what the words behind them are about.
        const LONGEST: usize = 10;
        let parse = self.parse;
        let first = self.next_phrase(at)?;
        let participle =
            parse.verb(first).is_some_and(|group| group.form == Form::Participle && !group.negated);
        if !participle && !parse.is(first, &ChunkKind::Relative) {
            return None;
        }
        let within = first + 1..parse.chunks.len().min(first + LONGEST);
        for chunk in within {
            match parse.chunks[chunk].kind {
                ChunkKind::Quote => return Some(parse.chunks[chunk].words.end),
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Dash => return None,
                ChunkKind::Adjective if participle => return Some(parse.chunks[chunk].words.start),
                _ => {}
            }
        }
        None
    }

    /// The chunk behind what stands between "that" and the subject: "that so far, this year, Oslo has".
    pub fn behind_opening(&self, mut chunk: usize) -> usize {
        let parse = self.parse;
        let begin = chunk;
        while let Some(kind) = parse.chunks.get(chunk).map(|c| &c.kind) {
            match kind {
                ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Time | ChunkKind::Comma => {
                    chunk += 1;
                }
                ChunkKind::Preposition if parse.is(chunk + 1, &ChunkKind::Time) => chunk += 2,
                ChunkKind::Noun { .. } => return chunk,
                _ => return begin,
            }
        }
        begin
    }
}
