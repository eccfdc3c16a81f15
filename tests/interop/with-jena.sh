# Apache Jena as Debian packs it: riot validates and counts, shacl validates, arq and TDB2 answer alike.
jars=$TOOLS/debian/usr/share/java
[ -e "$jars/jena-arq.jar" ] || { echo "libapache-jena-java is not installed" >&2; exit 77; }
command -v java >/dev/null || { echo "there is no Java" >&2; exit 77; }
# Named one by one: the folder as a whole has several loggers, which get in each other's way.
classpath=$TOOLS/jena
for jar in "$jars"/jena-*[a-z2].jar "$jars"/commons-{cli,codec,compress,csv,io,lang3}.jar \
    "$jars"/jackson-{core,databind,annotations}.jar \
    "$jars"/{dexx.collection,gson,guava,httpclient,httpcore,jsonld-java,jakarta.json-api,protobuf,thrift,titanium-json-ld}.jar \
    "$jars"/{slf4j-api,slf4j-simple,jcl-over-slf4j}.jar; do
    [ -e "$jar" ] || { echo "$(basename "$jar") is not installed" >&2; exit 77; }
    classpath=$classpath:$jar
done
jena() { java -cp "$classpath" -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn "$@"; }

echo "version $(ls "$jars" | sed -n 's/^jena-arq-\(.*\)\.jar$/\1/p')"
files="g.ttl g.nt g.nq g.trig g.rdf"
jena riotcmd.riot --validate $files || exit 1
jena riotcmd.riot --count $files 2>&1 | tr -d ',' | sed -nE 's/.*g\.([a-z]+) +: (Triples|Quads) = ([0-9]+)$/triples \1 \3/p'
# It takes classes and their subclasses from the data.
cat g.ttl vocabulary.ttl > with-vocabulary.ttl
report=$(jena shacl.shacl validate --shapes shapes.ttl --data with-vocabulary.ttl --text)
if [ "$report" = Conforms ]; then echo "conforms true"; else echo "conforms false"; echo "$report" >&2; fi
jena tdb2.tdbloader --quiet --loc tdb2 g.ttl
for query in queries/*.rq; do
    name=$(basename "$query" .rq)
    jena arq.arq --data g.ttl --query "$query" --results CSV > "$ANSWERS/$name.csv"
    jena tdb2.tdbquery --loc tdb2 --query "$query" --results CSV > "tdb2-$name.csv"
    diff <(sort "$ANSWERS/$name.csv") <(sort "tdb2-$name.csv") >&2
done
