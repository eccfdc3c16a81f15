"""owlrl closes vocabulary and graph under OWL 2 RL, finds no contradiction, and finds one where there is one."""
import importlib.metadata
import sys

try:
    import owlrl
    import rdflib
except ImportError:
    sys.exit(print("owlrl is not installed", file=sys.stderr) or 77)

ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
TERMS = rdflib.Namespace("https://w3id.org/chancery#")


def contradictions(graph):
    """Adds to the graph what follows, and gives what contradicts itself."""
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(text) for text in graph.objects(None, ERROR)]


print("version", importlib.metadata.version("owlrl"))
graph = rdflib.Graph().parse("g.ttl")
print("triples ttl", len(graph))
graph.parse("vocabulary.ttl")
before = len(graph)
for contradiction in contradictions(graph):
    print(contradiction, file=sys.stderr)
print(f"checked consistent, {len(graph) - before} inferred")
state = next(graph.subjects(rdflib.RDF.type, TERMS.State))
graph.add((state, rdflib.RDF.type, TERMS.Person))
if not contradictions(graph):
    print("a state that is a person is no contradiction", file=sys.stderr)
