"""Virtuoso, as Debian packs it, loads the N-Quads in bulk and answers over HTTP, all graphs as one."""
import os
import pathlib
import platform
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

debian = pathlib.Path(os.environ["TOOLS"]) / "debian"
server = debian / "usr/bin/virtuoso-t"
if not server.exists():
    sys.exit(print("virtuoso-opensource-7-bin is not installed", file=sys.stderr) or 77)
libraries = f"{debian}/usr/lib/{platform.machine()}-linux-gnu:{debian}/lib/{platform.machine()}-linux-gnu"
environment = {**os.environ, "LD_LIBRARY_PATH": libraries}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


home = pathlib.Path("virtuoso").resolve()
home.mkdir()
for quads in pathlib.Path().glob("g*.nq*"):
    shutil.copy(quads, home)
sql, http = free_port(), free_port()
(home / "virtuoso.ini").write_text(f"""
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {home}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 1000000
""")


def ask(query, format):
    parameters = urllib.parse.urlencode({"query": query, "format": format})
    with urllib.request.urlopen(f"http://127.0.0.1:{http}/sparql?{parameters}", timeout=120) as answer:
        return answer.read().decode()


def isql(statement):
    command = [debian / "usr/bin/isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "VERBOSE=OFF", f"EXEC={statement}"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


process = subprocess.Popen(
    [server, "+foreground", "+configfile", "virtuoso.ini"], cwd=home, env=environment,
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
)
try:
    for _ in range(240):
        try:
            socket.create_connection(("127.0.0.1", http), 1).close()
            break
        except OSError:
            time.sleep(0.5)
    version = subprocess.run([server, "-?"], env=environment, capture_output=True, text=True)
    words = (version.stderr + version.stdout).split()
    print("version", words[words.index("Version") + 1] if "Version" in words else "")
    isql(f"ld_dir('{home}', 'g%.nq%', 'urn:chancery:default'); rdf_loader_run(); checkpoint;")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/chancery/') || ?g = <urn:chancery:default>) }"
    print("triples nq", ask(count, "text/csv").split()[-1].strip('"'))
    for query in sorted(pathlib.Path("queries").glob("*.rq")):
        answer = ask(query.read_text(), "text/csv")
        (pathlib.Path(os.environ["ANSWERS"]) / f"{query.stem}.csv").write_text(answer)
finally:
    process.terminate()
    process.wait(60)
