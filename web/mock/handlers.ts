import type { Schemas } from "../src/api/client";
import type { World } from "./world.ts";

/** Answers as the server would, for the reading part of the contract. */
export type Handler = (request: Request) => Promise<Response>;

interface Call {
  readonly url: URL;
  readonly path: readonly string[];
  readonly request: Request;
}

type Answer = Response | Promise<Response>;

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json" } });

const plain = (text: string): Response => new Response(text, { headers: { "Content-Type": "text/plain" } });

export const problem = (status: number, code: string, zh: string, en: string): Response =>
  new Response(JSON.stringify({ type: "about:blank", title: zh, status, code, zh, en }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });

const missing = (): Response => problem(404, "api.not_found", "没有找到。", "Not found.");

export function handlers(world: World): Handler {
  let session: Schemas["Session"] = { signed_in: false };
  const signedIn = (name: string): Schemas["Session"] => ({
    signed_in: true,
    account: { id: name, name, role: "manager" },
    permissions: [],
    csrf_token: "token",
  });

  const district = ({ url }: Call): string => url.searchParams.get("district") ?? world.meta.districts[0]?.id ?? "";

  const tables: Record<string, (call: Call) => Answer> = {
    "GET meta": () => json(world.meta),
    "GET session": () => json(session),
    "POST session": async ({ request }) => {
      const { name, password } = (await request.json()) as { name: string; password: string };
      if (password !== "correct horse battery") {
        return problem(401, "accounts.wrong_credentials", "用户名或密码不对。", "User name or password is wrong.");
      }
      session = signedIn(name);
      return json(session);
    },
    "DELETE session": () => {
      session = { signed_in: false };
      return new Response(null, { status: 204 });
    },
    "POST setup": () => {
      session = signedIn("admin");
      return json(session);
    },
    "GET renewal-types": () => json(world.types),
    "GET programme": (call) => optional(world.programmes[district(call)]),
    "GET subdistricts": (call) => json({ items: world.subdistricts[district(call)] ?? [] }),
    "GET subdistricts.geojson": () => json(world.shapes),
    "GET projects": (call) => json(projectPage(world, call.url.searchParams, district(call))),
    "GET projects/:": ({ path }) => optional(world.projects.find(({ id }) => id === path[1])),
    "GET projects/:/history": ({ path }) => json({ items: world.changes[path[1] ?? ""] ?? [], next: null }),
    "GET record/head": () => json(headOf(world)),
    "GET record/entries": ({ url }) =>
      json({ items: entriesOf(world).filter(({ handle }) => handle === url.searchParams.get("handle")) }),
    "GET record/entries/:": ({ path }) => optional(entriesOf(world)[Number(path[2])]),
    "GET record/entries/:/proof": ({ path }) =>
      Number(path[2]) < world.log.entries.length ? plain(world.log.proof(Number(path[2]))) : missing(),
  };

  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname === "/log/checkpoint") return plain(world.log.note);
    const path = url.pathname.replace(/^\/api\/v1\//, "").split("/");
    const table = tables[`${request.method} ${pattern(path)}`];
    return table ? table({ url, path, request }) : missing();
  };
}

/** "projects/p1/history" is answered by "projects/:/history". */
function pattern(path: readonly string[]): string {
  const fixed = path[0] === "record" ? 2 : 1;
  return path.map((part, index) => (index === fixed ? ":" : part)).join("/");
}

const optional = (value: unknown): Response => (value === undefined ? missing() : json(value));

function projectPage(world: World, query: URLSearchParams, district: string) {
  const limit = Number(query.get("limit") ?? 50);
  const start = Number(query.get("cursor") ?? 0);
  const words = query.get("q") ?? "";
  const fitting = world.projects.filter(
    (one) =>
      one.district === district &&
      one.name.includes(words) &&
      (query.get("late") !== "true" || one.late === true) &&
      (["state", "subdistrict", "action"] as const).every((name) => !query.has(name) || query.get(name) === one[name]),
  );
  const end = start + limit;
  return { items: fitting.slice(start, end), total: fitting.length, next: end < fitting.length ? String(end) : null };
}

const headOf = ({ log }: World): Schemas["RecordHead"] => ({
  origin: log.origin,
  verifier_key: log.verifierKey,
  size: log.entries.length,
  committed: log.entries.length,
  root: log.root,
  note: log.note,
  signed_at: "2024-03-08T02:00:00Z",
});

function entriesOf({ log }: World): Schemas["Entry"][] {
  return log.entries.map((entry, index) => {
    const { handle, type, at } = JSON.parse(entry) as { handle: string; type: string; at: number };
    return { index, entry, handle, sealed: true, kind: type, at: new Date(at).toISOString() };
  });
}
