import type { WriteSheet } from 'hucre/xlsx';
import { cellRef } from 'hucre/xlsx';
import { weightInIndex, weightInParent } from '../../engine/index.js';
import { type CellContent, SheetDraft, styles, typeface, withNumberFormat } from '../../figures/index.js';
import { bilingual } from '../../words/index.js';
import { hasScoreFormula } from './aggregateFormulas.js';
import { frameSheet } from './frame.js';
import { frameworkColumns as columns, type WorkbookLayout } from './layout.js';
import { sharedRule } from './missingRule.js';
import { hasFormula } from './normalised.js';
import { aggregateNameBoth } from './terms.js';
import { bilingualWord } from './words.js';

const widths = [16, 34, 24, 14, 12, 11, 12, 12, 30, 16, 26, 11, 34];

/** The sheet Framework: the tree with the weights that may be changed, the shares they make, and the missing rule. */
export function frameworkSheet(layout: WorkbookLayout): WriteSheet {
  const { plan } = layout;
  const sheet = new SheetDraft('Framework');
  const head = [
    'id',
    'english',
    'chinese',
    'parent',
    'weight',
    'counts',
    'share',
    'whole',
    'aggregate',
    'normalise',
    'unit',
    'direction',
    'live',
  ] as const;
  sheet.putRow(layout.frameworkRow(0) - 1, 0, head.map(bilingualWord), styles.headLast);
  plan.nodes.forEach((_, g) => {
    putNode(sheet, layout, g);
  });
  putMethod(sheet, layout);
  const weights = [1, plan.nodes.length - 1].map((g) => cellRef(layout.frameworkRow(g), columns.weight));
  const least = cellRef(layout.minPresent.row, layout.minPresent.column);
  return {
    ...frameSheet(sheet, layout, widths, layout.frameworkRow(0), 2),
    dataValidations: [
      validNumber(weights.join(':'), 'greaterThanOrEqual', '0'),
      validNumber(least, 'between', '0', '1'),
    ],
  };
}

function validNumber(
  range: string,
  operator: 'greaterThanOrEqual' | 'between',
  formula1: string,
  formula2?: string,
) {
  return {
    type: 'decimal' as const,
    range,
    operator,
    formula1,
    ...(formula2 === undefined ? {} : { formula2 }),
    showErrorMessage: true,
  };
}

function putNode(sheet: SheetDraft, layout: WorkbookLayout, g: number): void {
  const { plan, index, t } = layout;
  const node = plan.nodes[g]!;
  const row = layout.frameworkRow(g);
  const indicator = plan.indicators[node.indicator];
  const put = (column: number, content: CellContent, style: object = styles.text) =>
    sheet.put({ row, column }, content, style);
  const alignment = { horizontal: 'left', indent: node.depth, vertical: 'top', wrapText: true };
  const look = { alignment, font: { ...typeface, bold: node.indicator < 0 } };
  put(columns.id, node.id);
  put(columns.en, node.title.en, look);
  put(columns.zh, node.title.zh, look);
  put(columns.parent, plan.nodes[node.parent]?.id ?? '');
  const weighed = !Number.isNaN(weightInParent(plan, g, layout.t));
  if (node.parent >= 0)
    put(
      columns.weight,
      weighed ? weightInParent(plan, g, layout.t) : '–',
      styles[weighed ? 'input' : 'text'],
    );
  put(columns.counts, index.start[g]! <= t ? 1 : 0, styles.middle);
  put(columns.share, shareFormula(layout, g), withNumberFormat(styles.text, weighed ? '0.00%' : '"–"'));
  put(columns.whole, wholeFormula(layout, g), withNumberFormat(styles.text, '0.00%'));
  put(columns.join, indicator ? '' : aggregateNameBoth(node), styles.wrapped);
  put(columns.normalise, indicator?.normalise.method ?? '');
  put(columns.unit, indicator ? bilingual(indicator.unit) : '', styles.wrapped);
  put(columns.direction, indicator?.direction ?? '', styles.middle);
  const live = indicator ? hasFormula(layout, g) : hasScoreFormula(node, plan);
  const words = live ? 'liveFormula' : 'liveValues';
  put(columns.live, bilingualWord(words), live ? styles.text : { ...styles.carried, ...styles.wrapped });
}

/**
 * The weight as a share of those of siblings that have begun. Where their parent uses no weights, 1 for each that
 * takes part: formulas count by it, readers see a dash.
 */
function shareFormula(layout: WorkbookLayout, g: number): CellContent {
  const { plan } = layout;
  if (plan.nodes[g]!.parent < 0) return 1;
  if (Number.isNaN(weightInParent(plan, g, layout.t))) return layout.shareNow(g) > 0 ? 1 : 0;
  const cell = (column: number, row = layout.frameworkRow(g)) => `$${cellRef(row, column)}`;
  const all = (column: number) => {
    const [first, last] = [0, plan.nodes.length - 1].map((h) => cellRef(layout.frameworkRow(h), column));
    return `${dollars(first!)}:${dollars(last!)}`;
  };
  const siblings = `SUMPRODUCT(--(${all(columns.parent)}=${cell(columns.parent)}),${all(columns.weight)},${all(columns.counts)})`;
  const formula = `IF(${cell(columns.counts)}=1,${cell(columns.weight)}/${siblings},0)`;
  return { formula, result: layout.shareNow(g) };
}

function wholeFormula(layout: WorkbookLayout, g: number): CellContent {
  const { plan } = layout;
  const { parent } = plan.nodes[g]!;
  if (parent < 0) return 1;
  if (Number.isNaN(weightInIndex(plan, g, layout.t))) return '–';
  const whole = (h: number): number =>
    plan.nodes[h]!.parent < 0 ? 1 : layout.shareNow(h) * whole(plan.nodes[h]!.parent);
  const above = cellRef(layout.frameworkRow(parent), columns.whole);
  const own = cellRef(layout.frameworkRow(g), columns.share);
  return { formula: `${above}*${own}`, result: whole(g) };
}

function putMethod(sheet: SheetDraft, layout: WorkbookLayout): void {
  const { method } = layout.plan;
  const { row, column } = layout.minPresent;
  const label = (at: number, word: Parameters<typeof bilingualWord>[0]) =>
    sheet.put({ row: at, column: 1 }, bilingualWord(word), styles.wrapped);
  sheet.put({ row: row - 1, column: 1 }, bilingualWord('method'), styles.heading);
  label(row, 'minPresent');
  const rule = sharedRule(layout.plan);
  if (rule) sheet.put({ row, column }, rule.minPresent, styles.input);
  else sheet.put({ row, column }, bilingualWord('byNode'), styles.text);
  label(row + 1, 'absent');
  const words = { keep: 'keep', reweight: 'reweighted', leaves: 'leaves' } as const;
  sheet.put({ row: row + 1, column }, bilingualWord(rule ? words[rule.weights] : 'byNode'), styles.text);
  label(row + 2, 'rankDigits');
  sheet.put({ row: row + 2, column }, method.rankDigits ?? bilingualWord('unrounded'), styles.text);
}

function dollars(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}
