import type { Schemas } from "../src/api/client";
import { handlers, problem, type Handler } from "./handlers.ts";
import { project, smallWorld, type World } from "./world.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The practice world of the office: one may write in it, and it forgets everything with the page. */
export interface OfficeWorld extends World {
  readonly session: Schemas["Session"];
  readonly contributions: Mutable<Schemas["Contribution"]>[];
  readonly groups: Schemas["Group"][];
  readonly members: Record<string, string[]>;
  readonly periods: Schemas["Period"][];
  readonly accounts: Schemas["Account"][];
  seq: number;
}

const everything = [
  "project.declare", "project.change", "project.move", "milestone.add", "milestone.change", "group.create",
  "group.change_members", "contribution.plan", "contribution.claim", "contribution.verify", "contribution.withdraw",
  "period.close", "account.create", "account.change", "account.renew_link", "file.upload", "view.programme",
  "view.projects", "view.record", "view.evidence", "view.accounts",
];

function contribution(id: string, rest: Partial<Schemas["Contribution"]>): Schemas["Contribution"] {
  return {
    id,
    project: "p2",
    project_name: "项目p2",
    item: "test-2024-a1-01",
    item_code: "A1-01",
    item_name_zh: "修路",
    item_name_en: "Roads",
    unit: "条",
    unit_en: "roads",
    verb: "complete",
    status: "planned",
    quantity: 2,
    version: 1,
    evidence: [],
    mine: false,
    ...rest,
  };
}

const digest = (digit: string): string => digit.repeat(64);

export function officeWorld(rest: Partial<OfficeWorld> = {}): OfficeWorld {
  const small = smallWorld();
  const claims = [
    contribution("c1", {
      status: "claimed",
      claimed_quantity: 2,
      claimed_by: "街道甲",
      claimed_at: "2024-05-20T02:00:00Z",
      reached_on: "2024-05-18",
      evidence: [{ sha256: digest("a"), title: "验收单.pdf", size: 20_480 }],
      version: 2,
    }),
    contribution("c2", {
      project: "p1",
      project_name: "项目p1",
      status: "claimed",
      claimed_quantity: 1,
      claimed_by: "我",
      claimed_at: "2024-05-21T02:00:00Z",
      reached_on: "2024-05-19",
      evidence: [{ sha256: digest("b"), title: "照片.jpg", size: 900 }],
      mine: true,
      version: 2,
    }),
    contribution("c3", { project: "p1", project_name: "项目p1", item: "test-2024-a1-02", item_code: "A1-02", item_name_zh: "种树" }),
    contribution("c4", { project: "p3", project_name: "项目p3", status: "refused", reason: "照片看不清", claimed_quantity: 1, version: 3 }),
  ];
  const next: Schemas["ProjectDetail"]["next_states"] = [
    { to: "implementation", allowed: false, permitted: true, missing: [{ zh: "实施主体", en: "the implementing entity" }] },
    { to: "suspended", allowed: true, permitted: true, missing: [] },
  ];
  return {
    ...small,
    projects: [
      ...small.projects.map((one) => ({
        ...one,
        next_states: next,
        contributions: claims.filter((claim) => claim.project === one.id),
      })),
      project("p4", {
        name: "刚申报的项目",
        state: "submitted",
        library: "none",
        library_no: null,
        next_states: [
          { to: "reserve", allowed: true, permitted: true, missing: [] },
          { to: "supplement", allowed: true, permitted: true, missing: [] },
          { to: "rejected", allowed: true, permitted: true, missing: [] },
        ],
      }),
    ],
    session: {
      signed_in: true,
      account: { id: "me", name: "manager", display_name: "我", role: "manager", district: "test" },
      permissions: everything,
      csrf_token: "token",
    },
    contributions: claims,
    groups: [
      { id: "g1", kind: "area", name_zh: "河边片区", name_en: "Riverside", projects: 1, version: 1 },
      { id: "g2", kind: "list", name_zh: "重点项目清单", name_en: "Key projects", level: "district", batch: "第一批", projects: 0, version: 1 },
    ],
    members: { g1: ["p1"], g2: [] },
    periods: ["2024-01", "2024-02", "2024-03"].map((month, index) => ({
      id: `test-${month}`,
      district: "test",
      month,
      closed: index === 0,
      closed_at: index === 0 ? "2024-02-02T01:00:00Z" : null,
      figures: index === 0 ? [{ item: "test-2024-a1-01", code: "A1-01", planned: 3, claimed: 2, verified: 1 }] : [],
    })),
    accounts: [
      { id: "me", name: "manager", display_name: "我", role: "manager", district: "test", has_password: true, last_sign_in_at: "2024-05-30T01:00:00Z", version: 3 },
      { id: "a2", name: "clerk-wang", display_name: "", role: "clerk", district: "test", has_password: false, version: 1 },
    ],
    seq: 100,
    ...rest,
  };
}

interface Call {
  readonly path: readonly string[];
  readonly url: URL;
  readonly body: Record<string, unknown>;
  readonly request: Request;
}

const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { "Content-Type": "application/json" } });

export function officeHandlers(world: OfficeWorld): Handler {
  const rest = handlers(world);
  const answers = { ...reads(world), ...writes(world) };
  const replies = new Map<string, Response>();
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/api\/v1\//, "").split("/");
    const name = `${request.method} ${path.map((part, index) => (index === 1 || (index === 3 && path[2] === "milestones") ? ":" : part)).join("/")}`;
    const answer = answers[name];
    if (!answer) return rest(request);
    const key = request.headers.get("Idempotency-Key");
    const known = key === null ? undefined : replies.get(key);
    if (known) return known.clone();
    const isJson = request.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    const body = isJson ? ((await request.clone().json()) as Record<string, unknown>) : {};
    const reply = answer({ path, url, body, request });
    if (key !== null && reply.ok) replies.set(key, reply.clone());
    return reply;
  };
}

type Answers = Record<string, (call: Call) => Response>;

const missing = (): Response => problem(404, "api.not_found", "没有找到。", "Not found.");

function reads(world: OfficeWorld): Answers {
  let session = world.session;
  return {
    "GET session": () => json(session),
    "DELETE session": () => {
      session = { signed_in: false };
      return new Response(null, { status: 204 });
    },
    "GET contributions": ({ url }) => {
      const status = url.searchParams.get("status");
      const items = world.contributions.filter((one) => status === null || one.status === status);
      return json({ items, total: items.length, next: null });
    },
    "GET groups": () => json({ items: world.groups }),
    "GET periods": () => json({ items: world.periods }),
    "GET accounts": () => json({ items: world.accounts }),
    "GET items/:": ({ path }) => {
      const item = Object.values(world.programmes).flatMap(({ actions }) => actions.flatMap(({ items }) => items)).find(({ id }) => id === path[1]);
      if (!item) return missing();
      return json({
        ...item,
        source: { document: "测试报", certainty: "READ" },
        by_subdistrict: [{ code: "900001", name: "甲街道", rollup: item.rollup }],
        contributions: world.contributions.filter((one) => one.item === item.id),
        trend: [{ month: "2024-01", verified: 1 }, { month: "2024-02", verified: 3 }],
      });
    },
  };
}

function writes(world: OfficeWorld): Answers {
  const receipt = (rest: object = {}, status = 200) => {
    world.seq += 1;
    return json({ seq: world.seq, version: 1, replayed: false, ...rest }, status);
  };
  const projectAt = (id: string | undefined) => world.projects.findIndex((one) => one.id === id);
  const change = (id: string | undefined, request: Request, how: (old: Schemas["ProjectDetail"]) => Partial<Schemas["ProjectDetail"]>) => {
    const at = projectAt(id);
    const old = world.projects[at];
    if (!old) return missing();
    const expected = request.headers.get("If-Match");
    if (expected !== null && expected !== `"${old.version}"`)
      return problem(412, "store.version_stale", "已被他人改动。", "It has changed meanwhile.");
    world.projects[at] = { ...old, ...how(old), version: old.version + 1 };
    return receipt({ id: old.id, version: old.version + 1 });
  };
  const decide = (id: string | undefined, how: (old: Schemas["Contribution"]) => Partial<Schemas["Contribution"]> | Response) => {
    const at = world.contributions.findIndex((one) => one.id === id);
    const old = world.contributions[at];
    if (!old) return missing();
    const changed = how(old);
    if (changed instanceof Response) return changed;
    const now = { ...old, ...changed, version: old.version + 1 };
    world.contributions[at] = now;
    const project = world.projects[projectAt(now.project)];
    if (project) project.contributions = world.contributions.filter((one) => one.project === now.project);
    return receipt({ id: old.id });
  };
  return {
    "POST projects": ({ body }) => {
      if (typeof body.name !== "string" || body.name === "") return missing();
      const id = `p${world.projects.length + 1}`;
      const declared = project(id, { name: body.name, state: body.submit ? "submitted" : "draft", library: "none", library_no: null, subtype: String(body.subtype), fields: (body.fields ?? {}) });
      world.projects.push(declared);
      return receipt({ id }, 201);
    },
    "PATCH projects/:": ({ path, body, request }) =>
      change(path[1], request, (old) => ({ fields: { ...old.fields, ...body }, ...(typeof body.name === "string" ? { name: body.name } : {}) })),
    "POST projects/:/transitions": ({ path, body, request }) =>
      change(path[1], request, (old) => ({
        state: String(body.to),
        states: [...old.states, { state: String(body.to), at: "2024-06-01T00:00:00Z", index: world.seq, ...(typeof body.reason === "string" ? { reason: body.reason } : {}) }],
        next_states: body.to === "suspended" ? [{ to: "resume", allowed: true, permitted: true, missing: [] }] : [],
      })),
    "POST projects/:/milestones": ({ path, body, request }) =>
      change(path[1], request, (old) => ({ milestones: [...old.milestones, { id: `m${old.milestones.length + 1}`, late: false, ...body } as Schemas["Milestone"]] })),
    "PATCH projects/:/milestones/:": ({ path, body, request }) =>
      change(path[1], request, (old) => ({ milestones: old.milestones.map((one) => (one.id === path[3] ? { ...one, ...body } : one)) })),
    "POST contributions": ({ body }) => {
      const id = `c${world.contributions.length + 1}`;
      const planned = contribution(id, { ...body, project_name: world.projects[projectAt(String(body.project))]?.name ?? "" });
      world.contributions.push(planned);
      world.projects[projectAt(planned.project)]?.contributions.push(planned);
      return receipt({ id }, 201);
    },
    "POST contributions/:/claim": ({ path, body }) =>
      decide(path[1], () => ({ status: "claimed", claimed_quantity: Number(body.quantity), reached_on: String(body.reached_on), mine: true, claimed_by: "我", claimed_at: "2024-06-01T00:00:00Z", evidence: (body.evidence as { sha256: string; title: string }[]).map((one) => ({ ...one, size: 1 })) })),
    "POST contributions/:/verification": ({ path, body }) =>
      decide(path[1], (old) =>
        old.mine
          ? problem(403, "targets.own_claim", "这条贡献是您本人申报的。", "You claimed this contribution yourself.")
          : { status: body.verdict === "verified" ? "verified" : "refused", verified_quantity: body.verdict === "verified" ? (old.claimed_quantity ?? 0) : null, reason: (body.reason as string | undefined) ?? null },
      ),
    "POST contributions/:/withdrawal": ({ path, body }) => decide(path[1], () => ({ status: "withdrawn", reason: String(body.reason) })),
    "POST periods/:/close": ({ path }) => {
      const at = world.periods.findIndex(({ id }) => id === path[1]);
      const old = world.periods[at];
      if (!old) return missing();
      world.periods[at] = { ...old, closed: true, closed_at: "2024-06-01T00:00:00Z" };
      return receipt({ id: old.id });
    },
    "POST groups": ({ body }) => {
      const id = `g${world.groups.length + 1}`;
      world.groups.push({ id, projects: 0, version: 1, ...body } as Schemas["Group"]);
      return receipt({ id }, 201);
    },
    "POST groups/:/members": ({ path }) => receipt({ id: path[1] }),
    "POST files": ({ url }) => json({ sha256: digest("c"), size: 3, name: url.searchParams.get("name") ?? "" }, 201),
    "POST accounts": ({ body }) => {
      const id = `a${world.accounts.length + 1}`;
      world.accounts.push({ id, has_password: false, version: 1, ...body } as Schemas["Account"]);
      return receipt({ id, link: "/setup?token=once" }, 201);
    },
    "PATCH accounts/:": ({ path, body }) => {
      const at = world.accounts.findIndex(({ id }) => id === path[1]);
      const old = world.accounts[at];
      if (!old) return missing();
      world.accounts[at] = { ...old, ...(body as Partial<Schemas["Account"]>), version: (old.version ?? 0) + 1 };
      return receipt({ id: old.id });
    },
    "POST accounts/:/link": ({ path }) => receipt({ id: path[1], link: "/setup?token=again" }),
    "POST session/password": () => json({ seq: 0 }),
    "POST session/:": () => json({ seq: 0 }),
  };
}
