import { describe, expect, it } from "vitest";
import en from "./office.en.json";
import zhCN from "./office.zh-CN.json";

type Tree = { readonly [name: string]: string | Tree };

const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${path}${name}`, value] as [string, string]] : leaves(value, `${path}${name}.`),
  );

const chinese = new Map(leaves(zhCN));
const english = new Map(leaves(en));
const counted = (key: string) => english.has(`${key}_one`) && english.has(`${key}_other`);
const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? "").sort();

describe("the words of the office", () => {
  it("stand in both languages", () => {
    expect([...chinese.keys()].filter((key) => !english.has(key) && !counted(key))).toEqual([]);
    const known = (key: string) => chinese.has(key) || (/_(one|other)$/.test(key) && chinese.has(key.replace(/_(one|other)$/, "")));
    expect([...english.keys()].filter((key) => !known(key))).toEqual([]);
  });

  it("fill the same places", () => {
    for (const [key, text] of chinese) expect(places(english.get(key) ?? english.get(`${key}_other`) ?? ""), key).toEqual(places(text));
  });

  it("are Chinese in Chinese and not in English", () => {
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual([]);
  });
});
