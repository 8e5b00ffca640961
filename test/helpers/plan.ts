import {
  type Edition,
  emptyPanel,
  type Frequency,
  type Panel,
  type Plan,
  parseEdition,
  Reason,
  resolvePlan,
} from '../../src/edition/index.js';
import { editionSchema } from '../../src/edition/schema/schema.js';
import type { Index } from '../../src/engine/index.js';

/** Children by id: a number is an indicator and its weight; a branch has its own weight and children. */
export interface Branch {
  weight?: number;
  aggregate?: string | object;
  weigh?: string | object;
  missing?: object;
  rescale?: object;
  'pass-on'?: 'scaled' | 'aggregated';
  round?: number | 'none';
  polarity?: 'higher-is-better' | 'higher-is-worse';
  children: Record<string, number | Branch>;
}

/** A concise description of an edition for tests. */
export interface Sketch {
  /** Codes of the units, or for each code its group in each column ('' for none). */
  units: string[] | Record<string, Record<string, string>>;
  /** Consecutive years, unless the frequency is another or they are a list. */
  periods: string[];
  /** Whether the edition lists its periods. */
  list?: boolean;
  frequency?: Frequency;
  /** The first published period by default. */
  base?: string;
  /** The first period by default. */
  first?: string;
  /** Of the edition. */
  polarity?: 'higher-is-better' | 'higher-is-worse';
  /** `method:` of edition.yaml. */
  method?: object;
  tree: Branch['children'];
  /** Other properties of the indicators: direction, denominator. Indicators outside the tree are added. */
  indicators?: Record<string, object>;
  /** `compare:` of edition.yaml. */
  compare?: object[];
  /** `economy:` of edition.yaml, and the rows of its table: level, code, period, indicator, vintage, value. */
  economy?: { of: object; rows: (string | number)[][] };
  /** `tiers:` of edition.yaml. */
  tiers?: object;
  /** `chain:` of edition.yaml and the rows of its tables by name: unit, level, period, node, value. */
  chain?: { of: object[]; rows: Record<string, (string | number)[][]> };
}

/** The plan of a sketch, made like that of any edition. */
export function planOf(sketch: Sketch): Plan {
  const codes = Array.isArray(sketch.units) ? sketch.units : Object.keys(sketch.units);
  const groups = Array.isArray(sketch.units) ? [] : Object.values(sketch.units);
  const columns = Object.keys(groups[0] ?? {});
  const rows = codes.map((code, i) => ({
    line: i + 2,
    cells: [code, code, ...columns.map((c) => groups[i]![c]!)],
  }));
  const units = { file: 'units.csv', header: ['code', 'name_en', ...columns], rows };
  const { edition, problems: unread } = editionFrom(editionOf(sketch, columns));
  const { plan, problems } = edition
    ? resolvePlan(
        edition,
        new Map([['units.csv', units], ['economy.csv', economyOf(sketch)], ...chainOf(sketch)]),
        sketch.periods,
      )
    : { plan: undefined, problems: unread };
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

/** The edition that data describe: read as text, as files are, only where it is refused, since parsing takes longest. */
function editionFrom(data: object): ReturnType<typeof parseEdition> {
  const [file, text] = ['edition.yaml', JSON.stringify(data)];
  const { data: source } = editionSchema.safeParse(JSON.parse(text));
  if (!source) return parseEdition(file, text);
  const at: Edition['at'] = (path) => ({ file, line: 1, path: path.map(String).join('.') });
  return { edition: { source, file, at, inTrees: new Set() }, problems: [] };
}

function editionOf(sketch: Sketch, columns: string[]): object {
  const first = sketch.first ?? sketch.periods[0]!;
  const ids = [...new Set([...leavesOf(sketch.tree), ...Object.keys(sketch.indicators ?? {})])];
  return {
    edition: 'sketch',
    title: named('sketch'),
    version: '1',
    'data-status': 'example',
    units: { level: 'city', groups: columns.map((column) => ({ column })) },
    periods: {
      ...(sketch.list ? { list: sketch.periods } : { frequency: sketch.frequency ?? 'year' }),
      base: sketch.base ?? first,
      first,
    },
    ...(sketch.polarity ? { polarity: sketch.polarity } : {}),
    ...(sketch.method ? { method: sketch.method } : {}),
    indicators: ids.map((id) => ({ id, title: named(id), ...sketch.indicators?.[id] })),
    tree: nodeOf('root', { children: sketch.tree }),
    ...(sketch.compare ? { compare: sketch.compare } : {}),
    ...(sketch.tiers ? { tiers: sketch.tiers } : {}),
    ...(sketch.chain ? { chain: sketch.chain.of } : {}),
    ...(sketch.economy ? { economy: sketch.economy.of } : {}),
  };
}

function economyOf({ economy }: Sketch) {
  return {
    file: 'economy.csv',
    header: ['level', 'code', 'period', 'indicator', 'vintage', 'value', 'source'],
    rows: (economy?.rows ?? []).map((cells, i) => ({ line: i + 2, cells: [...cells.map(String), 'a book'] })),
  };
}

function chainOf({ chain }: Sketch) {
  return Object.entries(chain?.rows ?? {}).map(([file, rows]) => {
    const header = ['unit', 'level', 'period', 'node', 'value'];
    return [
      file,
      { file, header, rows: rows.map((cells, i) => ({ line: i + 2, cells: cells.map(String) })) },
    ] as const;
  });
}

function nodeOf(id: string, branch: number | Branch): object {
  if (typeof branch === 'number') return { indicator: id, weight: branch };
  const children = Object.entries(branch.children).map(([child, of]) => nodeOf(child, of));
  return { ...branch, id, title: named(id), children };
}

function leavesOf(tree: Branch['children']): string[] {
  return Object.entries(tree).flatMap(([id, of]) => (typeof of === 'number' ? [id] : leavesOf(of.children)));
}

const named = (id: string) => ({ en: id, zh: id });

/** Raw values by indicator, one row per period and one column per unit; NaN is missing. */
export function panelOf(plan: Plan, values: Record<string, number[][]>): Panel {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  plan.indicators.forEach(({ id }, k) => {
    values[id]!.flat().forEach((x, i) => {
      const at = k * panel.periods * panel.units + i;
      panel.values[at] = x;
      panel.reasons[at] = Number.isNaN(x) ? Reason.notObserved : Reason.observed;
    });
  });
  return panel;
}

/** The index of a node. */
export function nodeAt(plan: Plan, id: string): number {
  return plan.nodes.findIndex((n) => n.id === id);
}

/** A node's values for all units in a published period. */
export function lineOf(plan: Plan, index: Index, id: string, t = 0): number[] {
  const from = (nodeAt(plan, id) * index.periods + t) * index.units;
  return [...index.values.subarray(from, from + index.units)];
}
