// N3.js reads Turtle, N-Triples, N-Quads and TriG.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.env.TOOLS + "/package.json");
let n3;
try {
    n3 = require("n3");
} catch {
    console.error("n3 is not installed");
    process.exit(77);
}
console.log("version", require(process.env.TOOLS + "/node_modules/n3/package.json").version);
const formats = { ttl: "text/turtle", nt: "application/n-triples", nq: "application/n-quads", trig: "application/trig" };
for (const [ending, format] of Object.entries(formats)) {
    const quads = new n3.Parser({ format }).parse(readFileSync(`g.${ending}`, "utf8"));
    console.log("triples", ending, quads.length);
}
