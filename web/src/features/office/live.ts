import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

export interface LiveChange {
  readonly kind: string;
  readonly stream: string;
}

export function parseChange(data: string): LiveChange | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("kind" in value) || typeof value.kind !== "string") return null;
    return { kind: value.kind, stream: "stream" in value && typeof value.stream === "string" ? value.stream : "" };
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

/** The first parts of the query keys that a batch of changes touches. */
export function touched(changes: readonly LiveChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ kind }) => affected[kind.split(".")[0] ?? ""] ?? []));
}

const gatherMs = 1_500;
const patienceMs = 8_000;

/**
 * Keeps the screens of the office fresh. Changes are gathered for a moment, so that a burst of them
 * asks once; only what is on the screen is asked again. True while the stream stands.
 */
export function useLiveChanges(): boolean {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const lost = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource("/api/v1/changes");
    let waiting: LiveChange[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      const keys = touched(waiting);
      waiting = [];
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => keys.has(String(queryKey[0])) });
    };
    source.addEventListener("change", (event: MessageEvent<string>) => {
      const change = parseChange(event.data);
      if (!change) return;
      waiting.push(change);
      timer ??= setTimeout(flush, gatherMs);
    });
    source.addEventListener("open", () => {
      clearTimeout(lost.current);
      lost.current = undefined;
      setConnected(true);
    });
    // The browser connects again by itself and names the last change it saw; a short gap is no news.
    source.addEventListener("error", () => {
      lost.current ??= setTimeout(() => {
        setConnected(false);
      }, patienceMs);
    });
    return () => {
      source.close();
      clearTimeout(timer);
      clearTimeout(lost.current);
    };
  }, [client]);
  return connected;
}
