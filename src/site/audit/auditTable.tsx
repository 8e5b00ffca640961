import type { ComponentChildren } from 'preact';
import type { Audit } from '../../analysis/index.js';
import { type Column, Table } from '../../documents/index.js';
import type { Lang, Plan } from '../../edition/index.js';

/** What every part of the audit page is made of. */
export interface Of {
  audit: Audit;
  plan: Plan;
  lang: Lang;
}

/** Titles of the nodes by id. */
export const titlesOf = (plan: Plan, lang: Lang) =>
  new Map(plan.nodes.map((n) => [n.id, n.title[lang]] as const));

/** A table of the audit in its own scrolling region: a row each, named by its first column. */
export function AuditTable<R>({
  label,
  rows,
  columns,
  row = () => ({}),
}: {
  label: string;
  rows: readonly R[];
  columns: readonly Column<R>[];
  row?: (row: R) => { class?: string };
}) {
  return <Table scroll={label} class="sticky" rows={rows} columns={columns} row={row} />;
}

/** A column of numbers. */
export const figures = <R,>(title: string, of: (row: R) => ComponentChildren): Column<R> => ({
  title,
  class: 'n',
  of,
});

/** The names of the rows. */
export const names = <R,>(title: string, of: (row: R) => ComponentChildren): Column<R> => ({
  title,
  names: true,
  of,
});

/** A node, or one of its children: then with what is known of it. */
export interface Below<R> {
  node: string;
  own?: R;
}

/** The rows of nodes stand out above those of their children. */
export const ofNode = <R,>({ own }: Below<R>) => (own === undefined ? { class: 'top' } : {});
