import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import type { Handler } from "./handlers.ts";
import { officeHandlers, officeWorld, type OfficeWorld } from "./office.ts";

/**
 * Answers the API from fixtures while no server runs: in `npm run dev` and `npm run preview`, never
 * in the product. HX_FIXTURES may name a JSON file that replaces parts of the small world.
 */
export function mockServer({ answersApi }: { answersApi: boolean }): Plugin {
  return {
    name: "huanxin:mock",
    configureServer: (server) => {
      if (answersApi) server.middlewares.use(middleware(officeHandlers(world())));
    },
    configurePreviewServer: (server) => {
      if (answersApi) server.middlewares.use(middleware(officeHandlers(world())));
      server.middlewares.use(page(`${server.config.root}/${server.config.build.outDir}/index.html`));
    },
  };
}

function world(): OfficeWorld {
  const file = process.env.HX_FIXTURES;
  if (!file) return officeWorld();
  return officeWorld(JSON.parse(readFileSync(file, "utf8")) as Partial<OfficeWorld>);
}

const isApi = (path: string): boolean => path.startsWith("/api/") || path.startsWith("/log/");

function middleware(handle: Handler): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = request.url ?? "/";
    if (path === "/api/v1/changes") response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": nothing changes by itself\n\n");
    else if (isApi(path)) void answer(handle, request, response);
    else next();
  };
}

/** The page as the server sends it: with a nonce, and the policy that the nonce belongs to. */
function page(file: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const path = request.url?.split("?")[0] ?? "/";
    if (isApi(path) || /\.[a-z0-9]+$/.test(path)) {
      next();
      return;
    }
    const nonce = randomBytes(16).toString("base64");
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader(
      "Content-Security-Policy",
      `default-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
    response.end(readFileSync(file, "utf8").replaceAll("__CSP_NONCE__", nonce));
  };
}

async function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const hasBody = request.method !== "GET" && chunks.length > 0;
  const reply = await handle(
    new Request(`http://localhost${request.url ?? "/"}`, {
      method: request.method ?? "GET",
      headers: Object.fromEntries(
        ["content-type", "idempotency-key", "if-match"].flatMap((name) => {
          const value = request.headers[name];
          return typeof value === "string" ? [[name, value]] : [];
        }),
      ),
      ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
    }),
  );
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.end(Buffer.from(await reply.arrayBuffer()));
}
