import type { Panel, Plan } from '../../src/edition/index.js';
import { buildIndex, type Index } from '../../src/engine/index.js';
import { type Branch, panelOf, planOf } from './plan.js';

type Rows = readonly Record<string, string>[];

/** COINr's two tables as a plan and a panel of one period; ids are the codes in lower case, the root is `root`. */
export interface Coin {
  plan: Plan;
  panel: Panel;
  index: Index;
}

/** Builds what COINr calls a coin: iData and iMeta with a method, and one grouping column called `group`. */
export function coinOf(iData: Rows, iMeta: Rows, group: string, method: object): Coin {
  const data = [...iData].sort((a, b) => (a['uCode']! < b['uCode']! ? -1 : 1));
  const indicators = iMeta.filter((row) => row['Type'] === 'Indicator');
  const denominators = iMeta.filter((row) => row['Type'] === 'Denominator');
  const plan = planOf({
    units: Object.fromEntries(data.map((row) => [row['uCode']!, { group: row[group]! }])),
    periods: ['2018'],
    method,
    tree: treeOf(iMeta),
    indicators: Object.fromEntries([
      ...indicators.map((row) => {
        const below = row['Denominator'] ? { denominator: row['Denominator'].toLowerCase() } : {};
        return [row['iCode']!.toLowerCase(), { direction: Number(row['Direction']), ...below }];
      }),
      ...denominators.map((row) => [row['iCode']!.toLowerCase(), {}]),
    ]),
  });
  const number = (cell: string) => (cell === '' || cell === 'NA' ? Number.NaN : Number(cell));
  const columns = [...indicators, ...denominators].map((row) => row['iCode']!);
  const panel = panelOf(
    plan,
    Object.fromEntries(columns.map((c) => [c.toLowerCase(), [data.map((row) => number(row[c]!))]])),
  );
  return { plan, panel, index: buildIndex(plan, panel) };
}

/** The framework of iMeta below its root. */
export function treeOf(iMeta: Rows): Branch['children'] {
  const root = iMeta.find((row) => row['Type'] === 'Aggregate' && !row['Parent'])!;
  return below(iMeta, root['iCode']!);
}

function below(iMeta: Rows, parent: string): Branch['children'] {
  const rows = iMeta.filter((row) => row['Parent'] === parent);
  return Object.fromEntries(
    rows.map((row) => {
      const id = row['iCode']!.toLowerCase();
      const weight = Number(row['Weight']);
      return [id, row['Type'] === 'Indicator' ? weight : { weight, children: below(iMeta, row['iCode']!) }];
    }),
  );
}
