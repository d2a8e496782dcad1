import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body, type Schemas } from "@/api/client";
import { startOver } from "@/data/session";

export interface SignIn {
  readonly name: string;
  readonly password: string;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: SignIn) => body(api.POST("/api/v1/session", { body: form })),
    onSuccess: (session) => startOver(client, session),
  });
}

export interface Setup {
  readonly token: string;
  readonly password: string;
}

export function useSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: Setup): Promise<Schemas["Session"]> => body(api.POST("/api/v1/setup", { body: form })),
    onSuccess: (session) => startOver(client, session),
  });
}
