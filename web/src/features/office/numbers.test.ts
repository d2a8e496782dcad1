import { describe, expect, it } from "vitest";
import { fenOfWan, parseNumber, wanOfFen } from "./numbers";

describe("money in ten thousand yuan", () => {
  it.each([
    ["0", 0],
    ["1", 1_000_000],
    ["350.5", 350_500_000],
    ["1,234.56", 1_234_560_000],
    ["１２．５", 12_500_000],
    ["0.000001", 1],
    ["8.1", 8_100_000],
  ])("%s is %d fen", (text, fen) => {
    expect(fenOfWan(text)).toBe(fen);
    expect(fenOfWan(wanOfFen(fen))).toBe(fen);
  });

  it.each(["", "-1", "1.2345678", "12 万", "1e5", "99999999999999"])("%s is no amount", (text) => {
    expect(fenOfWan(text)).toBeNull();
  });

  it("is written back without needless digits", () => {
    expect(wanOfFen(350_500_000)).toBe("350.5");
    expect(wanOfFen(1_000_000)).toBe("1");
    expect(wanOfFen(1)).toBe("0.000001");
  });
});

describe("numbers", () => {
  it("are read as people type them", () => {
    expect(parseNumber("1，200.5")).toBe(1200.5);
    expect(parseNumber("－3")).toBe(-3);
  });

  it("are not guessed from a text that holds more", () => {
    expect(parseNumber("12m")).toBeNull();
    expect(parseNumber("0x10")).toBeNull();
    expect(parseNumber("")).toBeNull();
  });
});
