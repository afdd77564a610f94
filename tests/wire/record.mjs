// Records what Postman's runner sends for each item of a collection. Nothing leaves the machine: every connection goes to
// a listener on the loopback, whatever host the request names, and TLS is left out.
//
//     npm install --prefix tests/wire
//     node tests/wire/record.mjs collections/plivo.json tests/wire/recordings/plivo.json [environment.json]
//     node tests/wire/record.mjs --jobs jobs.json        [{ "collection": …, "recording": …, "environment": … }, …]
//
// A recording is `{ "runner": …, "items": [{ "path": [names of the collection, of folders, of the item], "messages": […] }] }`
// and a message is `{ scheme, method, target, headers: [[name, value], …], body }`, its bytes as characters of Latin-1.
// Headers that say who is talking or that are random are left out. Scripts do not run. Time stands still at CLOCK.

import { readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { createRequire } from "node:module";
import { connect, createServer } from "node:net";
import { dirname, join, resolve } from "node:path";

const CLOCK = 1353832234000;
const IGNORED = ["user-agent", "postman-token", "accept", "accept-encoding", "connection", "cache-control"];

const packages = process.env.PHLO_GEN_NEWMAN ?? import.meta.dirname;
const load = createRequire(join(resolve(packages), "package.json"));
const newman = load("newman");
const runner = `newman ${load("newman/package.json").version}`;

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [CLOCK]));
  }
  static now() {
    return CLOCK;
  }
};

let current = null;

/** Takes one request from a connection, answers it with an empty object, and closes. */
function listen(scheme) {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    let idle;
    const finish = () => {
      clearTimeout(idle);
      if (bytes.length && current) current.messages.push(parse(scheme, bytes));
      bytes = Buffer.alloc(0);
      socket.end("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    };
    socket.on("error", () => {});
    socket.on("data", (more) => {
      bytes = Buffer.concat([bytes, more]);
      clearTimeout(idle);
      if (isWhole(bytes)) finish();
      else idle = setTimeout(finish, 300);
    });
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

function cut(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  const lines = bytes.subarray(0, end < 0 ? bytes.length : end).toString("latin1").split("\r\n");
  const headers = lines.slice(1).map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]);
  const header = (name) => headers.find(([other]) => other.toLowerCase() === name)?.[1];
  return { start: lines[0], headers, header, body: end < 0 ? null : bytes.subarray(end + 4) };
}

function isWhole(bytes) {
  const { header, body } = cut(bytes);
  if (!body) return false;
  if (header("transfer-encoding") === "chunked") return body.toString("latin1").endsWith("0\r\n\r\n");
  return body.length >= Number(header("content-length") ?? 0);
}

function parse(scheme, bytes) {
  const { start, headers, header, body } = cut(bytes);
  const [method, target] = start.split(" ");
  const text = (header("transfer-encoding") === "chunked" ? unchunked(body) : body ?? Buffer.alloc(0)).toString("latin1");
  return { scheme, method, target, headers: headers.filter(([name]) => !IGNORED.includes(name.toLowerCase())), body: text };
}

function unchunked(bytes) {
  const pieces = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    const length = parseInt(bytes.subarray(at, line).toString("latin1"), 16);
    if (!length) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
}

function agent(scheme, port) {
  const agent = new Agent({ keepAlive: false });
  agent.protocol = `${scheme}:`;
  agent.defaultPort = scheme === "https" ? 443 : 80;
  agent.createConnection = (_, connected) => connect(port, "127.0.0.1", connected);
  return agent;
}

function read(file) {
  const value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  return value.collection ?? value;
}

/** An environment without what is switched off in it: newman overlooks `enabled`, the app does not. */
function readEnvironment(file) {
  const environment = read(file);
  return { ...environment, values: environment.values.filter(({ enabled }) => enabled !== false) };
}

/** Leaves out what would run, and proxies, which would lead around the listener. */
function strip(entry) {
  delete entry.event;
  if (entry.request) delete entry.request.proxy;
  if (Array.isArray(entry.item)) entry.item.forEach(strip);
}

function pathOf(item) {
  const names = [];
  for (let entry = item; entry; entry = entry.parent?.()) if (entry.name) names.unshift(entry.name);
  return names;
}

async function record({ collection: file, environment, recording }, agents) {
  const collection = read(file);
  strip(collection);
  const items = [];
  await new Promise((done) => {
    const run = newman.run({
      collection,
      environment: environment ? readEnvironment(environment) : undefined,
      reporters: [],
      requestAgents: agents,
      insecure: true,
      insecureFileRead: true,
      ignoreRedirects: true,
      timeoutRequest: 5000,
      workingDir: dirname(resolve(file)),
    }, done);
    run.on("beforeItem", (_, { item }) => items.push((current = { path: pathOf(item), messages: [] })));
  });
  current = null;
  const lines = items.map((item) => JSON.stringify(item)).join(",\n");
  writeFileSync(recording, `{"runner":${JSON.stringify(runner)},"items":[\n${lines}\n]}\n`);
}

for (const name of Object.keys(process.env)) if (/^(https?|all)_proxy$/i.test(name)) delete process.env[name];
const [first, second, third] = process.argv.slice(2);
const jobs = first === "--jobs" ? read(second) : [{ collection: first, recording: second, environment: third }];
const servers = { http: await listen("http"), https: await listen("https") };
const agents = { http: agent("http", servers.http.address().port), https: agent("https", servers.https.address().port) };
for (const job of jobs) await record(job, agents);
process.exit(0);
