#!/usr/bin/env python3
"""Hands one export to every tool there is and compares what they read and answer: `make interop`.

    run.py CHANCERY TOOLS DATA    the program, the folder of install.sh, a folder for the exports and answers

Each with-*.{py,sh,mjs} beside this file is one tool; README.md says what it has to print. Ends with a matrix, and with 1
if a tool that ran disagrees.
"""
import csv
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FORMATS = ["ttl", "nt", "nq", "trig", "rdf", "jsonld"]
QUERIES = {
    "who-expelled-whom": [],
    "corroboration": [],
    "timeline": ["a=Norway", "b=Belarus"],
    "contradictions": [],
    "undenied-accusations": [],
}
# What GraphML must hold, an edge a row; no tool is asked it in SPARQL.
NETWORK = """SELECT DISTINCT ?who ?relation ?whom {
  { SELECT DISTINCT ?predicate { ?claim rdf:predicate ?predicate } }
  ?subject ?predicate ?object . ?subject rdfs:label ?who . ?object rdfs:label ?whom
  BIND(STRAFTER(STR(?predicate), "#") AS ?relation)
}"""
SKIPPED = 77


def prepare(chancery, data):
    """Builds the demo's graph, exports it in all formats, and writes the queries with chancery's answers."""
    shutil.rmtree(data, ignore_errors=True)
    (data / "queries").mkdir(parents=True)
    (data / "answers/chancery").mkdir(parents=True)

    def run(*arguments):
        done = subprocess.run([chancery, *arguments], cwd=data, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            sys.exit(f"chancery {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    run("build", "--store", "store", str(HERE.parent / "articles"))
    (data / "answers/chancery/network.csv").write_text(run("query", "--store", "store", "-o", "csv", NETWORK))
    for ending in [*FORMATS, "graphml"]:
        run("export", "--store", "store", f"g.{ending}")
    (data / "shapes.ttl").write_text(run("shapes"))
    (data / "vocabulary.ttl").write_text(run("vocabulary"))
    for name, values in QUERIES.items():
        (data / f"queries/{name}.rq").write_text(run("query", "--store", "store", name, *values, "--sparql"))
        (data / f"answers/chancery/{name}.csv").write_text(run("query", "--store", "store", "-o", "csv", name, *values))
    return len((data / "g.nq").read_text().splitlines())


def rows(path):
    """The columns of an answer, and its rows in order: engines may order equal keys and write lines as they like."""
    with open(path, newline="", encoding="utf-8") as file:
        columns, *answer = [row for row in csv.reader(file) if row] or [[]]
    return columns, sorted(answer)


def compare(data, tool):
    """How many of the queries a tool answered as chancery did, how many it answered, and the first difference."""
    agreed, difference = 0, None
    asked = sorted((data / "answers" / tool).glob("*.csv"))
    for path in asked:
        expected, found = rows(data / "answers/chancery" / path.name), rows(path)
        if expected == found:
            agreed += 1
        elif difference is None:
            lacks = [row for row in expected[1] if row not in found[1]][:1]
            extra = [row for row in found[1] if row not in expected[1]][:1]
            difference = (
                f"{path.stem}: {len(found[1])} rows for {len(expected[1])}; columns {found[0]}; lacks {lacks}, has {extra}"
            )
    return agreed, len(asked), difference


def judge(data, tool, done, triples):
    """The row of the matrix for a tool that ran, and what it did wrong."""
    told = [line.split() for line in done.stdout.splitlines() if line.strip()]
    version = next((" ".join(words[1:]) for words in told if words[0] == "version"), "")
    counts = {words[1]: int(words[2]) for words in told if words[0] == "triples"}
    conforms = next((words[1] for words in told if words[0] == "conforms"), "")
    checks = next((" ".join(words[1:]) for words in told if words[0] == "checked"), "")
    agreed, asked, difference = compare(data, tool)
    faults = [f"{name} has {count} triples, not {triples}" for name, count in counts.items() if count != triples]
    if done.returncode:
        faults.append(f"ended with {done.returncode}")
    if done.stderr.strip():
        faults.append("warned: " + done.stderr.strip().splitlines()[0][:300])
    if conforms not in ("", "true"):
        faults.append(f"conforms: {conforms}")
    if difference:
        faults.append(difference)
    if 0 < asked < len(QUERIES) and checks == "":
        faults.append(f"answered {asked} queries, not {len(QUERIES)}")
    if not (counts or asked or conforms or checks):
        faults.append("checked nothing")
    loads = " ".join(sorted(counts))
    answers = f"{agreed}/{asked}" if asked else ""
    return [tool, version, loads, str(triples) if counts else "", answers, conforms or checks], faults


def command(script, tools):
    """How a tool's script is run: with the interpreter of its packages."""
    if script.suffix == ".py":
        venv = tools / "venv/bin/python"
        return [str(venv if venv.exists() else sys.executable), str(script)]
    if script.suffix == ".mjs":
        return ["node", str(script)]
    return ["bash", str(script)]


def main():
    chancery, tools, data = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    only = sys.argv[4:]
    triples = prepare(str(chancery), data)
    matrix, failed = [], False
    for script in sorted(HERE.glob("with-*")):
        tool = script.stem.removeprefix("with-")
        if only and tool not in only:
            continue
        (data / "answers" / tool).mkdir()
        own = {"CHANCERY": str(chancery), "TOOLS": str(tools), "ANSWERS": str(data / "answers" / tool)}
        environment = {**os.environ, **own}
        try:
            done = subprocess.run(
                command(script, tools), cwd=data, env=environment, text=True, capture_output=True, timeout=600
            )
        except (subprocess.TimeoutExpired, FileNotFoundError) as error:
            done = subprocess.CompletedProcess([], SKIPPED if isinstance(error, FileNotFoundError) else 1, "", str(error))
        if done.returncode == SKIPPED:
            matrix.append([tool, "", "", "", "", "", "skipped: " + (done.stderr.strip().splitlines() or [""])[-1]])
            continue
        row, faults = judge(data, tool, done, triples)
        failed |= bool(faults)
        matrix.append(row + ["FAILED" if faults else "ok"])
        for fault in faults:
            print(f"{tool}: {fault}", file=sys.stderr)
    heading = ["tool", "version", "loads", "triples", "answers", "checks", "result"]
    widths = [max(len(row[column]) for row in [heading, *matrix]) for column in range(len(heading))]
    for row in [heading, ["─" * width for width in widths], *matrix]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
