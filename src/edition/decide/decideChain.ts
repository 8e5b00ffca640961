import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import type { EarlierEdition, PlanNode } from '../plan.js';
import { problems } from '../problems/problems.js';
import type { ChainSource } from '../schema/chainSchema.js';
import { asText } from '../text.js';
import { frequencyOf, periodForm, periodNumber } from '../time/period.js';
import type { Decisions, LevelCodes } from './decisions.js';

const columns = ['unit', 'level', 'period', 'node', 'value'];

/** The files of the earlier editions in a chain. */
export const chainTables = (chain: ChainSource | undefined) => (chain ?? []).map((one) => one.with);

/** The earlier editions, with their tables read and checked; rows of nodes and places that this edition lacks are ignored. */
export function decideChain(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  nodes: readonly PlanNode[],
  codes: LevelCodes,
): EarlierEdition[] {
  const { source, found, at } = decisions;
  return (source.chain ?? []).map((one, i) => {
    const over = one.over === undefined ? null : String(one.over);
    const title = one.title ?? { en: one.edition, zh: one.edition };
    const earlier = {
      edition: one.edition,
      title,
      file: one.with,
      source: asText(one.source),
      over,
      results: [],
    };
    if (over !== null && periodNumber(over, frequencyOf(source.periods)) === undefined) {
      found.push(problems.badPeriod(at(['chain', i, 'over']), over, periodForm(frequencyOf(source.periods))));
    }
    const known = new Map(nodes.map((n) => [one.nodes?.[n.id] ?? n.id, n.id]));
    for (const ours of Object.keys(one.nodes ?? {})) {
      if (nodes.some((n) => n.id === ours)) continue;
      const kind = { en: 'node', zh: '节点' };
      const ids = nodes.map((n) => n.id);
      found.push(problems.unknownCode(at(['chain', i, 'nodes', ours]), kind, ours, ids));
    }
    const table = tables.get(one.with);
    if (!table) {
      const what = { en: 'the results of the earlier edition', zh: '此前版本的结果' };
      found.push(problems.absentFile(one.with, what));
      return earlier;
    }
    const results = readResults(decisions, table, known, codes);
    const root = nodes[0]?.id;
    const before = found.length;
    if (results && !results.some((r) => r.level === 'total' && r.node === root)) {
      found.push(problems.chainWithoutTotal(table.file, one.nodes?.[root ?? ''] ?? root ?? ''));
    }
    const whole = (results ?? []).filter((r) => r.level === 'total' && r.node === root && r.value > 0);
    const periods = whole.map((r) => r.period);
    if (over !== null && periods.length > 0 && !periods.includes(over)) {
      found.push(problems.noOverlap(at(['chain', i, 'over']), one.edition, over, periods));
    }
    return { ...earlier, results: found.length > before ? [] : (results ?? []) };
  });
}

/** The rows of known nodes and places; undefined where columns are absent. */
function readResults(
  { source, found }: Decisions,
  table: InputTable,
  known: ReadonlyMap<string, string>,
  codes: LevelCodes,
): EarlierEdition['results'] | undefined {
  const absent = columns.filter((c) => !table.header.includes(c));
  found.push(...absent.map((c) => problems.absentColumn(table.file, c)));
  if (absent.length > 0) return undefined;
  const frequency = frequencyOf(source.periods);
  const first = new Map<string, number>();
  const results: EarlierEdition['results'] = [];
  for (const row of table.rows) {
    const { unit: code = '', level = '', period = '', node = '', value } = cellsOf(table, row);
    const ours = known.get(node);
    if (ours === undefined || !codes.get(level)?.has(code) || value === undefined) continue;
    const number = Number(value);
    if (periodNumber(period, frequency) === undefined) {
      found.push(problems.badPeriod(cellPlace(table, row.line, 'period'), period, periodForm(frequency)));
    } else if (!Number.isFinite(number)) {
      found.push(problems.textInNumbers(cellPlace(table, row.line, 'value'), value));
    }
    const key = [level, code, period, node].join('\n');
    if (first.has(key)) {
      const what = `${code} ${period} ${node}`;
      found.push(problems.duplicate(cellPlace(table, row.line, 'unit'), what, first.get(key)!));
    } else first.set(key, row.line);
    results.push({ level, code, period, node: ours, value: number });
  }
  return results;
}
