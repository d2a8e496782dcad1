import { useMutation, useQueryClient, type QueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { idempotencyKey, type Schemas } from "@/api/client";
import { isRefused } from "./problems";
import { useTellReceipt } from "./receipts";

export type Receipt = Schemas["Receipt"];

export type WriteHeaders = Readonly<Record<"Idempotency-Key" | "If-Match", string>>;
export type Headers = (version?: number) => Partial<WriteHeaders>;

/** What every write carries: its key, and the version of the thing as the writer saw it. */
export const headersOf = (key: string): Headers => (version) => ({
  "Idempotency-Key": key,
  ...(version === undefined ? {} : { "If-Match": `"${version}"` }),
});

export interface Write<Input> {
  readonly send: (input: Input, headers: Headers) => Promise<Receipt>;
  /** What was done, in the reader's words. */
  readonly said: string;
  readonly done?: (receipt: Receipt) => void;
}

export type Writing<Input> = UseMutationResult<Receipt, Error, Input>;

/**
 * A write under one idempotency key: the key of this opening of a dialog. A retry after silence sends
 * the same key and so never doubles; after a refusal, which did nothing, the next try has a new one.
 */
export function useWrite<Input>({ send, said, done }: Write<Input>): Writing<Input> {
  const client = useQueryClient();
  const tell = useTellReceipt();
  const [key, setKey] = useState(idempotencyKey);
  return useMutation({
    mutationFn: (input: Input) => send(input, headersOf(key)),
    onSuccess: async (receipt) => {
      tell(said, receipt);
      setKey(idempotencyKey());
      done?.(receipt);
      await refresh(client);
    },
    onError: (error) => {
      if (isRefused(error)) setKey(idempotencyKey());
    },
  });
}

const unaffected = new Set(["meta", "renewal-types", "session", "subdistrict-shapes"]);

/** Roll-ups, queues and lists hang together: after a write everything on the screen is asked anew. */
export const refresh = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => !unaffected.has(String(queryKey[0])) });
