import type { EconomicFact, EconomicIndicator, Economy, PerHead, SizeRules } from '../economy.js';
import { figureProblem } from '../exchange/coinrCells.js';
import { readFigure } from '../exchange/figure.js';
import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import { headerProblems } from '../exchange/tables.js';
import { problems } from '../problems/problems.js';
import type { EconomySource } from '../schema/economySchema.js';
import { asText, same } from '../text.js';
import { frequencyOf, periodForm, periodNumber } from '../time/period.js';
import type { Decisions, LevelCodes } from './decisions.js';

/** The file with the economic figures of an edition. */
export const economyTable = ({ file }: EconomySource) => file ?? 'economy.csv';

const columns = ['level', 'code', 'period', 'indicator', 'vintage', 'value', 'source'];

type Row = EconomicFact & { line: number };

/** The economic figures and the rules that convert the index into them, all names checked; null for an edition without any. */
export function decideEconomy(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  codes: LevelCodes,
): Economy | null {
  const { economy } = decisions.source;
  if (!economy) return null;
  const name = economyTable(economy);
  const table = tables.get(name);
  if (!table) {
    const what = { en: 'the table of the economy', zh: '经济数据表' };
    decisions.found.push(problems.absentFile(name, what));
    return null;
  }
  const rows = readFacts(decisions, economy, table, codes);
  const indicators = economy.indicators.map((one, i): EconomicIndicator => {
    const own = rows.filter((row) => row.indicator === one.id);
    return {
      id: one.id,
      title: one.title,
      ...(one['title-of-total'] ? { titleOfTotal: one['title-of-total'] } : {}),
      unit: one.unit,
      scale: one.scale ?? 1,
      vintages: decideVintages(decisions, ['economy', 'indicators', i], one, own),
    };
  });
  const chosen = new Map(indicators.map(({ id, vintages }) => [id, vintages]));
  const facts = rows.map(({ line: _, ...fact }) => ({
    ...fact,
    used: chosen.get(fact.indicator)?.[fact.level] === fact.vintage,
  }));
  const titles = new Map((economy.vintages ?? []).map(({ id, title }) => [id, title]));
  const vintages = [...new Set(rows.map((row) => row.vintage))].map((id) => ({
    id,
    title: titles.get(id) ?? same(id),
  }));
  const perHead = decidePerHead(decisions, economy);
  return {
    indicators,
    vintages,
    facts,
    perHead,
    size: decideSize(decisions, economy, rows, [...codes.keys()]),
  };
}

function decidePerHead({ source, found, at }: Decisions, economy: EconomySource): PerHead | null {
  const written = economy['per-head'];
  if (written === undefined) return null;
  const given = typeof written === 'string' ? { by: written } : written;
  const path = ['economy', 'per-head', ...(typeof written === 'string' ? [] : ['by'])];
  const ids = economy.indicators.map((i) => i.id);
  if (!ids.includes(given.by)) {
    const kind = { en: 'indicator of the economy', zh: '经济指标' };
    found.push(problems.unknownCode(at(path), kind, given.by, ids));
  }
  const period = given.period === undefined ? null : String(given.period);
  const frequency = frequencyOf(source.periods);
  const known = (text: string) =>
    [frequency, 'year' as const].some((f) => periodNumber(text, f) !== undefined);
  if (period !== null && !known(period)) {
    found.push(problems.badPeriod(at(['economy', 'per-head', 'period']), period, periodForm(frequency)));
  }
  return { by: given.by, period, atLeast: given['at-least'] ?? 0, beside: given.beside ?? false };
}

function readFacts(
  { source, found }: Decisions,
  economy: EconomySource,
  table: InputTable,
  codes: LevelCodes,
): Row[] {
  const wanting = headerProblems(table, columns);
  found.push(...wanting);
  const strange = table.header.filter((c) => c !== '' && !columns.includes(c));
  found.push(...strange.map((c) => problems.unknownColumn(table.file, c, columns)));
  if (wanting.length > 0) return [];
  const ids = new Set(economy.indicators.map((i) => i.id));
  const levels = new Set(codes.keys());
  const first = new Map<string, number>();
  const rows: Row[] = [];
  for (const row of table.rows) {
    const cells = cellsOf(table, row);
    const before = found.length;
    const at = (column: string) => cellPlace(table, row.line, column);
    const { level = '', code = '', period = '', indicator = '', vintage = '' } = cells;
    const value = readFigure(cells['value'] ?? '');
    const known = (column: string, word: string, words: ReadonlySet<string>, zh: string) => {
      if (!words.has(word)) {
        found.push(problems.unknownCode(at(column), { en: column, zh }, word, [...words]));
      }
    };
    known('level', level, levels, '层级');
    if (levels.has(level)) known('code', code, codes.get(level)!, '代码');
    known('indicator', indicator, ids, '指标');
    const frequency = frequencyOf(source.periods);
    if (periodNumber(period, frequency) === undefined && periodNumber(period, 'year') === undefined) {
      found.push(problems.badPeriod(at('period'), period, periodForm(frequency)));
    }
    if (vintage === '') {
      found.push(
        problems.badCell(at('vintage'), '', { en: 'a vintage, such as revised', zh: '数据版本，如 revised' }),
      );
    }
    // An empty value means that the figure was not published: the row is skipped.
    if (cells['value'] !== undefined && typeof value === 'string') {
      found.push(figureProblem(at('value'), cells['value'], value));
    }
    const key = [level, code, period, indicator, vintage].join('\n');
    if (first.has(key)) {
      found.push(problems.duplicate(at('code'), `${code} ${period} ${indicator}`, first.get(key)!));
    } else first.set(key, row.line);
    if (found.length > before || typeof value === 'string') continue;
    const source_ = cells['source'] ?? '';
    rows.push({
      level,
      code,
      period,
      indicator,
      vintage,
      value,
      source: source_,
      used: false,
      line: row.line,
    });
  }
  return rows;
}

/** The vintage of an indicator to use at each level that has any: the declared one, or the only one in the table. */
function decideVintages(
  { found, at, take }: Decisions,
  path: readonly PropertyKey[],
  { id, vintage = {} }: EconomySource['indicators'][number],
  rows: readonly Row[],
): Record<string, string> {
  const levels = [...new Set([...rows.map((row) => row.level), ...Object.keys(vintage)])];
  return Object.fromEntries(
    levels.map((level) => {
      const there = [...new Set(rows.filter((row) => row.level === level).map((row) => row.vintage))];
      const written = vintage[level];
      if (written !== undefined && !there.includes(written)) {
        const kind = { en: `vintage of ${id} at level ${level}`, zh: `${level} 级 ${id} 的数据版本` };
        found.push(problems.unknownCode(at([...path, 'vintage', level]), kind, written, there));
      }
      if (written === undefined && there.length > 1) {
        found.push(problems.absentKey(at(path), `vintage.${level}`));
      }
      const key = [...path, 'vintage', level].map(String).join('.');
      return [level, written ?? take(key, undefined, there[0] ?? '')];
    }),
  );
}

function decideSize(
  { source, found, at, take }: Decisions,
  { size, indicators }: EconomySource,
  rows: readonly Row[],
  levels: readonly string[],
): SizeRules | null {
  if (!size) return null;
  const ids = indicators.map((i) => i.id);
  const kind = { en: 'indicator of the economy', zh: '经济指标' };
  const check = (path: string, id: string | undefined) => {
    if (id === undefined || ids.includes(id)) return;
    found.push(problems.unknownCode(at(['economy', 'size', ...path.split('.')]), kind, id, ids));
  };
  check('output', size.output);
  check('components.industry', size.components?.industry);
  check('components.efficiency', size.components?.efficiency);
  check('published-index', size['published-index']);
  const usual = source.units.groups?.[0]?.column ?? source.units.level;
  const level = take('economy.size.level', size.level, usual);
  const within = levels.filter((l) => l !== 'total');
  if (!within.includes(level)) {
    const what = { en: 'level', zh: '层级' };
    found.push(problems.unknownCode(at(['economy', 'size', 'level']), what, level, within));
  }
  const { increment, chained, jobs, components } = size;
  const known = (period: string) =>
    [frequencyOf(source.periods), 'year' as const].some((f) => periodNumber(period, f) !== undefined);
  if (chained && !known(String(chained.period))) {
    const place = at(['economy', 'size', 'chained', 'period']);
    found.push(problems.badPeriod(place, String(chained.period), periodForm(frequencyOf(source.periods))));
  }
  for (const [key, rule] of Object.entries({ increment, chained })) {
    if (rule?.index === undefined) continue;
    const published = rows.filter(
      (row) =>
        row.indicator === size['published-index'] && row.level === 'total' && row.vintage === rule.index,
    );
    if (published.length > 0) continue;
    const vintage = { en: 'vintage of the published index', zh: '已发布指数的版本' };
    const there = rows.filter((row) => row.indicator === size['published-index']).map((row) => row.vintage);
    found.push(
      problems.unknownCode(at(['economy', 'size', key, 'index']), vintage, rule.index, [...new Set(there)]),
    );
  }
  return {
    output: size.output,
    level,
    increment: increment
      ? {
          ...increment,
          source: asText(increment.source),
          interval: increment.interval ?? null,
          index: increment.index ?? null,
        }
      : null,
    chained: chained
      ? {
          ...chained,
          source: asText(chained.source),
          period: String(chained.period),
          index: chained.index ?? null,
        }
      : null,
    jobs: jobs ? { perPoint: jobs['per-point'], source: asText(jobs.source) } : null,
    components: components ?? null,
    publishedIndex: size['published-index'] ?? null,
  };
}
