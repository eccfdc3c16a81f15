// Starts `chancery serve` over a store, for the tools that ask it over HTTP.
import { spawn } from "node:child_process";

// Gives the address, once the server says it, and a way to end it.
export async function serve(store) {
    const server = spawn(process.env.CHANCERY, ["serve", "--bind", "127.0.0.1:0", "--store", store], {
        stdio: ["ignore", "ignore", "pipe"],
    });
    let says = "";
    const address = await new Promise((resolve, reject) => {
        server.stderr.on("data", (bytes) => {
            says += bytes;
            const found = says.match(/http:\/\/[0-9.:]+/);
            if (found) resolve(found[0]);
        });
        server.on("exit", () => reject(new Error(`the server ended: ${says}`)));
    });
    return { address, stop: () => server.kill() };
}
