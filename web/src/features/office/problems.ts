import { asProblem, type FieldProblem, type Sentence } from "@/api/problem";

export interface PlacedProblems<Name extends string> {
  /** What belongs to a field of the form, in the order the server gave it. */
  readonly placed: readonly { readonly name: Name; readonly problem: FieldProblem }[];
  /** What no field of the form can show. */
  readonly rest: readonly FieldProblem[];
}

/** "/fields/address" and "/evidence/0/sha256" speak of the form's fields "address" and "evidence". */
export function fieldOf<Name extends string>(pointer: string, known: readonly Name[]): Name | undefined {
  const parts = pointer.split("/").filter((part) => part !== "");
  return known.find((name) => parts.includes(name));
}

/** Sends each refusal of the server to the field it speaks of. */
export function placeProblems<Name extends string>(error: unknown, known: readonly Name[]): PlacedProblems<Name> {
  const placed: { name: Name; problem: FieldProblem }[] = [];
  const rest: FieldProblem[] = [];
  for (const problem of asProblem(error).fields) {
    const name = fieldOf(problem.pointer, known);
    if (name === undefined) rest.push(problem);
    else placed.push({ name, problem });
  }
  return { placed, rest };
}

/** It is not this person's to do: whoever tries again gets the same answer. */
export function forbidden(error: unknown): Sentence | undefined {
  const { status, code, sentence } = asProblem(error);
  return status === 403 || code === "app.row_not_found" ? sentence : undefined;
}

/** Somebody else changed the thing meanwhile. */
export const isStale = (error: unknown): boolean => asProblem(error).status === 412;

/**
 * The server said no and did nothing. Without an answer, or with one of a broken server, nobody knows
 * whether the command was carried out: then it must be sent again under the same idempotency key.
 */
export function isRefused(error: unknown): boolean {
  const { status } = asProblem(error);
  return status >= 400 && status < 500;
}
