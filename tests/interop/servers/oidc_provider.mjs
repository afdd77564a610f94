// The authorization server of oidc-provider, whose refresh tokens are valid once, and a server that its tokens open.
// `POST /control` is that of authlib_tokens.py, paths are otherwise those of verifier.py.
import { Provider } from "oidc-provider";
import { createServer } from "node:http";

const state = { life: 3600, fault: null, faults: 0, requests: 0, refuses: false };
const faults = new Set();
const isFirst = (set, what) => set.size < set.add(what).size;
const app = "garden-app";

const provider = new Provider("http://127.0.0.1", {
    clients: [
        {
            client_id: app,
            client_secret: "planted-s3cret",
            grant_types: ["refresh_token", "client_credentials", "authorization_code"],
            redirect_uris: ["https://garden.example/"],
        },
    ],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    ttl: { AccessToken: () => state.life, ClientCredentials: () => state.life, RefreshToken: 3600, Grant: 3600 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    cookies: { keys: ["k"] },
});

let issued = [];
let revoked = new Set();
provider.on("access_token.saved", (token) => issued.push(token.jti));
provider.on("client_credentials.saved", (token) => issued.push(token.jti));

async function refreshToken() {
    const grant = new provider.Grant({ accountId: "gardener", clientId: app });
    grant.addOIDCScope("openid offline_access");
    const grantId = await grant.save();
    const token = new provider.RefreshToken({
        accountId: "gardener",
        client: await provider.Client.find(app),
        grantId,
        gty: "authorization_code",
        scope: "openid offline_access",
        rotations: 0,
        iiat: Math.floor(Date.now() / 1000),
    });
    state.grant = grantId;
    return token.save();
}

async function control({ revoke, expire, new: wanted, ...wishes }) {
    const told = { requests: state.requests };
    if (revoke) {
        await (await provider.Grant.find(state.grant))?.destroy();
        issued.forEach((id) => revoked.add(id));
    }
    if (expire) {
        issued.forEach((id) => revoked.add(id));
    }
    if (wanted) {
        told.refresh_token = await refreshToken();
    }
    Object.assign(state, { requests: 0 }, wishes);
    return told;
}

async function isOpened(request) {
    const given = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const token = (await provider.AccessToken.find(given)) ?? (await provider.ClientCredentials.find(given));
    return !state.refuses && token !== undefined && token.isValid && !revoked.has(token.jti);
}

function send(response, status, content, headers = {}) {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(content));
}

async function answer(request, response, body) {
    const url = new URL(request.url, "http://localhost");
    if (url.pathname === "/control") {
        return send(response, 200, await control(JSON.parse(body)));
    }
    const fault = url.pathname.split("/").map(decodeURIComponent).at(-1);
    if (fault.startsWith("flaky-") && isFirst(faults, fault)) {
        return request.socket.destroy();
    }
    if (fault.startsWith("busy-") && isFirst(faults, fault)) {
        return send(response, 503, { error: "busy" }, { "Retry-After": "0" });
    }
    if (!(await isOpened(request))) {
        return send(response, 401, { error: "the token is not valid" });
    }
    if (fault.startsWith("slow-")) {
        await new Promise((done) => setTimeout(done, 500));
    }
    const sum = body.reduce((a, b) => a + b, 0);
    return send(response, 200, { id: fault, query: [...url.searchParams], length: body.length, sum });
}

const tokens = provider.callback();

const server = createServer((request, response) => {
    if (request.url === "/token") {
        state.requests += 1;
        const fault = state.faults-- > 0 ? state.fault : null;
        if (fault === "busy" || fault === "slow and busy") {
            const wait = fault === "busy" ? 0 : 400;
            return setTimeout(() => send(response, 503, { message: "come back later" }), wait);
        }
        if (fault === "slow") {
            const end = response.end.bind(response);
            response.end = (...content) => setTimeout(() => end(...content), 400);
        }
        return tokens(request, response);
    }
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => answer(request, response, Buffer.concat(pieces)));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
// The test ends when it closes the input.
process.stdin.resume().on("end", () => process.exit());
