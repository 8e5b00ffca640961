// A client of a published release: its figures by name, each with the address of its receipt.
import { openFiles, type ReleaseFiles } from './files.js';
import { tableOf } from './table.js';

export type { ReleaseFiles } from './files.js';

/** A text in the two languages of a release. */
export interface Text {
  en: string;
  zh: string;
}

export interface Named {
  /** The code of a unit or group, or the id of a node. */
  id: string;
  name: Text;
}

/** A figure of the index. */
export interface Figure {
  /** The code of the unit or group, and its level. */
  unit: string;
  level: string;
  period: string;
  node: string;
  /** NaN where it is missing. */
  value: number;
  /** 1 for the first; undefined where it has none. */
  rank: number | undefined;
  /** observed, imputed, partial, missing … */
  status: string;
  /** The share of its weight that was observed. */
  observed: number;
}

export interface Release {
  /** Edition, version and hash. */
  id: string;
  title: Text;
  /** Say so wherever a figure is shown. */
  dataStatus: 'real' | 'simulated' | 'example';
  /** The source line that must stand wherever figures are shown, where the makers ask for one. */
  attribution?: Text;
  units: readonly Named[];
  /** The parts of the index; the first is the index itself. */
  nodes: readonly Named[];
  periods: readonly string[];
  /** All figures, or those of a node, period or level. */
  figures(where?: Partial<Pick<Figure, 'node' | 'period' | 'level' | 'unit'>>): readonly Figure[];
  /**
   * The figure of a unit, by its code or by its name in either language, in a period (the last) at a node (the index).
   * @throws RangeError for a name that the release does not have
   */
  get(unit: string, period?: string, node?: string): Figure;
  /** The page with the receipt of a figure. */
  receipt(figure: Pick<Figure, 'unit' | 'period' | 'node'> & { level?: string }, lang?: 'en' | 'zh'): string;
  /** The files as they are published. */
  files: ReleaseFiles;
}

/**
 * Opens the release at an address: that of a site, of a release, or of its `release.json`.
 * @throws Error that says what is not there, or is not a release
 */
export async function openRelease(address: string | URL, get: typeof fetch = fetch): Promise<Release> {
  const files = await openFiles(address, get);
  const [plan, results] = await Promise.all([files.json('plan.json'), files.text('results.csv')]);
  return releaseOf(files, plan as Plan, results);
}

/** What of plan.json is read here. */
interface Plan {
  title: Text;
  dataStatus: Release['dataStatus'];
  attribution?: Text;
  units: readonly { code: string; name: Text }[];
  groupings: readonly { groups: readonly { code: string; name: Text }[] }[];
  total: { code: string; title: Text };
  nodes: readonly { id: string; title: Text }[];
  periods: readonly string[];
  first: number;
}

function releaseOf(files: ReleaseFiles, plan: Plan, results: string): Release {
  const all = tableOf(results).map(
    (row): Figure => ({
      unit: row['unit'] ?? '',
      level: row['level'] ?? '',
      period: row['period'] ?? '',
      node: row['node'] ?? '',
      value: row['value'] ? Number(row['value']) : Number.NaN,
      rank: row['rank'] ? Number(row['rank']) : undefined,
      status: row['status'] ?? '',
      observed: Number(row['observed']),
    }),
  );
  const groups = plan.groupings.flatMap((grouping) => grouping.groups);
  const units = [...plan.units, ...groups, { code: plan.total.code, name: plan.total.title }].map(
    ({ code, name }): Named => ({ id: code, name }),
  );
  const nodes = plan.nodes.map(({ id, title }): Named => ({ id, name: title }));
  const periods = plan.periods.slice(plan.first);
  // Levels may share a code: it means the first of them, and `province:110000` the other one.
  const byKey = new Map(
    all
      .flatMap((one) => [
        [keyOf(one), one] as const,
        [keyOf({ ...one, unit: `${one.level}:${one.unit}` }), one] as const,
      ])
      .reverse(),
  );
  return {
    id: files.id,
    title: plan.title,
    dataStatus: plan.dataStatus,
    ...(plan.attribution ? { attribution: plan.attribution } : {}),
    units,
    nodes,
    periods,
    files,
    figures: (where = {}) =>
      all.filter((one) => Object.entries(where).every(([key, value]) => one[key as keyof Figure] === value)),
    get(unit, period = periods.at(-1)!, node = nodes[0]!.id) {
      const part = named(nodes, node, 'node');
      const found =
        byKey.get(keyOf({ unit, period, node: part })) ??
        byKey.get(keyOf({ unit: named(units, unit, 'unit'), period, node: part }));
      if (!found) throw new RangeError(`no period “${period}” in ${files.id}: it has ${periods.join(', ')}`);
      return found;
    },
    receipt: (figure, lang = 'en') => {
      const { period, node, level } = figure;
      const meant = byKey.get(keyOf(figure));
      const unit =
        meant && level !== undefined && meant.level !== level ? `${level}:${figure.unit}` : figure.unit;
      const of = ['results', unit, period, node].map((part) =>
        part.replace(/[%/\\?#&+\s]/g, encodeURIComponent),
      );
      return `${files.site}${lang}/receipt?of=${encodeURIComponent(of.join('/'))}`;
    },
  };
}

const keyOf = ({ unit, period, node }: Pick<Figure, 'unit' | 'period' | 'node'>) =>
  JSON.stringify([unit, period, node]);

function named(all: readonly Named[], name: string, kind: string): string {
  const found =
    all.find(({ id }) => id === name) ?? all.find((one) => one.name.en === name || one.name.zh === name);
  if (found) return found.id;
  throw new RangeError(
    `no ${kind} “${name}”: there are ${all
      .slice(0, 8)
      .map(({ id }) => id)
      .join(', ')} …`,
  );
}
