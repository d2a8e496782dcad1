// The server keeps its contract: every answer is what src/api/openapi.yaml says it is.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { demo, Person, scratch, serve, signedIn, until } from "./support.mjs";

// The validator is one of the web interface's tools; a build without them has no contract test.
const MODULES = new URL("../../web/node_modules/", import.meta.url);
const skip = existsSync(new URL("ajv/package.json", MODULES)) ? false : "web/node_modules is not installed";

let contract;
let ajv;
let server;
let accounts;
let people;
let places;

before(async () => {
  if (skip) return;
  const { Ajv2020 } = (await import(new URL("ajv/dist/2020.js", MODULES))).default;
  const { default: formats } = await import(new URL("ajv-formats/dist/index.js", MODULES));
  const dir = await scratch({ after: (clean) => process.on("exit", clean) });
  ({ accounts } = await demo(dir));
  server = await serve(dir);
  contract = (await new Person(server.url).get("/api/openapi.json")).json;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(contract, "contract");
  people = { public: new Person(server.url) };
  for (const role of ["manager", "admin"]) people[role] = await signedIn(server.url, accounts[role]);
  places = await findPlaces();
});

after(() => server?.kill("SIGKILL"));

/** What stands for the members of paths: things of the practice district that everybody may see. */
async function findPlaces() {
  const projects = (await people.public.get("/api/v1/projects?district=practice&limit=200")).json.items;
  const item = (await people.public.get("/api/v1/items?district=practice")).json.items.find((one) => one.quantity_kind === "stated");
  const claims = (await people.manager.get("/api/v1/contributions?district=practice&limit=200")).json.items;
  await until(async () => {
    const head = (await people.public.get("/api/v1/record/head")).json;
    return head.size === head.committed;
  }, { what: "the seal" });
  return {
    "/api/v1/projects/{id}": { id: projects[0].id },
    "/api/v1/projects/{id}/history": { id: projects[0].id },
    "/api/v1/items/{id}": { id: item.id },
    "/api/v1/record/entries/{index}": { index: "0" },
    "/api/v1/record/entries/{index}/proof": { index: "0" },
    "/api/v1/files/{sha256}": { sha256: claims.flatMap((one) => one.evidence ?? [])[0].sha256 },
    "/log/tile/{path}": { path: "0/000.p/1" },
  };
}

/** Resolves `$ref`; answers the thing and its JSON pointer. */
function resolved(pointer) {
  let thing = contract;
  for (const step of pointer.slice(2).split("/")) thing = thing[decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")];
  return thing.$ref ? resolved(thing.$ref) : { thing, pointer };
}

const escaped = (text) => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));

function checkBody(pointer, value, what) {
  const validate = ajv.getSchema(`contract${pointer}`);
  assert.ok(validate, `${pointer} is no schema`);
  if (!validate(value)) assert.fail(`${what}: ${ajv.errorsText(validate.errors.slice(0, 8))}`);
}

/** The answer has a status, a content type and a body that the operation promises. */
function keepsPromise(operation, answer, what) {
  const promised = resolved(`#/paths/${escaped(operation.path)}/${operation.method}`).thing.responses;
  const type = (answer.headers.get("content-type") ?? "").split(";")[0];
  if (answer.status >= 400 && type === "application/problem+json") {
    return checkBody("#/components/schemas/Problem", answer.json, what);
  }
  assert.ok(promised[answer.status], `${what}: ${answer.status} is not promised: ${answer.text.slice(0, 300)}`);
  const { thing, pointer } = resolved(`#/paths/${escaped(operation.path)}/${operation.method}/responses/${answer.status}`);
  if (!thing.content) return assert.equal(answer.text, "", what);
  assert.ok(thing.content[type], `${what}: ${type} is not promised`);
  if (type.includes("json")) checkBody(`${pointer}/content/${escaped(type)}/schema`, answer.json, what);
}

function operations(wanted = () => true) {
  return Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })).filter(wanted),
  );
}

/** Accounts are the administrator's, evidence is not. */
const NOT_FOR = { manager: "listAccounts", admin: "downloadFile" };
const reader = (operation) => (operation.operationId === NOT_FOR.manager ? people.admin : people.manager);

const isStream = ({ operationId }) => operationId === "streamChanges";
const isPublic = ({ security }) => security?.length === 0;
const filled = ({ path }, members = places[path] ?? {}) => path.replace(/\{(\w+)\}/g, (_, name) => members[name] ?? `no-${name}`);

test("the contract compiles as JSON Schema", { skip }, () => {
  for (const name of Object.keys(contract.components.schemas)) {
    assert.ok(ajv.getSchema(`contract#/components/schemas/${name}`), name);
  }
});

test("everything that can be read answers as promised, to the public and to those signed in", { skip }, async () => {
  for (const operation of operations(({ method }) => method === "get").filter((one) => !isStream(one))) {
    for (const [who, person] of Object.entries(people)) {
      const what = `${operation.operationId} for ${who}`;
      const answer = await person.get(filled(operation));
      keepsPromise(operation, answer, what);
      const closed = who === "public" ? !isPublic(operation) && 401 : NOT_FOR[who] === operation.operationId && 403;
      assert.equal(answer.status, closed || 200, `${what}: ${answer.text.slice(0, 300)}`);
    }
  }
});

test("the practice district, with all its states, answers as promised", { skip }, async () => {
  const manager = people.manager;
  const read = async (path, operationId) => {
    const answer = await manager.get(path);
    assert.equal(answer.status, 200, `${path}: ${answer.text}`);
    keepsPromise(operations((one) => one.operationId === operationId)[0], answer, path);
    return answer.json;
  };
  const { items: projects } = await read("/api/v1/projects?district=practice&limit=200", "listProjects");
  for (const { id } of projects) {
    await read(`/api/v1/projects/${id}`, "getProject");
    await read(`/api/v1/projects/${id}/history?limit=200`, "getProjectHistory");
  }
  for (const { id } of (await read("/api/v1/items?district=practice", "listItems")).items) await read(`/api/v1/items/${id}`, "getItem");
  await read("/api/v1/programme?district=practice", "getProgramme");
  await read("/api/v1/contributions?district=practice&limit=200", "listContributions");
  await read("/api/v1/periods?district=practice", "listPeriods");
  await read("/api/v1/groups?district=practice", "listGroups");
  await read("/api/v1/subdistricts?district=practice", "listSubdistricts");
  await read("/api/v1/subdistricts.geojson?district=practice", "getSubdistrictShapes");
  await read("/api/v1/record/entries?limit=200", "findEntries");
  await read(`/api/v1/record/entries?stream=${projects[0].id}`, "findEntries");
});

test("every list leaves as CSV where the contract offers it", { skip }, async () => {
  const lists = operations(({ method, parameters = [] }) => method === "get" && parameters.some((one) => one.$ref?.endsWith("/format")));
  assert.ok(lists.length >= 8);
  for (const operation of lists) {
    const answer = await people.admin.get(`${filled(operation)}?format=csv`);
    assert.equal(answer.status, 200, operation.operationId);
    keepsPromise(operation, answer, operation.operationId);
    assert.match(answer.headers.get("content-type"), /^text\/csv/);
    const wrong = await people.admin.get(`${filled(operation)}?format=pdf`);
    assert.equal(wrong.status, 400, operation.operationId);
    keepsPromise(operation, wrong, operation.operationId);
  }
});

test("what is not there is said as a problem", { skip }, async () => {
  for (const operation of operations(({ method, path }) => method === "get" && path.includes("{"))) {
    const answer = await reader(operation).get(filled(operation, {}));
    assert.equal(answer.status, 404, `${operation.operationId}: ${answer.text.slice(0, 200)}`);
    keepsPromise(operation, answer, operation.operationId);
  }
});

test("every write refuses strangers, a missing token and an empty body, each as a problem", { skip }, async () => {
  const withoutToken = await signedIn(server.url, accounts.manager);
  withoutToken.forgetToken();
  for (const operation of operations(({ method }) => method !== "get")) {
    const path = filled(operation, {});
    const send = (person, body) => person.send(operation.method.toUpperCase(), path, { body, headers: { "Content-Type": "application/json" } });
    if (!isPublic(operation)) {
      const stranger = await send(people.public, "{}");
      assert.equal(stranger.status, 401, `${operation.operationId}: ${stranger.text}`);
      keepsPromise(operation, stranger, operation.operationId);
      const forged = await send(withoutToken, "{}");
      assert.equal(forged.status, 403, operation.operationId);
      keepsPromise(operation, forged, operation.operationId);
    }
    if (["signOut", "uploadFile"].includes(operation.operationId)) continue;
    const malformed = await send(people.manager, '{"unknown_member": ');
    assert.equal(malformed.status, 400, `${operation.operationId}: ${malformed.text}`);
    keepsPromise(operation, malformed, operation.operationId);
    const strange = await send(people.manager, '{"unknown_member": 1}');
    assert.ok(strange.status >= 400 && strange.status < 500, `${operation.operationId}: ${strange.status}`);
    keepsPromise(operation, strange, operation.operationId);
  }
});

test("writes answer as promised", { skip }, async () => {
  const { manager, admin } = people;
  const as = (operationId, answer, status) => {
    assert.equal(answer.status, status, `${operationId}: ${answer.text}`);
    keepsPromise(operations((one) => one.operationId === operationId)[0], answer, operationId);
    return answer.json;
  };
  const project = as("declareProject", await manager.post("/api/v1/projects", { district: "practice", name: "契约示范", subtype: "old_factory" }), 201);
  as("changeProject", await manager.patch(`/api/v1/projects/${project.id}`, { address: "示范路 9 号" }), 200);
  as("addMilestone", await manager.post(`/api/v1/projects/${project.id}/milestones`, { kind: "start", baseline: "2026-05-01" }), 201);
  as("moveProject", await manager.post(`/api/v1/projects/${project.id}/transitions`, { to: "operation" }), 409);
  as("moveProject", await manager.post(`/api/v1/projects/${project.id}/transitions`, { to: "submitted" }), 200);
  const group = as("createGroup", await manager.post("/api/v1/groups", { kind: "area", name_zh: "契约片区", district: "practice" }), 201);
  as("changeGroupMembers", await manager.post(`/api/v1/groups/${group.id}/members`, { add: [project.id] }), 200);
  const file = await manager.post("/api/v1/files?name=a.txt", new TextEncoder().encode("一"), { headers: { "Content-Type": "application/octet-stream" } });
  as("uploadFile", file, 201);
  const account = as("createAccount", await admin.post("/api/v1/accounts", { name: "contract-clerk", role: "clerk", district: "practice" }), 201);
  as("changeAccount", await admin.patch(`/api/v1/accounts/${account.id}`, { display_name: "窗口" }), 200);
  as("renewLink", await admin.post(`/api/v1/accounts/${account.id}/link`, {}), 200);
  const clerk = new Person(server.url);
  const { link } = (await admin.post(`/api/v1/accounts/${account.id}/link`, {})).json;
  as("redeemLink", await clerk.redeem(/token=([\w-]+)/.exec(link)[1], "契约测试要用的一个长口令"), 200);
  as("changePassword", await clerk.post("/api/v1/session/password", { old_password: "契约测试要用的一个长口令", new_password: "另一个足够长的新口令吧" }), 200);
  as("signOut", await clerk.send("DELETE", "/api/v1/session"), 204);
});

test("HEAD answers as GET does, without a body", { skip }, async () => {
  for (const operation of operations(({ method }) => method === "get")) {
    const answer = await reader(operation).send("HEAD", filled(operation));
    assert.equal(answer.status, 200, operation.operationId);
    assert.equal(answer.text, "", operation.operationId);
    assert.ok(answer.headers.get("content-type"), operation.operationId);
  }
});

test("tiles and the checkpoint lie where the static format of logs wants them", { skip }, async () => {
  const { size, note } = (await people.public.get("/api/v1/record/head")).json;
  assert.equal((await people.public.get("/log/checkpoint")).text, note);
  const width = size % 256;
  const tile = (path) => people.public.get(`/log/tile/${path}`);
  if (size >= 256) assert.equal((await tile("0/000")).status, 200);
  const number = String(Math.floor(size / 256)).padStart(3, "0");
  if (width > 0) {
    const partial = await tile(`0/${number}.p/${width}`);
    assert.equal(partial.status, 200, partial.text);
    assert.match(partial.headers.get("cache-control"), /immutable/);
    assert.equal((await tile(`entries/${number}.p/${width}`)).status, 200);
  }
  for (const path of ["0/999", "0/000.p/0", "0/000.p/256", "0/1", "64/000", "entries/x", "0/000.p/"]) {
    const missing = await tile(path);
    assert.equal(missing.status, 404, path);
  }
});
