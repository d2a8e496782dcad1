import { QueryClient } from "@tanstack/react-query";
import { render, type RenderResult } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { App } from "@/app/App";
import { routes } from "@/app/router";
import { wireSession } from "@/data/session";
import { handlers, type Handler } from "@mock/handlers";
import { smallWorld, type World } from "@mock/world";

export interface Shown extends RenderResult {
  readonly router: ReturnType<typeof createMemoryRouter>;
  readonly requests: readonly Request[];
}

interface Options {
  readonly world?: World;
  /** Answers before the world does; undefined leaves the request to the world. */
  readonly first?: (request: Request) => Response | undefined;
}

/** The whole site at an address, with the network, and nothing else, replaced. */
export function show(address: string, { world = smallWorld(), first }: Options = {}): Shown {
  const requests: Request[] = [];
  const answer: Handler = handlers(world);
  globalThis.fetch = async (input) => {
    const request = input as Request;
    requests.push(request.clone());
    return first?.(request) ?? answer(request);
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });
  wireSession(client);
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const result = render(
    <App client={client}>
      <RouterProvider router={router} />
    </App>,
  );
  return { ...result, router, requests };
}
