//! What the tags of a web page amount to, told before a parser sees it that would take too long or too deep a stack.

/// How deep the tags of a page could be nested at most. Void tags and those that the next of their kind closes are
/// left aside, since pages need not close them.
pub(super) fn depth(page: &str) -> usize {
    const CLOSED: [&str; 27] = [
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "option", "br", "hr", "img",
        "meta", "link", "input", "source", "track", "wbr", "area", "base", "col", "embed", "param",
        "html", "head", "body",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in page.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = &tag[..tag.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        let is_own =
            name.is_empty() || CLOSED.iter().any(|closed| name.eq_ignore_ascii_case(closed));
        let closes_itself = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if is_own || closes_itself {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// How many attributes the tag of a page has that has most. Costs one walk over the page.
pub(super) fn most_attributes(page: &str) -> usize {
    let (mut rest, mut most) = (page, 0);
    while let Some(begin) = rest.find('<') {
        let tag = &rest[begin + 1..];
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            rest = tag;
            continue;
        }
        let (attributes, end) = attributes(tag);
        most = most.max(attributes);
        rest = &tag[end..];
    }
    most
}

/// How many attributes the tag has whose name a text begins with, and where it ends.
fn attributes(tag: &str) -> (usize, usize) {
    let (mut count, mut is_between, mut quote, mut before) = (0, false, None, b' ');
    for (at, byte) in tag.bytes().enumerate() {
        if quote.is_some() {
            if quote == Some(byte) {
                (quote, is_between) = (None, true);
            }
            continue;
        }
        match byte {
            b'>' => return (count, at),
            b'"' | b'\'' if before == b'=' => quote = Some(byte),
            b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' | b'/' => {
                is_between = true;
                continue;
            }
            // "a = b" is one attribute.
            b'=' => is_between = false,
            _ if is_between && before != b'=' => {
                count += 1;
                is_between = false;
            }
            _ => is_between = false,
        }
        before = byte;
    }
    (count, tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_parsers_do() {
        for (page, expected) in [
            ("", 0),
            ("Oslo < Minsk and so on > it", 0),
            ("<p>Oslo left at once, they say.</p>", 0),
            ("<a href=b>", 1),
            ("<a href = \"b > c d e\" id='f g'><p class=a>", 2),
            ("<a b c/d\te\nf>", 5),
            ("<a b='c'd=\"e\"f>", 3),
            ("<br/><br />", 0),
            ("<!-- a b c --><p a b", 2),
        ] {
            assert_eq!(most_attributes(page), expected, "{page}");
        }
    }

    #[test]
    fn tags_that_need_not_be_closed_are_not_deep() {
        for (page, expected) in
            [("<p><p><p>", 0), ("<div><p><div></div>", 2), ("<q><q/></q>", 1), ("</div><div>", 1)]
        {
            assert_eq!(depth(page), expected, "{page}");
        }
    }
}
