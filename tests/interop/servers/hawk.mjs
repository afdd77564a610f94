// Checks signatures with @hapi/hawk. An id in the path may ask for a fault, as in verifier.py.
import Hawk from "@hapi/hawk";
import { createServer } from "node:http";

const faults = new Set();
const nonces = new Set();

const isFirst = (set, what) => set.size < set.add(what).size;

const keys = { gardener: { key: "k3y", algorithm: "sha256" }, "old gardener": { key: "k3y", algorithm: "sha1" } };

function send(response, status, content, headers = {}) {
    const body = JSON.stringify(content);
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(body);
}

async function answer(request, response, body) {
    const url = new URL(request.url, "http://localhost");
    const path = url.pathname.split("/").map(decodeURIComponent);
    const fault = path.at(-1);
    if (fault.startsWith("flaky-") && isFirst(faults, fault)) {
        return request.socket.destroy();
    }
    if (fault.startsWith("busy-") && isFirst(faults, fault)) {
        return send(response, 503, { error: "busy" }, { "Retry-After": "0" });
    }
    const hashed = /\bhash="/.test(request.headers.authorization ?? "");
    let artifacts;
    try {
        ({ artifacts } = await Hawk.server.authenticate(request, (id) => keys[id], {
            payload: hashed ? body : undefined,
            nonceFunc: (_, nonce, ts) => {
                if (!isFirst(nonces, `${nonce} ${ts}`)) {
                    throw new Error("the nonce was used before");
                }
            },
        }));
    } catch (error) {
        return send(response, 401, { error: `@hapi/hawk: ${error.message}` });
    }
    if (fault.startsWith("slow-")) {
        await new Promise((done) => setTimeout(done, 500));
    }
    const { ext, app, dlg } = artifacts;
    const received = { id: fault, query: [...url.searchParams], length: body.length, sum: body.reduce((a, b) => a + b, 0) };
    return send(response, 200, { ...received, hashed, ext, app, dlg });
}

const server = createServer((request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => answer(request, response, Buffer.concat(pieces)));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
// The test ends when it closes the input.
process.stdin.resume().on("end", () => process.exit());
