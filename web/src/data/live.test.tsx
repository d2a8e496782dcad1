import { QueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { show } from "@/test/render";
import { follow, parseChange, touched } from "./live";

describe("live changes", () => {
  it("are read from the data of an event, and garbage is passed over", () => {
    expect(parseChange('{"seq":3,"kind":"project.moved","at":"2024-03-08T00:00:00Z"}')).toEqual({ kind: "project.moved" });
    expect(parseChange('{"seq":3}')).toBeNull();
    expect(parseChange("{")).toBeNull();
    expect(parseChange("null")).toBeNull();
  });

  it("touch what they may change and nothing else", () => {
    expect(touched([{ kind: "account.created" }])).toEqual(new Set(["accounts"]));
    expect(touched([{ kind: "contribution.verified" }])).toContain("programme");
    expect(touched([{ kind: "project.moved" }])).not.toContain("accounts");
    expect(touched([{ kind: "weather.changed" }]).size).toBe(0);
  });
});

/** As much of an EventSource as is listened to; a test plays the server. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 1;
  constructor(readonly address: string) {
    super();
    Source.all.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  change(kind: string) {
    this.dispatchEvent(new MessageEvent("change", { data: JSON.stringify({ seq: 1, kind }) }));
  }
}

const open = () => Source.all.filter(({ readyState }) => readyState !== Source.CLOSED);

function look(visibility: "visible" | "hidden") {
  Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  Source.all = [];
  vi.stubGlobal("EventSource", Source);
});

afterEach(() => {
  look("visible");
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("following them", () => {
  const start = () => {
    vi.useFakeTimers();
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
    const tell = vi.fn();
    return { asked, tell, end: follow(client, { leastMs: 1_000, mostMs: 2_000 }, tell) };
  };

  it("asks once for a burst, and never later than the pace allows", () => {
    const { asked, end } = start();
    for (const kind of ["project.moved", "milestone.added", "contribution.claimed"]) open()[0]!.change(kind);
    vi.advanceTimersByTime(999);
    expect(asked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_001);
    expect(asked).toHaveBeenCalledTimes(1);
    end();
    expect(open()).toEqual([]);
  });

  it("rests while nobody looks, and then asks for what it missed", () => {
    const { asked, end } = start();
    look("hidden");
    expect(open()).toEqual([]);
    look("visible");
    expect(asked).not.toHaveBeenCalled();
    open()[0]!.dispatchEvent(new Event("open"));
    expect(asked).toHaveBeenCalledTimes(1);
    end();
  });

  it("tells that the stream is lost, and tries again after a refusal", () => {
    const { asked, tell, end } = start();
    open()[0]!.readyState = Source.CLOSED;
    Source.all[0]!.dispatchEvent(new Event("error"));
    vi.advanceTimersByTime(9_000);
    expect(tell).toHaveBeenLastCalledWith(false);
    vi.advanceTimersByTime(2_000);
    open()[0]!.dispatchEvent(new Event("open"));
    expect(tell).toHaveBeenLastCalledWith(true);
    expect(asked).toHaveBeenCalledTimes(1);
    end();
  });
});

describe("the public pages", () => {
  it.each(["/", "/map", "/projects", "/projects/p1"])("%s follows the changes until it is left", async (address) => {
    const { unmount } = show(address);
    await screen.findByRole("heading", { level: 1 });
    expect(open().map((source) => source.address)).toEqual(["/api/v1/changes"]);
    unmount();
    expect(open()).toEqual([]);
  });

  it("that show nothing of the programme hold no connection", async () => {
    show("/login");
    await screen.findByRole("heading", { level: 1, name: "登录" });
    expect(Source.all).toEqual([]);
  });
});
