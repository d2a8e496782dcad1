import type office from "./office.zh-CN.json";
import type zhCN from "./zh-CN.json";

type Leaves<Tree, Path extends string = ""> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? `${Path}${Name}` : Leaves<Tree[Name], `${Path}${Name}.`>;
}[keyof Tree & string];

/** A key of zh-CN.json or of the words of the office. A text that does not exist does not compile. */
export type Key = Leaves<typeof zhCN> | Leaves<typeof office, "office.">;

export type Values = Readonly<Record<string, string | number>>;

/** The text of a key in the reader's language; `count` chooses between its English forms. */
export type Translate = (key: Key, values?: Values) => string;
