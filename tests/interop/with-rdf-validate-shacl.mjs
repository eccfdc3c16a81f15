// rdf-validate-shacl finds that the graph conforms to the shapes, and that a graph with a fault does not.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.TOOLS + "/package.json");
let n3, Validator;
try {
    n3 = require("n3");
    Validator = (await import(pathToFileURL(require.resolve("rdf-validate-shacl")))).default;
} catch {
    console.error("rdf-validate-shacl is not installed");
    process.exit(77);
}
console.log("version", require(process.env.TOOLS + "/node_modules/rdf-validate-shacl/package.json").version);
const read = (path) => new n3.Store(new n3.Parser().parse(readFileSync(path, "utf8")));
const [shapes, data] = [read("shapes.ttl"), read("g.ttl")];
console.log("triples", "ttl", data.size);
// It takes classes and their subclasses from the data.
for (const quad of read("vocabulary.ttl")) data.addQuad(quad);
const report = await new Validator(shapes).validate(data);
console.log("conforms", report.conforms);
for (const result of report.results.slice(0, 3)) {
    console.error(result.focusNode.value, result.path?.value, result.message.map((text) => text.value).join("; "));
}
const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const [claim] = data.getSubjects(rdf + "type", "https://w3id.org/chancery#Claim");
data.removeQuads(data.getQuads(claim, rdf + "predicate", null));
if ((await new Validator(shapes).validate(data)).conforms) console.error("a claim without a relation conforms too");
