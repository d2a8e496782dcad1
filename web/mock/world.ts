import type { Schemas } from "../src/api/client";
import type { Shapes } from "../src/features/map/model";
import { entryOf, makeLog, type TestEntry, type TestLog } from "./log.ts";

/** Everything a mock server knows. The names and numbers are of the practice kind: made up. */
export interface World {
  readonly meta: Schemas["Meta"];
  readonly types: Schemas["RenewalTypes"];
  readonly programmes: Record<string, Schemas["Programme"]>;
  readonly subdistricts: Record<string, Schemas["Subdistrict"][]>;
  readonly shapes: Shapes;
  readonly projects: Schemas["ProjectDetail"][];
  readonly changes: Record<string, Schemas["Change"][]>;
  readonly log: TestLog;
}

export const testEntries: readonly TestEntry[] = ["project.declared", "project.moved", "contribution.planned", "contribution.claimed", "contribution.verified"].map(
  (type, index) => ({ type, at: Date.UTC(2024, 2, 8, 1, index), payload: `{"event":${index}}` }),
);

export const testLog = (): TestLog => makeLog(testEntries.map(entryOf));

type Item = Schemas["Item"];

export function item(code: string, name: string, rest: Partial<Item> = {}): Item {
  const quantity = rest.quantity === undefined ? 10 : rest.quantity;
  return {
    id: `test-2024-${code.toLowerCase()}`,
    code,
    action: code.slice(0, 2),
    name_zh: name,
    name_en: `${name} in English`,
    unit: "个",
    unit_en: "places",
    quantity_kind: "stated",
    milestone: "complete",
    verb_zh: "完成",
    places_complete: true,
    projects: 0,
    ...rest,
    quantity,
    rollup: { target: quantity, planned: 0, claimed: 0, verified: 0, forecast: null, ...rest.rollup },
  };
}

export function action(id: string, name: string, items: Item[]): Schemas["Action"] {
  const reported = items.filter(({ rollup }) => rollup.planned + rollup.claimed + rollup.verified > 0).length;
  return {
    id,
    name_zh: name,
    name_en: `${name} in English`,
    intro_zh: `${name}的说明。`,
    intro_en: `About ${id}.`,
    category: "facility",
    items,
    summary: {
      items: items.length,
      with_target: items.filter(({ quantity }) => quantity !== null).length,
      met: 0,
      late: 0,
      nothing_reported: items.length - reported,
      projects: 2,
    },
  };
}

export function project(id: string, rest: Partial<Schemas["ProjectDetail"]> = {}): Schemas["ProjectDetail"] {
  return {
    id,
    district: "test",
    library_no: `HX-${id}`,
    name: `项目${id}`,
    state: "reserve",
    library: "reserve",
    category: "facility",
    subtype: "public_service_facility",
    subdistrict: "900001",
    subdistrict_name: "甲街道",
    subdistrict_certainty: "H",
    location: { lon: 116.405, lat: 39.905, accuracy: "subdistrict" },
    late: false,
    version: 1,
    fields: {},
    milestones: [],
    groups: [],
    contributions: [],
    states: [{ state: "reserve", at: "2024-03-08T01:00:00Z", index: 0 }],
    source: { document: "测试报", issued: "2024-03-08", certainty: "READ" },
    ...rest,
  };
}

/** Four squares, two by two; the second ring of a real outline would be a hole. */
function squares(): Shapes {
  const names = ["甲街道", "乙街道", "丙地区", "丁地区"];
  return {
    type: "FeatureCollection",
    features: names.map((name, index) => {
      const west = 116.4 + 0.01 * (index % 2);
      const south = 39.9 + 0.01 * (1 - Math.floor(index / 2));
      const ring = [[west, south], [west + 0.01, south], [west + 0.01, south + 0.01], [west, south + 0.01], [west, south]];
      return {
        type: "Feature",
        properties: { code: `90000${index + 1}`, name },
        geometry: { type: "Polygon", coordinates: [ring] },
      };
    }),
  };
}

const late: Schemas["LateItem"] = {
  project: "p2",
  project_name: "项目p2",
  item: "test-2024-a1-01",
  milestone: "complete",
  due: "2024-05-01",
  days_late: 12,
  cause: "approval",
};

export function smallWorld(): World {
  const actions = [
    action("A1", "第一个行动", [
      item("A1-01", "修路", { projects: 2, rollup: { target: 10, planned: 8, claimed: 5, verified: 3, forecast: 9, forecast_low: 7, forecast_high: 10, status: "late" } }),
      item("A1-02", "种树", { rollup: { target: 10, planned: 10, claimed: 10, verified: 10, forecast: 10, status: "met" } }),
    ]),
    action("A2", "第二个行动", [
      item("A2-01", "办公面积", { quantity: 438, unit: "万平方米", unit_en: "10^4 m2" }),
      item("A2-02", "鼓励使用", { quantity: null, unit: null, unit_en: null, quantity_kind: "none" }),
    ]),
  ];
  const subdistricts = squares().features.map(({ properties }, index) => ({
    ...properties,
    kind: "街道",
    population: index === 3 ? null : 10_000 * (index + 1),
    projects: index,
    planned: index * 2,
    verified: index,
    late: index === 1 ? 1 : 0,
  }));
  return {
    meta: {
      name: "Huanxin",
      version: "0.0.0",
      now: "2024-06-01T00:00:00Z",
      languages: ["zh-CN", "en"],
      districts: [
        { id: "test", name_zh: "测试区", name_en: "Test District", practice: false, years: [2024] },
        { id: "practice", name_zh: "练习区", name_en: "Practice District", practice: true, years: [2024] },
      ],
      channels: { hotline: "000-00000000" },
    },
    types: {
      categories: [{ id: "facility", zh: "设施类", en: "Facility", subtypes: [{ id: "public_service_facility", zh: "公共服务设施", en: "Public service facilities" }] }],
      scales: [],
      states: [
        { id: "reserve", zh: "储备", en: "in reserve", phase: "planning" },
        { id: "construction", zh: "建设中", en: "under construction", phase: "construction" },
      ],
      transitions: [["reserve", "implementation"]],
      milestone_kinds: [{ id: "complete", zh: "完工", en: "completion" }],
      exit_reasons: [{ id: "withdrawn", zh: "撤回", en: "withdrawn" }],
      delay_causes: [{ id: "approval", zh: "审批", en: "approval" }],
    },
    programmes: {
      test: programmeOf("test", actions, [late]),
      practice: { ...programmeOf("practice", actions, []), practice: true },
    },
    subdistricts: { test: subdistricts, practice: subdistricts },
    shapes: squares(),
    projects: [
      project("p1", { location: { lon: 116.404, lat: 39.914, accuracy: "exact" } }),
      project("p2", {
        late: true,
        days_late: 12,
        state: "construction",
        milestones: [
          { id: "m1", kind: "start", baseline: "2024-02-01", forecast: null, actual: "2024-02-03", late: false },
          { id: "m2", kind: "complete", baseline: "2024-05-01", forecast: "2024-06-20", actual: null, delay_cause: "approval", late: true, days_late: 12 },
        ],
        fields: { implementer: "示范实施单位", investment_total_fen: 1_250_000_00 },
      }),
      project("p3", { subdistrict: null, subdistrict_name: null, location: null }),
    ],
    changes: { p2: [{ seq: 2, at: "2024-03-08T01:01:00Z", kind: "project.moved", index: 1, fields: [{ field: "implementer" }] }] },
    log: testLog(),
  };
}

function programmeOf(district: string, actions: Schemas["Action"][], lateOnes: Schemas["LateItem"][]): Schemas["Programme"] {
  return {
    district,
    year: 2024,
    practice: false,
    as_of: "2024-06-01",
    source: { document: "测试报", issued: "2024-03-08", certainty: "READ: as printed" },
    actions,
    figures: [{ code: "P-01", name_zh: "重点项目", name_en: "Key projects", quantity: 90, unit: "个", unit_en: "projects", milestone: "listed", verb_zh: "纳入清单" }],
    late: lateOnes,
  };
}
