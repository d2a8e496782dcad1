import createClient, { type Middleware } from "openapi-fetch";
import { toProblem, unreachable } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

let csrfToken: () => string | undefined = () => undefined;

/** The application tells where the token of the present session stands: in the query cache. */
export function takeCsrfTokenFrom(source: () => string | undefined): void {
  csrfToken = source;
}

/** For the one request that does not go through `api`: an upload. */
export const currentCsrfToken = (): string | undefined => csrfToken();

/** 128 random bits. `crypto.randomUUID` is missing from pages served without TLS. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const session: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang || "zh-CN");
    const token = csrfToken();
    if (request.method !== "GET" && token) request.headers.set("X-CSRF-Token", token);
    return request;
  },
  onError() {
    return unreachable();
  },
};

export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: "same-origin",
  // Looked up at every call, so that tests can replace the network.
  fetch: (request) => globalThis.fetch(request),
});
api.use(session);

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

/**
 * The body of a good answer; every other answer is thrown as an ApiProblem.
 *
 * Lists may also be asked for as CSV, which the contract calls a string; here they never are.
 */
export async function body<T>(answer: Promise<Answer<T>>): Promise<Exclude<T, string>> {
  const { data, error, response } = await answer;
  if (!response.ok) throw toProblem(response.status, error);
  return data as Exclude<T, string>;
}

/** The same for answers that are plain text. */
export async function text(answer: Promise<Answer<string>>): Promise<string> {
  const { data, error, response } = await answer;
  if (!response.ok) throw toProblem(response.status, error);
  return data ?? "";
}
