import { type ReasonCode, reasonName } from '../../edition/index.js';
import { coded, repeated } from '../coded.js';
import type { Release } from '../readRelease.js';
import { ranksOrNaN } from '../results.js';
import { field, fieldsOf, toIndicators, toNodes, toUnits } from './fields.js';
import type { Selection } from './format.js';
import { chosen, selectedCoded } from './selected.js';
import type { Table } from './table.js';
import { numberNote, titles } from './words.js';

/** The figures of the index that are selected, as `results`: the rows of results.csv and what the data are. */
export function resultsTable(release: Release, selection: Selection): Table {
  const { plan } = release;
  const rows = selectedCoded(release, selection);
  const of = fieldsOf(plan);
  return {
    name: 'results',
    title: titles.results,
    fields: [of.unit, of.level, of.period, of.node, of.value, of.rank, of.status, of.dataStatus],
    key: ['level', 'unit', 'period', 'node'],
    links: [toUnits, toNodes],
    columns: [
      rows.unit,
      rows.level,
      rows.period,
      rows.node,
      rows.value,
      ranksOrNaN(rows.rank),
      rows.status,
      repeated(plan.dataStatus, rows.value.length),
    ],
  };
}

/**
 * The raw figures as `panel`. Of a selection the units, periods and those nodes that are indicators count: a period
 * before the first published one is there where no periods are selected, a denominator where no nodes are.
 */
export function panelTable({ plan, panel, records, observed }: Release, selection: Selection): Table {
  const { units, nodes, periods, levels } = chosen(plan, selection);
  const has = (list: ReadonlySet<string> | undefined, word: string) => !list || list.has(word);
  const rows: { k: number; t: number; c: number; at: number }[] = [];
  for (let at = 0; at < panel.values.length && has(levels, plan.level); at++) {
    const c = at % panel.units;
    const t = Math.floor(at / panel.units) % panel.periods;
    const k = Math.floor(at / (panel.units * panel.periods));
    const inside = has(units, plan.units[c]!.code) && has(periods, plan.periods[t]!);
    if (inside && has(nodes, plan.indicators[k]!.id)) rows.push({ k, t, c, at });
  }
  const of = fieldsOf(plan);
  return {
    name: 'panel',
    title: titles.panel,
    fields: [
      of.indicator,
      of.level,
      of.unit,
      of.period,
      field('value', titles.raw, 'number', { note: numberNote }),
      of.reason,
      field('records', titles.records, 'number'),
      field('observed', titles.observed),
      of.dataStatus,
    ],
    key: ['indicator', 'level', 'unit', 'period'],
    links: [toIndicators, toUnits],
    columns: [
      coded(rows.map(({ k }) => plan.indicators[k]!.id)),
      repeated(plan.level, rows.length),
      coded(rows.map(({ c }) => plan.units[c]!.code)),
      coded(rows.map(({ t }) => plan.periods[t]!)),
      rows.map(({ at }) => panel.values[at]!),
      coded(rows.map(({ at }) => reasonName[panel.reasons[at] as ReasonCode])),
      rows.map(({ at }) => records[at]!),
      coded(rows.map(({ at }) => observed[at] ?? '')),
      repeated(plan.dataStatus, rows.length),
    ],
  };
}
