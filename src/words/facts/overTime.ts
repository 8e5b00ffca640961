import { type ForecastMethod, headlinePeriod } from '../../analysis/index.js';
import { baseName, type Text } from '../../edition/index.js';
import { tableNamed, tableReference } from '../../release/index.js';
import { numberIn } from '../receipts/tableRows.js';
import type { FactIn } from './about.js';
import { factHeader } from './citedFigures.js';
import type { CitedFigure } from './figure.js';
import { isMeasuredAgain } from './measured.js';
import { type AnyView, type FactSource, totalOf, viewOf } from './view.js';

/** What facts about the course of an index over time hold. */
export interface TimeKinds {
  /** Growth a year since the base. */
  yearly: {
    base: string;
    rate: CitedFigure;
    /** How many units it compares, and how many either period has; undefined where these are all. */
    units: CitedFigure | undefined;
    unitsOf: CitedFigure | undefined;
  };
  /** The part that changed the total most since the period before. */
  contribution: { part: Text; points: CitedFigure };
  /** The total across breaks of the framework. */
  chained: {
    links: readonly { edition: Text; over: string; factor: CitedFigure }[];
    first: { period: string; linked: CitedFigure };
    last: { period: string; linked: CitedFigure };
  };
  /** What is expected next; a method that is not a plain one was better by so much, over so many origins. */
  forecast: {
    expected: string;
    value: CitedFigure;
    low: CitedFigure;
    high: CitedFigure;
    method: ForecastMethod;
    better: { origins: CitedFigure; relative: CitedFigure } | undefined;
    /** Whether other methods were tried. */
    others: boolean;
  };
  /** A note that a table of the release has in words, and the part or level that it is about. */
  note: { of: Text | undefined; text: Text };
}

type Fact = FactIn<TimeKinds>;
type FactOf<K extends keyof TimeKinds> = FactIn<TimeKinds, K>;

/**
 * Of a node, the whole index unless told: the growth of the total a year, what changed it most, its chained course, and what is expected with its interval; reasons where nothing is. Up to the
 * period of headlines, after which figures are provisional.
 */
export function timeFacts(release: FactSource, g = 0): Fact[] {
  const view = viewOf(release, headlinePeriod(release), g);
  return [
    ...yearlyFacts(view),
    ...contributionFacts(view),
    ...chainedFacts(view),
    ...forecastFacts(view),
    ...noteFacts(view),
  ];
}

/** The growth a year since the base, where it is more than one period away. */
function yearlyFacts(view: AnyView): FactOf<'yearly'>[] {
  const whole = totalOf(view.release);
  const row = { node: view.node, level: whole.level, unit: whole.code, period: view.period };
  const rate = view.cell('changes', row, 'points', 'change') && view.cell('changes', row, 'cagr', 'percent');
  if (!rate || view.at(view.t - 1)?.period === baseName(view.release.plan)) return [];
  const base = baseName(view.release.plan);
  const set = { node: view.node, level: whole.level, unit: whole.code, from: base, to: view.period };
  const count = (column: 'units' | 'units_of') => view.cell('matched-sets', set, column, 'count');
  const [units, unitsOf] = [count('units'), count('units_of')];
  const isLess = units !== undefined && unitsOf !== undefined && units.value < unitsOf.value;
  return [
    {
      ...factHeader(view, whole, 0.3, 0),
      kind: 'yearly',
      base,
      rate,
      units: isLess ? units : undefined,
      unitsOf: isLess ? unitsOf : undefined,
    },
  ];
}

/** The part that changed the total most since the period before, of those that went its way and were measured in both. */
function contributionFacts(view: AnyView): FactOf<'contribution'>[] {
  const { plan } = view.release;
  const rows = tableNamed(view.release, 'contributions')?.rows ?? [];
  const own = rows.filter((r) => r.node === view.node && r.period === view.period);
  const whole = own.reduce((sum, row) => sum + numberIn(row, 'points'), 0);
  const total = totalOf(view.release);
  const nodeOf = (id: unknown) => plan.nodes.findIndex((n) => n.id === id);
  const parts = own.filter(
    (row) =>
      row.part !== 'rest' &&
      numberIn(row, 'points') * whole > 0 &&
      isMeasuredAgain(view, total, [nodeOf(row.part)]),
  );
  const most = parts.toSorted((a, b) => Math.abs(numberIn(b, 'points')) - Math.abs(numberIn(a, 'points')))[0];
  const points = most && view.cell('contributions', most, 'points', 'change');
  if (!points || points.value === 0) return [];
  const part = plan.nodes[nodeOf(most.part)]!.title;
  return [{ ...factHeader(view, total, 0.3, 0), kind: 'contribution', part, points }];
}

/** Every break of the framework, and the total across it. */
function chainedFacts(view: AnyView): FactOf<'chained'>[] {
  const { plan } = view.release;
  // A release of an edition without a chain has none of its tables, and whatever has no file is computed, with all tables of time.
  if (plan.chain.length === 0) return [];
  const rows = tableNamed(view.release, 'chain-links')?.rows ?? [];
  const links = rows.flatMap((row) => {
    const factor = row.node === view.node ? view.cell('chain-links', row, 'factor', 'factor') : undefined;
    if (!factor) return [];
    return [
      { edition: plan.chain.find((e) => e.edition === row.from)!.title, over: String(row.over), factor },
    ];
  });
  const course = (tableNamed(view.release, 'chained')?.rows ?? []).filter(
    (r) => r.node === view.node && r.level === 'total',
  );
  const [first, last] = [course[0], course.at(-1)].map((row) => {
    const linked = row && view.cell('chained', row, 'linked', 'points');
    return linked && { period: row.period, linked: { ...linked, digits: 2 } };
  });
  if (links.length === 0 || !first || !last) return [];
  return [{ ...factHeader(view, totalOf(view.release), 0.3, 0), kind: 'chained', links, first, last }];
}

/** The next period as it is expected, by which method, and how that was chosen. */
function forecastFacts(view: AnyView): FactOf<'forecast'>[] {
  const { plan } = view.release;
  const next = tableNamed(view.release, 'forecast')?.rows.find((row) => row.node === view.node);
  const methods = (tableNamed(view.release, 'forecast-methods')?.rows ?? []).filter(
    (r) => r.node === view.node,
  );
  const chosen = methods.find((row) => row.chosen === 'yes');
  if (!next || !chosen) return [];
  const digits = plan.nodes[view.g]!.digits ?? 2;
  const end = (column: 'value' | 'low' | 'high'): CitedFigure => ({
    value: numberIn(next, column),
    unit: 'points',
    from: 'cell',
    references: [tableReference('forecast', next, column)],
    digits,
  });
  const isPlain = chosen.method === 'naive' || chosen.method === 'seasonal-naive';
  const better = isPlain
    ? undefined
    : {
        origins: view.cell('forecast-methods', chosen, 'origins', 'count')!,
        relative: view.cell('forecast-methods', chosen, 'relative', 'quotient')!,
      };
  return [
    {
      ...factHeader(view, totalOf(view.release), 0.3, 0),
      kind: 'forecast',
      expected: next.period,
      value: end('value'),
      low: end('low'),
      high: end('high'),
      method: chosen.method as FactOf<'forecast'>['method'],
      better,
      others: methods.filter((row) => row.origins !== 0).length > 1,
    },
  ];
}

/** The notes of the tables of time, such as why there is no forecast; not that an index has no season. */
function noteFacts(view: AnyView): FactOf<'note'>[] {
  const { plan } = view.release;
  const rows = (tableNamed(view.release, 'time-notes')?.rows ?? []).filter(
    (row) => row.note !== 'no-season' && (view.g === 0 || row.node === '' || row.node === view.node),
  );
  return rows.map((row) => ({
    ...factHeader(view, totalOf(view.release), 0.2, 0),
    kind: 'note',
    of: plan.nodes.find(({ id }) => id === row.node)?.title,
    text: { en: row.text_en, zh: row.text_zh },
  }));
}
