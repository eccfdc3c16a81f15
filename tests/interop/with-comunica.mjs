// Comunica answers from the Turtle.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";

const require = createRequire(process.env.TOOLS + "/package.json");
let QueryEngine;
try {
    ({ QueryEngine } = require("@comunica/query-sparql-file"));
} catch {
    console.error("@comunica/query-sparql-file is not installed");
    process.exit(77);
}
console.log("version", require(process.env.TOOLS + "/node_modules/@comunica/query-sparql-file/package.json").version);
const engine = new QueryEngine();
const sources = [{ type: "file", value: resolve("g.ttl") }];
const count = await engine.queryBindings("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", { sources });
console.log("triples", "ttl", (await count.toArray())[0].get("n").value);

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
for (const file of readdirSync("queries")) {
    const result = await engine.query(readFileSync(`queries/${file}`, "utf8"), { sources });
    const { variables } = await result.metadata();
    const names = variables.map((variable) => (variable.variable ?? variable).value);
    const lines = [names.join(",")];
    for (const row of await (await result.execute()).toArray()) {
        lines.push(names.map((name) => cell(row.get(name)?.value ?? "")).join(","));
    }
    writeFileSync(`${process.env.ANSWERS}/${basename(file, ".rq")}.csv`, lines.join("\r\n") + "\r\n");
}
