import { QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { App } from "@/app/App";
import { routes } from "@/app/router";
import { wireSession } from "@/data/session";
import { officeHandlers, officeWorld, type OfficeWorld } from "@mock/office";
import type { Shown } from "./render";

interface Options {
  readonly world?: OfficeWorld;
  /** Answers before the world does; undefined leaves the request to the world. */
  readonly first?: (request: Request) => Response | undefined;
}

/** The site at an address of the office, signed in, with the network, and nothing else, replaced. */
export function showOffice(address: string, { world = officeWorld(), first }: Options = {}): Shown & { world: OfficeWorld } {
  const requests: Request[] = [];
  const answer = officeHandlers(world);
  globalThis.fetch = async (input) => {
    const request = input as Request;
    requests.push(request.clone());
    return first?.(request) ?? answer(request);
  };
  globalThis.XMLHttpRequest = uploadsOver(answer, requests);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } });
  wireSession(client);
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  const result = render(
    <App client={client}>
      <RouterProvider router={router} />
    </App>,
  );
  return { ...result, router, requests, world };
}

/** The writes among the requests, the newest last. */
export const writesOf = (requests: readonly Request[]): Request[] => requests.filter(({ method }) => method !== "GET");

type Answer = (request: Request) => Promise<Response>;

/** As much of XMLHttpRequest as an upload uses, over the same replaced network. */
function uploadsOver(answer: Answer, requests: Request[]): typeof XMLHttpRequest {
  class Upload extends EventTarget {
    readonly upload = new EventTarget();
    readonly #headers = new Headers();
    #method = "";
    #address = "";
    responseType = "";
    response: unknown = null;
    status = 0;

    open(method: string, address: string) {
      this.#method = method;
      this.#address = address;
    }
    setRequestHeader(name: string, value: string) {
      this.#headers.set(name, value);
    }
    abort() {
      this.dispatchEvent(new Event("abort"));
    }
    send() {
      const request = new Request(new URL(this.#address, "http://localhost"), { method: this.#method, headers: this.#headers });
      requests.push(request.clone());
      this.upload.dispatchEvent(Object.assign(new Event("progress"), { lengthComputable: true, loaded: 1, total: 2 }));
      void answer(request).then(async (reply) => {
        this.status = reply.status;
        this.response = await reply.json();
        this.dispatchEvent(new Event("load"));
      });
    }
  }
  return Upload as unknown as typeof XMLHttpRequest;
}
