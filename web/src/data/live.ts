import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** The public is told what happened, not to which thing. */
export interface LiveChange {
  readonly kind: string;
}

export function parseChange(data: string): LiveChange | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("kind" in value) || typeof value.kind !== "string") return null;
    return { kind: value.kind };
  } catch {
    return null; // a line cut off by a proxy: the next change comes whole
  }
}

const rollups = ["programme", "item", "items", "subdistricts", "contributions", "projects", "project", "periods"];
const affected: Readonly<Record<string, readonly string[]>> = {
  project: ["projects", "project", "programme", "subdistricts", "groups"],
  milestone: ["projects", "project", "programme", "item", "subdistricts"],
  contribution: rollups,
  period: ["periods", "programme"],
  programme: rollups,
  district: ["subdistricts", "programme"],
  group: ["groups", "projects", "project"],
  account: ["accounts"],
};
const everything: ReadonlySet<string> = new Set(Object.values(affected).flat());

/** The first parts of the query keys that a batch of changes touches. */
export function touched(changes: readonly LiveChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ kind }) => affected[kind.split(".")[0] ?? ""] ?? []));
}

/** For how long changes are gathered, so that a burst of them asks once. */
export interface Pace {
  readonly leastMs: number;
  readonly mostMs: number;
}

const office: Pace = { leastMs: 1_500, mostMs: 1_500 };
// Everybody hears of a change at the same moment, and shall not ask for the new figures at the same moment.
const everybody: Pace = { leastMs: 4_000, mostMs: 9_000 };
const patienceMs = 8_000;
const againMs = 10_000;

const waitOf = ({ leastMs, mostMs }: Pace): number => leastMs + Math.random() * (mostMs - leastMs);

/**
 * Asks anew for what changes touch, as long as the page is looked at: a hidden tab would hold one of
 * the few connections that a browser grants a site. Says whether the stream stands; returns what ends it.
 */
export function follow(client: QueryClient, pace: Pace, tell: (standing: boolean) => void): () => void {
  let source: EventSource | undefined;
  let waiting: LiveChange[] = [];
  let missed = false;
  const timers: Partial<Record<"flush" | "lost" | "again", ReturnType<typeof setTimeout> | undefined>> = {};
  const stop = (name: keyof typeof timers) => {
    clearTimeout(timers[name]);
    timers[name] = undefined;
  };
  const askAnew = (keys: ReadonlySet<string>) =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => keys.has(String(queryKey[0])) });

  const heard = (event: MessageEvent<string>) => {
    const change = parseChange(event.data);
    if (!change) return;
    waiting.push(change);
    timers.flush ??= setTimeout(() => {
      stop("flush");
      askAnew(touched(waiting));
      waiting = [];
    }, waitOf(pace));
  };
  const opened = () => {
    stop("lost");
    tell(true);
    if (missed) askAnew(everything);
    missed = false;
  };
  // After a short gap the browser connects again by itself and names the last change it saw. A refusal,
  // as of a proxy whose server is away, it takes for an answer: then it has to be told to try again.
  const failed = () => {
    timers.lost ??= setTimeout(() => {
      tell(false);
    }, patienceMs);
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    timers.again ??= setTimeout(look, againMs);
  };
  const close = () => {
    source?.close();
    source = undefined;
    missed = true;
  };
  const look = () => {
    stop("again");
    if (document.visibilityState === "hidden") {
      stop("lost");
      close();
    } else if (!source) {
      source = new EventSource("/api/v1/changes");
      source.addEventListener("change", heard);
      source.addEventListener("open", opened);
      source.addEventListener("error", failed);
    }
  };

  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    close();
    for (const name of ["flush", "lost", "again"] as const) stop(name);
  };
}

function useChanges(pace: Pace): boolean {
  const client = useQueryClient();
  const [standing, setStanding] = useState(true);
  useEffect(() => (typeof EventSource === "undefined" ? undefined : follow(client, pace, setStanding)), [client, pace]);
  return standing;
}

/** Keeps the screens of the office fresh. True while the stream stands. */
export const useLiveChanges = (): boolean => useChanges(office);

/** Keeps a public page fresh, without haste. */
export const usePublicChanges = (): boolean => useChanges(everybody);
