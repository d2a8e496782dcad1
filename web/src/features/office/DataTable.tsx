import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import type { KeyboardEvent, ReactNode } from "react";
import styles from "./table.module.css";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** The order by which the server sorts upwards; "-" before it sorts downwards. */
  readonly sort?: string;
  readonly end?: boolean;
  /** The title is for screen readers only: what stands in the column speaks for itself. */
  readonly quiet?: boolean;
  /** Names the row: its header, and on a phone the head of the card. */
  readonly head?: boolean;
  /** Where several tables stand below each other their columns shall too. */
  readonly width?: string;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  readonly busy?: boolean;
  readonly current?: string | undefined;
}

/**
 * A table on a desk, cards on a phone. The roles are written out because a table that CSS lays out
 * as blocks loses its own. Arrow keys walk from row to row.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf, sort, onSort, busy = false, current }: Props<Row>) {
  return (
    <table role="table" className={styles.table} aria-busy={busy}>
      <caption className="visually-hidden">{caption}</caption>
      {columns.some(({ width }) => width !== undefined) && (
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={width === undefined ? {} : { width }} />
          ))}
        </colgroup>
      )}
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" onKeyDown={walkRows}>
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row" data-current={keyOf(row) === current || undefined}>
            {columns.map(({ id, title, render, end, head, quiet }) =>
              head ? (
                <th key={id} role="rowheader" scope="row" className={styles.head}>
                  {render(row)}
                </th>
              ) : (
                <td key={id} role="cell" data-label={quiet ? "" : title} data-end={end}>
                  {render(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

function HeadCell<Row>({ column: { title, sort: key, end, quiet }, sort, onSort }: HeadProps<Row>) {
  if (!key || !onSort)
    return (
      <th role="columnheader" scope="col" data-end={end}>
        <span className={quiet ? "visually-hidden" : undefined}>{title}</span>
      </th>
    );
  const direction = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
  return (
    <th role="columnheader" scope="col" aria-sort={direction} data-end={end}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => {
          onSort(direction === "ascending" ? `-${key}` : key);
        }}
      >
        {title}
        <span className={styles.carets} data-direction={direction} aria-hidden="true">
          <CaretUpOutlined />
          <CaretDownOutlined />
        </span>
      </button>
    </th>
  );
}

function walkRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const target = event.target as HTMLElement;
  if (step === 0 || !target.matches("a, button")) return;
  const row = target.closest("tr");
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  const goal = next?.querySelector<HTMLElement>("a, button");
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
