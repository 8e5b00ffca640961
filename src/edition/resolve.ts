import { citedOf } from './cited.js';
import { decideBeside, decideCompare } from './decideBeside.js';
import { chainTables, decideChain } from './decideChain.js';
import { decideEconomy, economyTable } from './decideEconomy.js';
import {
  badBounds,
  boundsOf,
  decideMethod,
  decideMissing,
  decideNormalise,
  decideScale,
} from './decideMethod.js';
import { decideNeighbours } from './decideNeighbours.js';
import { decideTreat } from './decideSteps.js';
import { decideTiers } from './decideTiers.js';
import type { Decisions } from './decisions.js';
import { keysOf } from './knownKeys.js';
import { periodForm, periodNumber, periodsBetween } from './period.js';
import type { Grouping, Plan, PlanIndicator, PlanUnit, ScaleChoice } from './plan.js';
import type { Place, Problem } from './problem.js';
import { problems } from './problems.js';
import { type EditionSource, editionSchema, type IndicatorSource, type ScaleSource } from './schema.js';
import type { Table } from './table.js';
import { readGroups, readIndicators, readUnits } from './tables.js';
import { same, type Text } from './text.js';
import { flattenTree } from './tree.js';
import { judgementTables } from './weighChildren.js';
import { decideLevels } from './weighing.js';
import { readYaml, type YamlText } from './yaml.js';

/** An edition as written, checked against the format but not yet decided. */
export interface Edition {
  source: EditionSource;
  text: YamlText;
  file: string;
  /** The map as parsed JSON, where it is needed and could be read. */
  map?: unknown;
}

/**
 * Parses edition.yaml. Problems carry file, line and key path; with unknown keys only, there is an edition all the same.
 *
 * @param variant the name of one of its variants, which is meant instead
 */
export function parseEdition(
  file: string,
  source: string,
  variant?: string,
): { edition?: Edition; problems: Problem[] } {
  const read = readYaml(file, source, editionSchema, keysOf(editionSchema));
  if (!read.value || !read.text) return { problems: read.problems };
  const whole = { source: read.value, text: read.text, file };
  if (variant === undefined) return { edition: whole, problems: read.problems };
  const known = read.value.variants ?? {};
  if (!Object.hasOwn(known, variant)) {
    const kind = { en: 'variant', zh: '变体' };
    const at = { file, line: read.text.lineOf(['variants']), path: 'variants' };
    return { problems: [...read.problems, problems.unknownCode(at, kind, variant, Object.keys(known))] };
  }
  return { edition: variantOf(whole, variant), problems: read.problems };
}

/** An edition with the keys of one of its variants in place of its own. */
function variantOf({ source, text, file }: Edition, variant: string): Edition {
  const own = source.variants![variant]!;
  const edition = own.edition ?? `${source.edition}-${variant}`;
  const lineOf: YamlText['lineOf'] = (path) =>
    text.lineOf(Object.hasOwn(own, path[0] ?? '') ? ['variants', variant, ...path] : path);
  const { variants: _, ...plain } = source;
  return { source: { ...plain, ...own, edition } as EditionSource, text: { ...text, lineOf }, file };
}

/** The names of the tables an edition needs besides edition.yaml. */
export function tablesOf(source: EditionSource): {
  units: string;
  indicators?: string;
  groups: string;
  beside: string[];
  economy: string[];
  chain: string[];
  judgements: string[];
} {
  return {
    units: source.units.file ?? 'units.csv',
    ...(source.indicators ? {} : { indicators: 'indicators.csv' }),
    groups: 'groups.csv',
    beside: [...new Set((source.beside ?? []).flatMap((b) => b.file ?? []))],
    economy: source.economy ? [economyTable(source.economy)] : [],
    chain: chainTables(source.chain),
    judgements: source.tree ? judgementTables(source.tree) : [],
  };
}

type WrittenIndicator = IndicatorSource & { line?: number };

const indicatorSchema = editionSchema.shape.indicators.unwrap().element;

/**
 * Decides everything an edition leaves open and reports every default taken.
 *
 * @param dataPeriods the periods for which any data exist, in order; they set the last published period
 *   and the lead-in that is used only to fill gaps. Empty: only the written periods count.
 * @returns the plan, or all problems at once; then `draft` is the plan as far as it could be decided, for checking
 *   the data against it
 */
export function resolvePlan(
  edition: Edition,
  tables: ReadonlyMap<string, Table>,
  dataPeriods: readonly string[],
): { plan?: Plan; draft?: Plan; problems: Problem[] } {
  const { source, text, file } = edition;
  const found: Problem[] = [];
  const defaults: Plan['defaults'] = [];
  const doubts: Text[] = [...(source.doubts ?? [])];
  const at = (path: readonly PropertyKey[]): Place => ({
    file,
    line: text.lineOf(path),
    path: path.map(String).join('.'),
  });
  const take = <T>(path: string, given: T | undefined, fallback: T): T => {
    if (given !== undefined) return given;
    defaults.push({ path, value: typeof fallback === 'string' ? fallback : JSON.stringify(fallback) });
    return fallback;
  };
  const names = tablesOf(source);

  const decisions: Decisions = {
    source,
    found,
    at,
    take,
    unitCodes: codeColumn(tables.get(names.units)),
  };
  const method = decideMethod(decisions);
  const named = readNamedGroups();
  const sectors = named.filter((r) => r.column === 'sector').map(({ code, name }) => ({ code, name }));
  const { units, unitLines } = decideUnits();
  const { indicators, rows, numberOf } = decideIndicators();
  const tree = flattenTree({
    tree: source.tree,
    indicators: rows,
    numberOf,
    title: source.title,
    weighing: decideLevels(take('method.weight', source.method?.weight, 'given'), take),
    tables,
    take,
    aggregate: take('method.aggregate', source.method?.aggregate, 'arithmetic' as const),
    missing: decideMissing(decisions, method.normalise.method === 'base-share'),
    decideScale: decideRescale,
    at,
    indicatorAt,
  });
  if (rows.length > 0) found.push(...tree.problems);
  const periods = decidePeriods();
  const groupings = decideGroupings();
  const levelNames = [source.units.level, ...groupings.map((g) => g.column), 'total'];
  checkLeaves();
  doubtJoins();

  if (!periods || units.length === 0 || indicators.length === 0) return { problems: found };
  const rollUp = method.normalise.method === 'base-share' ? 'sum' : 'mean';
  const economy = decideEconomy(decisions, tables, codesAt, levelNames);
  const plan: Plan = {
    edition: source.edition,
    title: source.title,
    ...(source.note ? { note: source.note } : {}),
    version: String(source.version),
    dataStatus: source['data-status'],
    licence: take('licence', source.licence, 'unstated'),
    ...citedOf(source),
    level: source.units.level,
    unitsTitle: source.units.title ?? { en: source.units.level, zh: source.units.level },
    units,
    country: source.units.country ?? [],
    groupings,
    total: {
      ...take('units.total', source.units.total, {
        code: 'total',
        title: rollUp === 'sum' ? { en: 'Total', zh: '合计' } : { en: 'The mean', zh: '平均' },
      }),
      rollUp,
    },
    sectors,
    frequency: source.periods.frequency,
    ...periods,
    indicators,
    nodes: tree.nodes,
    method,
    compare: decideCompare(decisions, codesAt),
    ...(source['compare-note'] ? { compareNote: source['compare-note'] } : {}),
    beside: decideBeside(decisions, tables, economy),
    economy,
    tiers: decideTiers(decisions, groupings, periods.periods.slice(periods.first)),
    chain: decideChain(decisions, tables, tree.nodes, codesAt),
    neighbours: decideNeighbours(decisions, units, edition.map),
    reasons: source.reasons ?? [],
    defaults,
    doubts,
  };
  return found.length > 0 ? { draft: plan, problems: found } : { plan, problems: [] };

  /** The scale of a node: like an indicator's, always fitted to each period. */
  function decideRescale(path: string, scale: ScaleSource): ScaleChoice {
    if ('over' in scale && scale.over !== 'each-period') {
      found.push(
        problems.wrongValue(at(path.split('.')), String(scale.over), {
          en: 'each-period',
          zh: 'each-period',
        }),
      );
    }
    if (scale.method === 'around-reference') {
      found.push(
        problems.wrongValue(at(path.split('.')), scale.method, {
          en: 'a scale that takes its numbers from one period',
          zh: '参数取自单一时期的方法',
        }),
      );
    }
    return decideScale(decisions, path, { ...scale, over: 'each-period' } as ScaleSource);
  }

  function indicatorAt(row: WrittenIndicator, n = source.indicators?.indexOf(row) ?? -1): Place {
    if (row.line !== undefined) return { file: names.indicators!, line: row.line };
    return at(['indicators', n]);
  }

  function decideUnits(): { units: PlanUnit[]; unitLines: Map<string, Record<string, string | undefined>> } {
    const table = tables.get(names.units);
    if (!table) {
      found.push(problems.absentFile(names.units, { en: 'the table of the units', zh: '单元表' }));
      return { units: [], unitLines: new Map() };
    }
    const read = readUnits(
      table,
      (source.units.groups ?? []).map((g) => g.column),
    );
    found.push(...read.problems);
    for (const row of read.rows) {
      if (row.until !== undefined && periodNumber(row.until, source.periods.frequency) === undefined) {
        const place = { file: names.units, line: row.line, column: 'until' };
        found.push(problems.badPeriod(place, row.until, periodForm(source.periods.frequency)));
      }
    }
    const plain = read.rows.map(({ code, name, pinyin, until, coordinates }) => ({
      code,
      name,
      ...(pinyin ? { pinyin } : {}),
      ...(until ? { until } : {}),
      ...(coordinates ? { coordinates } : {}),
    }));
    if (plain.length === 0 && read.problems.length === 0) {
      found.push(problems.emptyTable(names.units, { en: 'at least one unit', zh: '至少一个单元' }));
    }
    return { units: plain, unitLines: new Map(read.rows.map((r) => [r.code, r.groups])) };
  }

  function decideIndicators(): {
    indicators: PlanIndicator[];
    rows: WrittenIndicator[];
    numberOf: Map<string, number>;
  } {
    const rows = uniqueIndicators();
    const parents = new Set(source.tree ? [] : rows.map((row) => row.parent));
    const leaves = rows.filter((row) => !parents.has(row.id));
    const numberOf = new Map(leaves.map((row, n) => [row.id, n]));
    return { indicators: leaves.map((row) => decideIndicator(row, numberOf)), rows, numberOf };
  }

  function decideIndicator(row: WrittenIndicator, numberOf: ReadonlyMap<string, number>): PlanIndicator {
    const denominator = method.denominate ? row.denominator : undefined;
    if (denominator !== undefined && !numberOf.has(denominator)) {
      const kind = { en: 'denominator', zh: '分母指标' };
      found.push(problems.unknownCode(indicatorAt(row), kind, denominator, [...numberOf.keys()]));
    }
    if (row.per !== undefined && row.denominator === undefined) {
      found.push(problems.perNothing(indicatorAt(row), row.id, row.per));
    }
    return {
      id: row.id,
      title: row.title,
      unit: typeof row.unit === 'object' ? row.unit : same(row.unit ?? ''),
      direction: row.direction ?? 1,
      kind: row.kind ?? 'stock',
      denominator: numberOf.get(denominator ?? '') ?? -1,
      per: row.per ?? 1,
      source: row.source ?? '',
      licence: row.licence ?? '',
      url: row.url ?? '',
      sector: sectorOf(row.sector),
      ...ownMethod(row),
    };
  }

  /** The normalisation and treatment of one indicator: its own, or the one for all with its own bounds. */
  function ownMethod(row: WrittenIndicator): Pick<PlanIndicator, 'normalise' | 'treat'> {
    const listed = source.method?.['per-indicator']?.[row.id];
    const path = `method.per-indicator.${row.id}`;
    const other = row.normalise ?? listed?.normalise;
    const treat = row.treat ?? listed?.treat;
    if (other && method.normalise.method === 'base-share') {
      const place = listed ? at(['method', 'per-indicator', row.id]) : indicatorAt(row);
      found.push(problems.shareBesideScale(place, row.id));
    }
    const normalise = other
      ? decideNormalise(decisions, path, other, row)
      : { ...method.normalise, ...boundsOf(row) };
    return { normalise, treat: treat === undefined ? method.treat : decideTreat(decisions, path, treat) };
  }

  function uniqueIndicators(): WrittenIndicator[] {
    const rows = writtenIndicators();
    const first = new Map<string, WrittenIndicator>();
    rows.forEach((row, n) => {
      const before = first.get(row.id);
      if (!before) first.set(row.id, row);
      else found.push(problems.duplicate(indicatorAt(row, n), row.id, indicatorAt(before).line!));
    });
    return [...first.values()];
  }

  function writtenIndicators(): WrittenIndicator[] {
    if (!names.indicators) return source.indicators!;
    const what = { en: 'the table of the indicators', zh: '指标表' };
    const table = tables.get(names.indicators);
    if (!table) {
      found.push(problems.absentFile(names.indicators, what));
      return [];
    }
    const read = readIndicators(table, indicatorSchema);
    found.push(...read.problems);
    if (table.rows.length === 0) {
      found.push(problems.emptyTable(names.indicators, { en: 'at least one indicator', zh: '至少一个指标' }));
    }
    return read.rows;
  }

  function decidePeriods(): Pick<Plan, 'periods' | 'first' | 'base' | 'baseLength'> | undefined {
    const { frequency } = source.periods;
    const written = (key: 'base' | 'first' | 'last', fallback: string): string => {
      const value = source.periods[key];
      return value === undefined ? take(`periods.${key}`, undefined, fallback) : String(value);
    };
    const { base, until } = baseOf(written('base', ''));
    const first = written('first', base);
    const last = written('last', [...dataPeriods, until].sort().at(-1)!);
    const bad = Object.entries({ base, first, last }).filter(
      ([key, p]) => periodNumber(p, frequency) === undefined && source.periods[key as 'base'] !== undefined,
    );
    if (bad.length > 0) {
      found.push(
        ...bad.map(([key, p]) => problems.badPeriod(at(['periods', key]), p, periodForm(frequency))),
      );
      return undefined;
    }
    if (base < first || until > last || first > last) {
      found.push(problems.baseOutside(at(['periods', 'base']), base, first, last));
      return undefined;
    }
    const start = [...dataPeriods, first].sort()[0]!;
    const periods = periodsBetween(start < first ? start : first, last, frequency);
    const begin = periods.indexOf(base);
    return {
      periods,
      first: periods.indexOf(first),
      base: begin,
      baseLength: periods.indexOf(until) - begin + 1,
    };
  }

  /** First and last period of the base; a year of quarters or months stands for all of its own. */
  function baseOf(written: string): { base: string; until: string } {
    const { frequency } = source.periods;
    if (frequency === 'year' || periodNumber(written, 'year') === undefined)
      return { base: written, until: written };
    if (method.normalise.method !== 'base-share') {
      found.push(
        problems.wrongValue(at(['periods', 'base']), written, {
          en: `a ${frequency}: only a base-share index has a whole year as its base`,
          zh: `一个${frequency === 'month' ? '月份' : '季度'}：仅基期份额指数可以整年为基期`,
        }),
      );
    }
    return frequency === 'month'
      ? { base: `${written}-01`, until: `${written}-12` }
      : { base: `${written}-Q1`, until: `${written}-Q4` };
  }

  /** The number of a sector, in the order of groups.csv, then of the indicators. */
  function sectorOf(code: string | undefined): number {
    if (code === undefined) return -1;
    const known = sectors.findIndex((s) => s.code === code);
    return known >= 0 ? known : sectors.push({ code, name: same(code) }) - 1;
  }

  function readNamedGroups() {
    const table = tables.get(names.groups);
    const read = table ? readGroups(table) : { rows: [], problems: [] };
    found.push(...read.problems);
    return read.rows;
  }

  function decideGroupings(): Grouping[] {
    const fallback = method.normalise.method === 'base-share' ? ('sum' as const) : ('mean' as const);
    return (source.units.groups ?? []).map((g, i) => {
      const groups = named.filter((r) => r.column === g.column).map(({ code, name }) => ({ code, name }));
      const codes = new Map(groups.map((n, at) => [n.code, at]));
      const memberOf = units.map((unit) => {
        const code = unitLines.get(unit.code)?.[g.column];
        if (code === undefined) return -1;
        let number = codes.get(code);
        if (number === undefined) {
          number = groups.push({ code, name: same(code) }) - 1;
          codes.set(code, number);
        }
        return number;
      });
      return {
        column: g.column,
        title: g.title ?? same(g.column),
        rollUp: take(`units.groups.${i}.roll-up`, g['roll-up'], fallback),
        groups,
        memberOf,
      };
    });
  }

  /** What only the leaves of the tree must fulfil: shares that point up, bounds that can hold. */
  function checkLeaves(): void {
    for (const { indicator, id } of tree.nodes) {
      const leaf = indicators[indicator];
      const row = rows.find((r) => r.id === id);
      if (!leaf || !row) continue;
      const n = leaf.normalise;
      if (n.method === 'base-share' && leaf.direction === -1) {
        found.push(problems.shareOfNegative(indicatorAt(row), id));
      }
      if (badBounds(n)) found.push(problems.bounds(indicatorAt(row), id, n.method, n.low, n.high));
    }
  }

  function doubtJoins(): void {
    if (method.normalise.method !== 'base-share') return;
    if (method.screen?.units) {
      doubts.push({
        en: 'A unit that is screened out of some periods is missing from the sums of those periods, which fall by it.',
        zh: '某些时期被筛除的单元不计入当期合计，合计因此减少。',
      });
    }
    for (const node of tree.nodes) {
      if (node.indicator >= 0 || node.order === 1) continue;
      doubts.push({
        en: `“${node.id}” is a ${node.aggregate} of shares: its cities no longer add up to the nation.`,
        zh: `“${node.id}”对份额取 ${node.aggregate}，城市之和不再等于全国。`,
      });
    }
  }

  function codesAt(level: string): string[] | undefined {
    if (level === source.units.level) return units.map((u) => u.code);
    if (level === 'total') return [source.units.total?.code ?? 'total'];
    return groupings.find((g) => g.column === level)?.groups.map((g) => g.code);
  }
}

/** The codes of the units table, in its order. */
function codeColumn(table: Table | undefined): string[] {
  const at = table?.header.indexOf('code') ?? -1;
  return at < 0 ? [] : table!.rows.map((row) => row.cells[at]?.trim() ?? '');
}
