"""Loads the shards into Oxigraph and Virtuoso, and compares their answers to shipped queries with those of the store that
one process has built: answers.py CHANCERY TOOLS, run in the folder with the shards (`g-*.nq.gz`) and `one.db`. Fails if an answer differs.
"""
import os
import pathlib
import subprocess
import sys

INTEROP = pathlib.Path(__file__).resolve().parent.parent / "interop"
sys.path.insert(0, str(INTEROP))
from run import QUERIES, SKIPPED, compare  # noqa: E402

chancery, tools = sys.argv[1], pathlib.Path(sys.argv[2])
data = pathlib.Path.cwd()


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


for folder in ["queries", "answers/chancery", "answers/oxigraph", "answers/virtuoso"]:
    (data / folder).mkdir(parents=True)
for name, values in QUERIES.items():
    (data / f"queries/{name}.rq").write_text(run(chancery, "query", "--store", "one.db", name, *values, "--sparql"))
    answer = run(chancery, "query", "--store", "one.db", "-o", "csv", name, *values)
    (data / f"answers/chancery/{name}.csv").write_text(answer)


def oxigraph():
    program = tools / "venv/bin/oxigraph"
    if not program.exists():
        raise FileNotFoundError("PyPI's oxigraph is not installed")
    run(program, "load", "--location", "oxigraph.db", "--file", *sorted(data.glob("g-*.nq.gz")))
    for query in (data / "queries").glob("*.rq"):
        asked = ["--query-file", query, "--union-default-graph", "--results-format", "csv"]
        answer = run(program, "query", "--location", "oxigraph.db", *asked)
        (data / f"answers/oxigraph/{query.stem}.csv").write_text(answer)


def virtuoso():
    environment = {**os.environ, "TOOLS": str(tools), "ANSWERS": str(data / "answers/virtuoso")}
    command = [sys.executable, str(INTEROP / "with-virtuoso.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    if done.returncode == SKIPPED:
        raise FileNotFoundError(done.stderr.strip())
    if done.returncode:
        sys.exit(f"spark: virtuoso: {done.stderr}")


failed = False
for tool, load in [("oxigraph", oxigraph), ("virtuoso", virtuoso)]:
    try:
        load()
    except FileNotFoundError as error:
        print(f"spark: {tool}: SKIPPED: {error}", file=sys.stderr)
        continue
    agreed, asked, difference = compare(data, tool)
    failed |= agreed != len(QUERIES)
    print(f"spark: {tool} answers {agreed} of {asked} queries as one process does" + (f"; {difference}" if difference else ""))
sys.exit(1 if failed else 0)
