// Comunica answers by asking `chancery serve`: whole queries, and patterns that it joins itself.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { serve } from "./server.mjs";

const require = createRequire(process.env.TOOLS + "/package.json");
let QueryEngine;
try {
    ({ QueryEngine } = require("@comunica/query-sparql-file"));
} catch {
    console.error("@comunica/query-sparql-file is not installed");
    process.exit(77);
}
console.log("version", require(process.env.TOOLS + "/node_modules/@comunica/query-sparql-file/package.json").version);
const server = await serve("store");
try {
    const engine = new QueryEngine();
    const endpoint = { type: "sparql", value: `${server.address}/sparql` };
    const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    for (const file of readdirSync("queries")) {
        const result = await engine.query(readFileSync(`queries/${file}`, "utf8"), { sources: [endpoint] });
        const { variables } = await result.metadata();
        const names = variables.map((variable) => (variable.variable ?? variable).value);
        const lines = [names.join(",")];
        for (const row of await (await result.execute()).toArray()) {
            lines.push(names.map((name) => cell(row.get(name)?.value ?? "")).join(","));
        }
        writeFileSync(`${process.env.ANSWERS}/${basename(file, ".rq")}.csv`, lines.join("\r\n") + "\r\n");
    }
    // With a second source, the same graph as a file, it asks pattern by pattern and joins itself.
    const names = "SELECT DISTINCT ?name { ?claim a <https://w3id.org/chancery#Claim> ; <https://w3id.org/chancery#actor> ?actor . ?actor <http://www.w3.org/2000/01/rdf-schema#label> ?name }";
    const alone = await (await engine.queryBindings(names, { sources: [endpoint] })).toArray();
    const file = { type: "file", value: resolve("g.ttl") };
    const joined = await (await engine.queryBindings(names, { sources: [endpoint, file] })).toArray();
    console.log("checked", alone.length, "names by query and by pattern");
    if (alone.length === 0 || alone.length !== joined.length) {
        console.error(`${joined.length} names from patterns, ${alone.length} from a query`);
    }
} finally {
    server.stop();
}
