// A district's projects in memory, searched by looking at every one: what the server's answers are
// held against.

const folded = (text) => text.toLowerCase().match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? [];
const isLatin = (run) => /^[a-z0-9]/.test(run);

// A Latin run is found by its beginning, a Chinese run by any part of it.
const holds = (runs, needle) =>
  runs.some((run) => isLatin(run) === isLatin(needle) && (isLatin(needle) ? run.startsWith(needle) : run.includes(needle)));

const libraryKey = (number) =>
  number === null ? "~" : number.replace(/\d+$/, (digits) => digits.padStart(8, "0"));

const KEYS = {
  library_no: (project) => libraryKey(project.library_no),
  name: (project) => [...project.name].slice(0, 60).join(""),
  updated: (project) => project.updated_at,
};

// The civil date of the district, eight hours east of Greenwich.
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export class Library {
  static rows = `SELECT p.number, p.id, p.name, p.library_no, p.state, p.library, p.action, p.subtype, p.subdistrict,
      p.due, p.updated_at, json_extract(s.fields, '$.address') AS address
    FROM project p JOIN project_sheet s ON s.number = p.number
    WHERE p.district = 'generated' AND p.published = 1 ORDER BY p.number`;
  static contributions = "SELECT item, number FROM project_item";

  constructor(projects, contributions) {
    this.projects = projects;
    this.items = new Map();
    for (const { item, number } of contributions)
      this.items.set(item, (this.items.get(item) ?? new Set()).add(number));
    for (const project of projects)
      project.runs = folded(`${project.name}\n${project.address ?? ""}\n${project.library_no ?? ""}`);
    this.sorted = new Map();
  }

  /** All projects that a query asks for, in its order. */
  find({ q, state, action, subtype, subdistrict, library, item, late, sort = "library_no" }) {
    const needles = q ? folded(q) : [];
    const states = state?.split(",");
    const members = item ? (this.items.get(item) ?? new Set()) : undefined;
    const date = today();
    return this.#inOrder(sort).filter(
      (project) =>
        (!states || states.includes(project.state)) &&
        (!action || project.action === action) &&
        (!subtype || project.subtype === subtype) &&
        (!subdistrict || project.subdistrict === subdistrict) &&
        (!library || project.library === library) &&
        (!members || members.has(project.number)) &&
        (!late || (project.due !== null && project.due < date)) &&
        needles.every((needle) => holds(project.runs, needle)),
    );
  }

  #inOrder(sort) {
    if (!this.sorted.has(sort)) {
      const down = sort.startsWith("-");
      const name = down ? sort.slice(1) : sort;
      // Projects without a date stand last in both directions.
      const key = KEYS[name] ?? ((project) => project.due ?? (down ? "" : "9999-12-31"));
      const way = down ? -1 : 1;
      const compared = this.projects.map((project) => ({ key: key(project), project }));
      compared.sort((a, b) => way * (a.key < b.key ? -1 : a.key > b.key ? 1 : a.project.number - b.project.number));
      this.sorted.set(sort, compared.map(({ project }) => project));
    }
    return this.sorted.get(sort);
  }
}

/** `count` queries as people ask them, drawn evenly over kinds and reproducibly. */
export function mixedQueries(library, count) {
  let state = 20240308;
  const draw = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = (list) => list[draw(list.length)];
  const some = (member) => [...new Set(library.projects.map((project) => project[member]))].filter((value) => value !== null);
  const [states, actions, subtypes, subdistricts, libraries] = ["state", "action", "subtype", "subdistrict", "library"].map(some);
  const items = [...library.items.keys()].filter((item) => item.startsWith("generated"));
  const sorts = ["library_no", "-library_no", "name", "-name", "updated", "-updated", "due", "-due"];
  const project = () => one(library.projects);
  const kinds = {
    list: [() => ({}), () => ({ sort: one(sorts) }), () => ({ sort: one(sorts), limit: 200 })],
    filter: [
      () => ({ subdistrict: one(subdistricts), sort: one(sorts) }),
      () => ({ state: one(states), subtype: one(subtypes) }),
      () => ({ subtype: one(subtypes), subdistrict: one(subdistricts), sort: one(sorts) }),
      () => ({ action: one(actions), sort: one(sorts) }),
      () => ({ library: one(libraries) }),
      () => ({ late: "true", sort: one(["due", "-due"]) }),
      () => ({ late: "true", subdistrict: one(subdistricts), sort: "due" }),
      () => ({ item: one(items), sort: one(sorts) }),
    ],
    search: [
      () => ({ q: project().name }),
      () => ({ q: project().address }),
      () => ({ q: project().library_no ?? "sc" }),
      () => ({ q: one(["示范", "项目", "示", "路", "示范路 12", "sc 2026"]) }),
      () => ({ q: `示范项目${1 + draw(99)}`, sort: one(sorts) }),
      () => ({ q: "示范路", subdistrict: one(subdistricts) }),
      () => ({ q: `${1 + draw(9)}号`, subtype: one(subtypes), sort: "-updated" }),
    ],
  };
  const kind = Object.keys(kinds);
  return Array.from({ length: count }, (_, i) => {
    const name = kind[i % kind.length];
    return { kind: name, query: one(kinds[name])() };
  });
}
