# rapper (Raptor) reads Turtle, N-Triples, N-Quads and RDF/XML; what it says of a file is a warning.
PATH=$PATH:$TOOLS/debian/usr/bin
export LD_LIBRARY_PATH=$TOOLS/debian/usr/lib/$(uname -m)-linux-gnu:${LD_LIBRARY_PATH:-}
command -v rapper >/dev/null || { echo "raptor2-utils is not installed" >&2; exit 77; }
echo "version $(rapper --version)"
for syntax in ttl:turtle nt:ntriples nq:nquads rdf:rdfxml; do
    echo "triples ${syntax%:*} $(rapper -q -i "${syntax#*:}" -o ntriples "g.${syntax%:*}" | wc -l)"
done
