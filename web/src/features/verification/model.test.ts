import { describe, expect, it } from "vitest";
import { chosenOf, nextAfter, waiting, type Contribution } from "./model";

const claim = (id: string, mine = false): Contribution => ({ id, project: "p", item: "i", status: "claimed", quantity: 1, version: 1, mine });
const queue = [claim("a", true), claim("b"), claim("c")];

describe("the queue", () => {
  it("opens at the claim the address names, else at the first one may decide", () => {
    expect(chosenOf(queue, "c")?.id).toBe("c");
    expect(chosenOf(queue, "gone")?.id).toBe("b");
    expect(chosenOf([queue[0]!], null)?.id).toBe("a");
    expect(chosenOf([], null)).toBeUndefined();
  });

  it("goes on to the next claim after one was decided", () => {
    expect(nextAfter(queue, "b")?.id).toBe("c");
    expect(nextAfter(queue, "c")?.id).toBe("b");
    expect(nextAfter([queue[1]!], "b")).toBeUndefined();
  });

  it("tells how long a claim has been waiting", () => {
    expect(waiting({ ...claim("a"), claimed_at: "2024-03-01T02:00:00Z" }, "2024-03-08")).toBe(7);
    expect(waiting(claim("a"), "2024-03-08")).toBeNull();
  });
});
