// The pages of `chancery serve` in a real browser: in light and dark, wide and narrow, with the keyboard alone, without
// scripts, held against axe. With PICTURES=DIR it writes pictures of them there.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { serve } from "./server.mjs";

const require = createRequire(process.env.TOOLS + "/package.json");
let chromium, axe;
try {
    ({ chromium } = require("playwright-core"));
    axe = require("axe-core").source;
} catch {
    console.error("playwright-core and axe-core are not installed");
    process.exit(77);
}
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!program) {
    console.error("there is no chromium");
    process.exit(77);
}
const HEAVIEST = 200_000;
const articles = new URL("../articles", import.meta.url).pathname;
execFileSync(process.env.CHANCERY, ["build", "--keep-text", "--store", "kept", articles], { stdio: "ignore" });
const server = await serve("kept");
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
console.log("version", browser.version());

// The path of the first thing that a query finds.
async function find(query) {
    const asked = await fetch(`${server.address}/sparql?as=csv&query=${encodeURIComponent(query)}`);
    return "/id" + (await asked.text()).split(/\r?\n/)[1].split("/chancery/id")[1];
}

const network = "SELECT ?who ?does ?whom WHERE {\n  ?claim rdf:subject ?who ; rdf:predicate ?does ; rdf:object ?whom .\n}\nLIMIT 40";
const counted = "SELECT ?relation (COUNT(*) AS ?claims) WHERE {\n  ?claim rdf:predicate ?relation .\n}\nGROUP BY ?relation\nORDER BY DESC(?claims)";
const asked = (query) => "/query?query=" + encodeURIComponent(query);
const pages = {
    overview: "/",
    entity: "/id/state/norway",
    "two-parties": "/between?a=Norway&b=Belarus",
    "two-parties-asked": "/between",
    article: await find("SELECT ?a { ?a schema:headline ?h . ?c prov:wasDerivedFrom ?a } GROUP BY ?a ORDER BY DESC(COUNT(?c)) ?a LIMIT 1"),
    claim: await find("SELECT ?c { ?c c:answers ?a } ORDER BY ?c"),
    event: await find("SELECT ?e { ?c c:reports ?e } GROUP BY ?e ORDER BY DESC(COUNT(?c)) ?e"),
    office: await find("SELECT ?o { ?p c:held ?o } ORDER BY ?o"),
    search: "/search?q=ambassador",
    query: "/query",
    network: asked(network),
    bars: asked(counted),
    fault: asked("SELECT ?who WHERE {\n  ?who foo:accuses ?whom .\n}"),
    vocabulary: "/vocabulary",
    missing: "/id/nobody",
};
const looks = {
    "light-wide": { colorScheme: "light", viewport: { width: 1280, height: 900 } },
    "dark-narrow": { colorScheme: "dark", viewport: { width: 390, height: 844 } },
    "dark-wide": { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
    "light-narrow": { colorScheme: "light", viewport: { width: 390, height: 844 } },
};
const faults = [];
const fault = (where, what) => faults.push(`${where}: ${what}`);

// What a page does in a look: its weight, what the console says, what axe finds, whether it is as wide as the window.
async function look(name, path, look) {
    const context = await browser.newContext({ ...looks[look], bypassCSP: false });
    const page = await context.newPage();
    const where = `${name} (${look})`;
    const responses = [];
    page.on("console", (message) => {
        // That a page is not there, or a query wrong, the browser tells too.
        if (message.type() === "error" && !/status of 40[04]/.test(message.text())) fault(where, message.text());
    });
    page.on("pageerror", (error) => fault(where, error.message));
    page.on("request", (request) => {
        if (!request.url().startsWith(server.address)) fault(where, `asks ${request.url()}`);
    });
    page.on("response", (response) => responses.push(response));
    await page.goto(server.address + path);
    const bodies = await Promise.all(responses.map((response) => response.body().catch(() => "")));
    const weight = bodies.reduce((sum, body) => sum + body.length, 0);
    if (weight === 0 || weight > HEAVIEST) fault(where, `weighs ${weight} bytes`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) fault(where, `is ${overflow} pixels wider than the window`);
    if (process.env.PICTURES) {
        await page.screenshot({ path: `${process.env.PICTURES}/${name}-${look}.png` });
    }
    if (look === "dark-wide" || look === "light-narrow") {
        // The others have every colour and every width.
        await context.close();
        return weight;
    }
    // Through the debugger, so that the page's own policy stays as strict as it is.
    await page.evaluate(axe + ";0");
    const { violations } = await page.evaluate(() => axe.run());
    for (const violation of violations) {
        const node = violation.nodes[0];
        fault(where, `axe: ${violation.id} at ${node.target} (${violation.nodes.length}): ${node.failureSummary.replaceAll("\n", " ")}`);
    }
    await context.close();
    return weight;
}

// Everything that can be clicked is reached with the keyboard, and shows that it is.
async function keyboard(name, path) {
    const page = await browser.newPage();
    await page.goto(server.address + path);
    // A fault in a query puts the cursor to its place.
    await page.evaluate(() => document.activeElement.blur());
    const all = await page.evaluate(() => {
        const places = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
        const visible = places.filter((place) => place.checkVisibility({ checkVisibilityCSS: true }) && !place.closest("details:not([open]) > :not(summary)"));
        visible.forEach((place, number) => (place.dataset.number = number));
        return visible.length;
    });
    const reached = new Set();
    for (let pressed = 0; pressed < all + 3; pressed += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
            const place = document.activeElement;
            const style = getComputedStyle(place);
            return { number: place.dataset.number, isShown: style.outlineStyle !== "none" && style.outlineWidth !== "0px", tag: place.outerHTML.slice(0, 80) };
        });
        if (at.number === undefined) continue;
        reached.add(at.number);
        if (!at.isShown) fault(`${name} (keyboard)`, `nothing shows that ${at.tag} has the focus`);
    }
    if (reached.size < all) fault(`${name} (keyboard)`, `${reached.size} of ${all} places are reached`);
    await page.close();
    return reached.size;
}

// What the script adds, and that the pages do without it.
async function scripts() {
    const page = await browser.newPage();
    await page.goto(server.address + pages.fault);
    const chosen = await page.evaluate(() => {
        const editor = document.querySelector("textarea");
        return document.activeElement === editor && editor.value.slice(0, editor.selectionStart).split("\n").length;
    });
    if (chosen !== 2) fault("fault", `the cursor stands in line ${chosen}, not in line 2`);
    await page.fill("textarea", "ASK { state:norway a c:State }");
    await page.press("textarea", "Control+Enter");
    await page.waitForURL(/ASK/);
    if (!(await page.textContent("#answer + * ~ * table")).includes("yes")) fault("query", "Ctrl and Enter don't ask");
    await page.close();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(server.address + "/query");
    await plain.fill("textarea", "ASK { state:norway a c:State }");
    await plain.click("main button");
    if (!(await plain.content()).includes("<td>yes</td>")) fault("query", "doesn't answer without a script");
    await plain.fill("input[type=search]", "Norway");
    await plain.click("header button");
    await plain.click("main ul a");
    if (!(await plain.textContent("h1")).includes("Norway")) fault("search", "doesn't lead to Norway without a script");
    await context.close();
}

let heaviest = 0;
let places = 0;
try {
    for (const [name, path] of Object.entries(pages)) {
        for (const each of Object.keys(looks)) heaviest = Math.max(heaviest, await look(name, path, each));
        places += await keyboard(name, path);
    }
    await scripts();
} finally {
    await browser.close();
    server.stop();
}
faults.forEach((each) => console.error(each));
const count = Object.keys(pages).length;
console.log(`checked ${count} pages, 4 looks, ${places} places by keyboard, ${Math.round(heaviest / 1000)} kB at most`);
