import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { browserLanguage } from "@/app/preferences";
import en from "./en.json";
import { formats } from "./format";
import zhCN from "./zh-CN.json";

type Tree = { readonly [name: string]: string | Tree };

function leaves(tree: Tree, path = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === "string" ? [[`${path}${name}`, value] as const] : [...leaves(value, `${path}${name}.`)],
    ),
  );
}

const chinese = leaves(zhCN);
const english = leaves(en);
const base = (key: string) => key.replace(/_(one|other)$/, "");
const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe("the texts", () => {
  it("stand in both languages, with both English numbers where they differ", () => {
    const keys = new Set([...english.keys()].map((key) => (chinese.has(key) ? key : base(key))));
    expect([...chinese.keys()].filter((key) => !keys.has(key))).toEqual([]);
    expect([...keys].filter((key) => !chinese.has(key))).toEqual([]);
    const halves = [...english.keys()].filter((key) => key.endsWith("_one") && !chinese.has(key));
    expect(halves.filter((key) => !english.has(`${base(key)}_other`))).toEqual([]);
  });

  it("have the same places to fill", () => {
    for (const [key, text] of english) {
      const original = chinese.get(key) ?? chinese.get(base(key)) ?? "";
      const filled = key.endsWith("_one") ? places(original).filter((name) => places(text).includes(name)) : places(original);
      expect(places(text), key).toEqual(filled);
    }
  });

  it("are Chinese in Chinese and not in English", () => {
    const stray = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(stray).toEqual([]);
  });
});

describe("the language at the first visit", () => {
  it("is the first the browser prefers of the two we speak, and Chinese otherwise", () => {
    expect(browserLanguage(["en-GB", "zh-CN"])).toBe("en");
    expect(browserLanguage(["fr", "zh-TW", "en"])).toBe("zh-CN");
    expect(browserLanguage(["de"])).toBe("zh-CN");
  });

  const boot = readFileSync(new URL("../../public/boot.js", import.meta.url), "utf8");
  const booted = (languages: readonly string[], stored: string | null) => {
    const documentElement = { lang: "", dataset: {} };
    runInNewContext(boot, { document: { documentElement }, navigator: { languages }, localStorage: { getItem: () => stored } });
    return documentElement.lang;
  };

  it("is the same before the first paint as after it", () => {
    for (const languages of [["en-GB", "zh-CN"], ["fr", "zh-TW", "en"], ["de"], ["enm", "en"], []]) {
      expect(booted(languages, null), String(languages)).toBe(browserLanguage(languages));
    }
    expect(booted(["en"], "zh-CN")).toBe("zh-CN");
    expect(booted(["zh-CN"], "nonsense")).toBe("zh-CN");
  });
});

describe("formats", () => {
  it("show a civil date as the same day everywhere, and an instant in Beijing time", () => {
    expect(formats("zh-CN").date("2024-03-08")).toBe("2024年3月8日");
    expect(formats("en").instant("2024-03-07T17:30:00Z")).toMatch(/Mar 8, 2024.*1:30/);
  });

  it("leave what is no date as it is", () => {
    expect(formats("en").date("soon")).toBe("soon");
    expect(formats("en").instant("soon")).toBe("soon");
  });

  it("list in Chinese with the enumeration comma", () => {
    expect(formats("zh-CN").list(["甲", "乙"])).toBe("甲、乙");
    expect(formats("en").list(["a", "b", "c"])).toBe("a, b, and c");
  });
});
