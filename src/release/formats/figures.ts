import { positionOf, type ReasonCode, reasonName } from '../../edition/index.js';
import { defineTable } from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import { dictionaryColumn, repeatedWord } from '../tables/dictionaryColumn.js';
import { resultCells, resultsDefinition } from '../tables/results.js';
import { numberNote, titles } from '../words.js';
import { codesIn, dataStatus, toIndicators, toNodes, toUnits } from './fields.js';
import type { Selection } from './format.js';
import { checkSelection, selectedCoded } from './selected.js';
import { type ExportTable, exportTable } from './table.js';

/** The selected figures of the index, as `results`: the rows of results.csv with the data status. */
export function resultsTable(release: Release, selection: Selection): ExportTable {
  const { plan } = release;
  const rows = selectedCoded(release, selection);
  const { unit, level, node, status, data_status } = codesIn(plan);
  return exportTable(
    results,
    { ...resultCells(rows), data_status: repeatedWord(plan.dataStatus, rows.value.length) },
    { codes: { unit, level, node, status, data_status }, links: [toUnits, toNodes] },
  );
}

const results = defineTable({
  ...resultsDefinition,
  columns: { ...resultsDefinition.columns, data_status: dataStatus },
});

/**
 * The raw figures as `panel`. A selection applies to units, periods and those nodes that are indicators: periods
 * before the first published one are included where no periods are selected, denominators where no nodes are.
 */
export function panelTable({ plan, panel, records, observed }: Release, selection: Selection): ExportTable {
  const { units, nodes, periods, levels } = checkSelection(plan, selection);
  const has = (list: ReadonlySet<string> | undefined, word: string) => !list || list.has(word);
  const rows: { k: number; t: number; c: number; at: number }[] = [];
  for (let at = 0; at < panel.values.length && has(levels, plan.level); at++) {
    const { node: k, unit: c, period: t } = positionOf(panel, at);
    const inside = has(units, plan.units[c]!.code) && has(periods, plan.periods[t]!);
    if (inside && has(nodes, plan.indicators[k]!.id)) rows.push({ k, t, c, at });
  }
  const { indicator, unit, level, reason, data_status } = codesIn(plan);
  return exportTable(
    panelDefinition,
    {
      indicator: dictionaryColumn(rows.map(({ k }) => plan.indicators[k]!.id)),
      level: repeatedWord(plan.level, rows.length),
      unit: dictionaryColumn(rows.map(({ c }) => plan.units[c]!.code)),
      period: dictionaryColumn(rows.map(({ t }) => plan.periods[t]!)),
      value: rows.map(({ at }) => panel.values[at]!),
      reason: dictionaryColumn(rows.map(({ at }) => reasonName[panel.reasons[at] as ReasonCode])),
      records: rows.map(({ at }) => records[at]!),
      observed: dictionaryColumn(rows.map(({ at }) => observed[at] ?? '')),
      data_status: repeatedWord(plan.dataStatus, rows.length),
    },
    { codes: { indicator, level, unit, reason, data_status }, links: [toIndicators, toUnits] },
  );
}

const panelDefinition = defineTable({
  name: 'panel',
  title: titles.panel,
  columns: {
    indicator: { type: 'string', title: titles.indicator },
    level: { type: 'string', title: titles.level },
    unit: { type: 'string', title: titles.unit },
    period: { type: 'string', title: titles.period },
    value: { type: 'number', title: titles.raw, note: numberNote },
    reason: { type: 'string', title: titles.reason },
    records: { type: 'number', title: titles.records },
    observed: { type: 'string', title: titles.observed },
    data_status: dataStatus,
  },
  key: ['indicator', 'level', 'unit', 'period'],
  topLevel: true,
});
