"""rdflib reads every format and answers from the Turtle."""
import logging
import pathlib
import os
import sys
import warnings

try:
    import rdflib
except ImportError:
    sys.exit(print("rdflib is not installed", file=sys.stderr) or 77)

warnings.simplefilter("error")
for own in [DeprecationWarning, ResourceWarning]:  # what rdflib says of its own code, not of the files
    warnings.simplefilter("ignore", own)
logging.basicConfig(level=logging.WARNING)
print("version", rdflib.__version__)
for path in ["g.ttl", "g.nt", "g.rdf", "g.nq", "g.trig", "g.jsonld"]:
    quads = path.endswith((".nq", ".trig", ".jsonld"))
    graph = rdflib.Dataset() if quads else rdflib.Graph()
    graph.parse(path)
    print("triples", path.removeprefix("g."), len(list(graph.quads())) if quads else len(graph))
graph = rdflib.Graph().parse("g.ttl")
for query in sorted(pathlib.Path("queries").glob("*.rq")):
    graph.query(query.read_text()).serialize(f"{os.environ['ANSWERS']}/{query.stem}.csv", format="csv")
