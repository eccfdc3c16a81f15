"""Asks a chancery server as people's programs do; prints one line a client. Usage: clients.py http://HOST:PORT"""
import sys

import rdflib
from SPARQLWrapper import CSV, GET, JSON, POST, TURTLE, XML, SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

at = sys.argv[1]
select = "SELECT ?name { state:albania rdfs:label ?name }"
for method in (GET, POST):
    client = SPARQLWrapper(at + "/sparql")
    client.setMethod(method)
    client.setQuery(select)
    client.setReturnFormat(JSON)
    print(client.query().convert()["results"]["bindings"][0]["name"]["value"])
    client.setReturnFormat(XML)
    print(client.query().convert().getElementsByTagName("literal")[0].firstChild.data)
    client.setReturnFormat(CSV)
    print(client.query().convert().decode().split()[1])
    client.setQuery("CONSTRUCT { ?state rdfs:label ?name } WHERE { VALUES ?state { state:albania } ?state rdfs:label ?name }")
    client.setReturnFormat(TURTLE)
    print(*rdflib.Graph().parse(data=client.query().convert()).objects())

albania = rdflib.URIRef("https://w3id.org/chancery/id/state/albania")
remote = rdflib.Graph(SPARQLStore(at + "/sparql"))
print(remote.value(albania, rdflib.RDFS.label))
print(*(row.name for row in remote.query("SELECT ?name { <%s> <%s> ?name }" % (albania, rdflib.RDFS.label))))
print(rdflib.Graph().parse(at + "/id/state/albania").value(albania, rdflib.RDFS.label))
