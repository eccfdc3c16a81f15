"""pyoxigraph reads every format and answers from the quads, all graphs as one."""
import os
import pathlib
import sys

try:
    import pyoxigraph
except ImportError:
    sys.exit(print("pyoxigraph is not installed", file=sys.stderr) or 77)

print("version", pyoxigraph.__version__)
for path in ["g.ttl", "g.nt", "g.rdf", "g.nq", "g.trig", "g.jsonld"]:
    store = pyoxigraph.Store()
    store.load(path=path)
    print("triples", path.removeprefix("g."), len(store))
store = pyoxigraph.Store()
store.load(path="g.nq")
for query in sorted(pathlib.Path("queries").glob("*.rq")):
    answer = store.query(query.read_text(), use_default_graph_as_union=True)
    answer.serialize(f"{os.environ['ANSWERS']}/{query.stem}.csv", pyoxigraph.QueryResultsFormat.CSV)
