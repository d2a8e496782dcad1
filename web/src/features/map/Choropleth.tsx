import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import { useWords } from "@/i18n/use";
import { usePlaceHref } from "@/ui/PlaceLink";
import {
  isArrow, neighbour, shadeOf, valueOf,
  type Area, type Dot, type Drawing, type Measure, type Point, type Subdistrict,
} from "./model";
import styles from "./map.module.css";

interface Props {
  readonly drawing: Drawing;
  readonly dots: readonly Dot[];
  readonly subdistricts: readonly Subdistrict[];
  readonly measure: Measure;
  readonly ends: readonly number[];
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

interface Hint extends Point {
  readonly text: string;
}

const labelledWidthMin = 46; // narrower areas would have their name over their neighbours

/** The land as a list of options: Tab enters, arrows walk to the neighbour, Enter chooses. */
export function Choropleth({ drawing, dots, subdistricts, measure, ends, selected, onSelect }: Props) {
  const { t, number } = useWords();
  const help = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState(selected ?? drawing.areas[0]?.code ?? "");
  const [hint, setHint] = useState<Hint | null>(null);
  // Another district has other areas: one of them must always be within reach of the Tab key.
  const entry = drawing.areas.some(({ code }) => code === current) ? current : drawing.areas[0]?.code;
  const values = new Map(subdistricts.map((one) => [one.code, valueOf(one, measure)]));

  const spoken = ({ code, name }: Area): string => {
    const value = values.get(code) ?? null;
    const amount = value === null ? t("map.unknown") : number(value);
    return t("map.spoken", { name, measure: t(`map.measures.${measure}`), value: amount });
  };
  const walk = (event: KeyboardEvent, from: string) => {
    if (event.key === "Enter" || event.key === " ") onSelect(from);
    else if (event.key === "Escape") setHint(null);
    else if (isArrow(event.key)) {
      const to = neighbour(drawing.areas, from, event.key);
      setCurrent(to);
      svg.current?.querySelector<SVGPathElement>(`[data-code="${to}"]`)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles.canvas}>
      <p id={help} className="visually-hidden">
        {t("map.help")}
      </p>
      <svg ref={svg} viewBox={`0 0 ${drawing.width} ${drawing.height}`} className={styles.svg}>
        <g role="listbox" aria-label={t("map.listbox")} aria-describedby={help}>
          {drawing.areas.map((area) => (
            <path
              key={area.code}
              d={area.path}
              className={styles.area}
              data-code={area.code}
              data-shade={shadeOf(values.get(area.code) ?? null, ends) ?? "unknown"}
              role="option"
              aria-selected={area.code === selected}
              aria-label={spoken(area)}
              tabIndex={area.code === entry ? 0 : -1}
              onClick={() => {
                setCurrent(area.code);
                onSelect(area.code);
              }}
              onKeyDown={(event) => {
                walk(event, area.code);
              }}
              onFocus={() => {
                setHint({ ...area.label, text: spoken(area) });
              }}
              onBlur={() => {
                setHint(null);
              }}
              onPointerEnter={() => {
                setHint({ ...area.label, text: spoken(area) });
              }}
              onPointerLeave={() => {
                setHint(null);
              }}
            />
          ))}
        </g>
        <Outline area={drawing.areas.find(({ code }) => code === selected)} />
        <Names areas={drawing.areas} shade={(code) => shadeOf(values.get(code) ?? null, ends)} />
        <Dots dots={dots} onHint={setHint} />
      </svg>
      {hint && (
        <div
          className={styles.hint}
          style={{ left: `${(hint.x / drawing.width) * 100}%`, top: `${(hint.y / drawing.height) * 100}%` }}
          aria-hidden="true"
        >
          {hint.text}
        </div>
      )}
    </div>
  );
}

/** Drawn last, or the neighbours would cover half of it. */
const Outline = ({ area }: { area: Area | undefined }) =>
  area ? <path d={area.path} className={styles.outline} aria-hidden="true" /> : null;

function Names({ areas, shade }: { areas: readonly Area[]; shade: (code: string) => number | null }) {
  return (
    <g aria-hidden="true" className={styles.names} lang="zh-CN">
      {areas
        .filter(({ width }) => width >= labelledWidthMin)
        .map(({ code, name, label }) => (
          <text key={code} x={label.x} y={label.y} data-dark={(shade(code) ?? 0) >= 4}>
            {name.replace(/(街道|地区)$/, "")}
          </text>
        ))}
    </g>
  );
}

/** For the pointer; the keyboard reaches the same projects in the list beside the map. */
function Dots({ dots, onHint }: { dots: readonly Dot[]; onHint: (hint: Hint | null) => void }) {
  const navigate = useNavigate();
  const href = usePlaceHref();
  const { t } = useWords();
  return (
    <g aria-hidden="true">
      {dots.map(({ project, accuracy, x, y }) => (
        <circle
          key={project.id}
          cx={x}
          cy={y}
          r={4.5}
          className={styles.dot}
          data-accuracy={accuracy}
          data-late={project.late === true}
          onClick={() => void navigate(href(`/projects/${project.id}`))}
          onPointerEnter={() => {
            onHint({ x, y, text: accuracy === "exact" ? project.name : t("map.approximate_hint", { name: project.name }) });
          }}
          onPointerLeave={() => {
            onHint(null);
          }}
        />
      ))}
    </g>
  );
}
