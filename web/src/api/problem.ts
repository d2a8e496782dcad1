import type { components } from "./schema";

type Wire = components["schemas"]["Problem"];

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface FieldProblem extends Sentence {
  readonly pointer: string;
  readonly code: string;
}

/** What the server refused, in words for the reader; the only error that screens need to know. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly sentence: Sentence;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;
  readonly retryAfterS: number | undefined;

  constructor(problem: Pick<Wire, "status" | "code" | "zh" | "en"> & Partial<Wire>) {
    super(`${problem.code}: ${problem.en}`);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.code = problem.code;
    this.sentence = { zh: problem.zh, en: problem.en };
    this.fields = problem.fields ?? [];
    this.requestId = problem.request_id;
    this.retryAfterS = problem.retry_after_s;
  }
}

/** No answer arrived: the network, the server or a proxy between is down. */
export const unreachable = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    code: "web.server_unreachable",
    zh: "连不上服务器。请检查网络，稍后再试；已保存的内容不会丢失。",
    en: "The server cannot be reached. Check the network and try again; nothing that was saved is lost.",
  });

function isProblem(body: unknown): body is Wire {
  return typeof body === "object" && body !== null && "code" in body && "zh" in body && "en" in body;
}

/** The problem in an answer; answers of proxies, which know nothing of problem+json, get a sentence too. */
export function toProblem(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) return new ApiProblem({ ...body, status });
  return new ApiProblem({
    status,
    code: `web.http_${status}`,
    zh: `服务器的答复无法识别（状态 ${status}）。请稍后再试，或把这个代码告诉管理员。`,
    en: `The server's answer cannot be understood (status ${status}). Try again later, or tell the administrator this code.`,
  });
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : unreachable();
}
