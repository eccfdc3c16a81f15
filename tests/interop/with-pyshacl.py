"""pySHACL finds that the graph conforms to the shapes, and that a graph with a fault does not."""
import importlib.metadata
import sys

try:
    import pyshacl
    import rdflib
except ImportError:
    sys.exit(print("pyshacl is not installed", file=sys.stderr) or 77)

print("version", importlib.metadata.version("pyshacl"))
graph = rdflib.Graph().parse("g.ttl")
print("triples ttl", len(graph))
conforms, _, report = pyshacl.validate(graph, shacl_graph="shapes.ttl", ont_graph="vocabulary.ttl")
print("conforms", str(conforms).lower())
if not conforms:
    print(report, file=sys.stderr)
claims = graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/chancery#Claim"))
graph.remove((next(claims), rdflib.RDF.predicate, None))
if pyshacl.validate(graph, shacl_graph="shapes.ttl", ont_graph="vocabulary.ttl")[0]:
    print("a claim without a relation conforms too", file=sys.stderr)
