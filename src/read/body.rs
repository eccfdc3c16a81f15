//! [`blocks`]: the blocks of an article, without the furniture between them.

use super::line::Line;
use super::mark::Mark;
use super::page::{Page, is_text};
use crate::model::{Block, BlockKind, Span};
use crate::text::tokens;

/// So many paragraphs between two calls to the reader can belong to them.
const CALL: usize = 5;

/// The headline, decks, paragraphs, headings and captions of the article, in order; `title_at` and `decks`, which are in
/// order, are indices of lines.
pub(super) fn blocks(page: &Page<'_, '_>, title_at: Option<usize>, decks: &[usize]) -> Vec<Block> {
    let title = title_at.map(|title| page.lines[title].text);
    let is_furniture = furniture(page);
    let mut blocks: Vec<Block> = Vec::new();
    let mut previous = "";
    for (at, line) in page.lines.iter().enumerate() {
        let is_head = title_at == Some(at) || decks.binary_search(&at).is_ok();
        let is_repeated = Some(line.text) == title || line.text == previous;
        if is_head {
            blocks.push(head(line));
        } else if !is_furniture[at] && !is_repeated && (at >= page.header || is_caption(line)) {
            blocks.extend(block(page, line));
        }
        previous = line.text;
    }
    blocks
}

/// Which lines are furniture by what stands around them: lists of other stories, appeals to the reader.
fn furniture(page: &Page<'_, '_>) -> Vec<bool> {
    let mut is_furniture = vec![false; page.lines.len()];
    let mut in_list = false;
    let mut last_call: Option<usize> = None;
    for (at, line) in page.lines.iter().enumerate() {
        in_list = line.mark() == Some(Mark::Stop) || (in_list && !line.after_gap && !is_text(line));
        is_furniture[at] = in_list;
        if line.mark() == Some(Mark::Call) || starts_with_call(line) {
            if let Some(last) = last_call.filter(|last| at - last <= CALL + 1) {
                let between = &page.lines[last + 1..at];
                for (is_own, line) in is_furniture[last + 1..at].iter_mut().zip(between) {
                    *is_own |= speaks_for_itself(line.text);
                }
            }
            last_call = Some(at);
        }
    }
    is_furniture
}

/// Whether a paragraph of any length begins with a call to the reader.
fn starts_with_call(line: &Line<'_>) -> bool {
    line.hit.is_some_and(|hit| hit.mark == Mark::Call && hit.span.begin == 0)
}

/// Whether a newspaper speaks of itself: "we" or "our" outside of quotation marks.
fn speaks_for_itself(text: &str) -> bool {
    let mut is_quoted = false;
    tokens(text, Span::new(0, text.len())).iter().any(|token| {
        let word = token.span.of(text);
        match word {
            "“" => is_quoted = true,
            "”" => is_quoted = false,
            "\"" => is_quoted = !is_quoted,
            _ => {}
        }
        !is_quoted && matches!(word, "we" | "our" | "us" | "We" | "Our")
    })
}

/// Whether a line says that it stands below a picture.
fn is_caption(line: &Line<'_>) -> bool {
    matches!(line.mark(), Some(Mark::Caption | Mark::Picture))
}

/// The block of a headline or deck.
fn head(line: &Line<'_>) -> Block {
    let is_sentence = line.text.ends_with(['.', ':', ';']);
    let kind = if is_sentence { BlockKind::Paragraph } else { BlockKind::Headline };
    Block { span: behind(line, Mark::Highlights).unwrap_or(line.span), kind }
}

/// The block that a line of the body makes; none where it is furniture.
fn block(page: &Page<'_, '_>, line: &Line<'_>) -> Option<Block> {
    let paragraph = |span| Block { span, kind: BlockKind::Paragraph };
    match line.mark() {
        Some(Mark::Stop | Mark::Drop | Mark::Credit) => return None,
        Some(Mark::Picture) if line.words <= 5 => return None,
        Some(Mark::Picture) => return Some(Block { span: line.span, kind: BlockKind::Caption }),
        Some(Mark::Caption) => {
            return behind(line, Mark::Caption)
                .map(|span| Block { span, kind: BlockKind::Caption });
        }
        Some(Mark::Highlights) => return Some(head(line)),
        Some(Mark::Call) => return behind_call(line).map(paragraph),
        None if starts_with_call(line) => return behind_call(line).map(paragraph),
        None => {}
    }
    let is_furniture = line.is_rule()
        || line.is_copyright()
        || line.is_pointer()
        || line.is_trail()
        || line.is_byline();
    if is_furniture
        || (page.header > 0 && line.is_shouted())
        || line.stamp().is_some()
        || line.url().is_some()
    {
        return None;
    }
    // Without any running text nothing tells a heading from a statement.
    let is_heading = page.lines.get(page.header).is_some_and(is_text)
        && !line.is_prose()
        && !line.is_closed()
        && !line
            .text
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '•' | '*' | '.' | '–'));
    let kind = if is_heading { BlockKind::Headline } else { BlockKind::Paragraph };
    Some(Block { span: line.span, kind })
}

/// What stands behind the line's phrase, if that is a `mark` and something does.
fn behind(line: &Line<'_>, mark: Mark) -> Option<Span> {
    let hit = line.hit.filter(|hit| hit.mark == mark)?;
    trimmed(line, hit.span.end)
}

/// What stands behind the sentence that calls to the reader, when that sentence is the line's first and a paragraph
/// goes on behind it: pages glue their appeals to the first paragraph.
fn behind_call(line: &Line<'_>) -> Option<Span> {
    let hit = line.hit.filter(|hit| hit.span.begin == 0)?;
    let end = line.text[hit.span.end..].find(['.', '!', '?'])? + hit.span.end + 1;
    let rest = trimmed(line, end)?;
    let rest_line =
        Line::new(&line.text[rest.begin - line.span.begin..], Span::new(0, rest.len()), false);
    (is_text(&rest_line) && !starts_with_call(&rest_line)).then_some(rest)
}

/// The stretch of the text from byte `from` of the line to its end, without white space and colons around it.
fn trimmed(line: &Line<'_>, from: usize) -> Option<Span> {
    let rest = &line.text[from..];
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    let span = Span::new(line.span.end - words.len(), line.span.end);
    (!span.is_empty()).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::super::header::Header;
    use super::super::paragraph::paragraphs;
    use super::*;

    const TEXT: &str = "Oslo recalled its envoy from Minsk on Monday after a quarrel.";
    const MORE: &str = "Minsk denied on Tuesday that it had anything to do with it.";

    /// The blocks of `text`, each with the first letter of its kind, a bar between them.
    fn shown(text: &str) -> String {
        let lines = paragraphs(text);
        let page = Page::new(&lines);
        let header = Header::read(&page);
        let blocks = blocks(&page, header.title, &header.decks);
        let show = |block: &Block| {
            format!("{}:{}", &format!("{:?}", block.kind)[..1], block.span.of(text))
        };
        blocks.iter().map(show).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn only_the_articles_own_words_are_blocks() {
        for (between, expected) in [
            ("Envoy at sea", "H:Envoy at sea|"),
            ("- a buoy, painted", "P:- a buoy, painted|"),
            ("Ann Berg/Getty Images", ""),
            (
                "The envoy leaves Minsk on a boat. (AP Photo/Ann Berg)",
                "C:The envoy leaves Minsk on a boat. (AP Photo/Ann Berg)|",
            ),
            ("Image copyright Berg Image caption The envoy on a boat", "C:The envoy on a boat|"),
            ("Read more: Cat leaves Oslo", ""),
            ("Advertisement\n\n1,204\n\n___", ""),
            ("CAT AND DOG LEAVE OSLO FOR GOOD", "H:CAT AND DOG LEAVE OSLO FOR GOOD|"),
            ("Related:\nCat leaves Oslo\nDog stays", ""),
            ("By Ann Berg", ""),
            ("Sign up for our newsletter, which comes every day.", ""),
            (
                "Your support keeps us going.Two envoys left Oslo on Monday, police said there.",
                "P:Two envoys left Oslo on Monday, police said there.|",
            ),
            (
                "Your support helps\n\nWe believe that news should be free for all who read it.\n\nDonate now",
                "",
            ),
            (
                "Your support helps\n\n“We believe that news should be free,” said the envoy there.\n\nDonate now",
                "P:“We believe that news should be free,” said the envoy there.|",
            ),
        ] {
            let text = format!("{TEXT}\n\n{between}\n\n{MORE}\n\n{TEXT}\n\n{MORE}");
            assert_eq!(
                shown(&text),
                format!("P:{TEXT}|{expected}P:{MORE}|P:{TEXT}|P:{MORE}"),
                "{between}"
            );
        }
    }

    #[test]
    fn a_headline_is_one_block_however_often_it_stands_there() {
        let text = format!(
            "Oslo recalls envoy\n\nOslo recalls envoy\n\n{TEXT}\n\nOslo recalls envoy\n\n{MORE}\n{MORE}"
        );
        assert_eq!(shown(&text), format!("H:Oslo recalls envoy|P:{TEXT}|P:{MORE}"));
    }

    #[test]
    fn a_caption_above_the_text_is_one() {
        let text = format!("Oslo recalls envoy\n\nImage caption A buoy\n\n{TEXT}");
        assert_eq!(shown(&text), format!("H:Oslo recalls envoy|C:A buoy|P:{TEXT}"));
    }

    #[test]
    fn a_text_of_few_words_is_kept() {
        assert_eq!(shown("Oslo expels envoy"), "P:Oslo expels envoy");
        assert_eq!(shown("Syria\nIraq"), "P:Syria|P:Iraq");
    }
}
