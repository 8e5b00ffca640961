import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { ranksLowestFirst } from '../../edition/index.js';
import { Flag, ranksIn, reachesLeaves, statusName } from '../../engine/index.js';
import { type CellContent, cellReference, type SheetDraft, styles } from '../../figures/index.js';
import { bilingual, word } from '../../words/index.js';
import { type AggregateCells, aggregateFormula } from './aggregateFormulas.js';
import { nameColumns, type WorkbookLayout } from './layout.js';
import { sharedRule } from './missingRule.js';
import { aggregateNameBoth } from './terms.js';
import { tolerance } from './tolerance.js';
import { type WideColumn, WideDraft } from './wide.js';
import { bilingualWord } from './words.js';

/** Rows of facts above Scores, in their order. */
const facts = { share: 0, needed: 1, join: 2 } as const;

/** The sheet Scores: every node level by level; leaves come from Normalised, nodes from their children and shares. */
export function scoresSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, levels, index } = layout;
  const node = (i: number) => plan.nodes[levels[i]!]!;
  const draft = new WideDraft(layout, 'Scores', columnsOf(layout), [
    { word: 'share', of: (i) => shareCell(layout, levels[i]!), numFmt: '0.00%' },
    { word: 'needed', of: (i) => neededCell(layout, levels[i]!), numFmt: '0' },
    { word: 'aggregate', of: (i) => (node(i).indicator < 0 ? aggregateNameBoth(node(i)) : '') },
  ]);
  levels.forEach((g, i) => {
    for (let c = 0; c < index.units; c++) {
      const content = scoreCell(layout, g, c);
      draft.cell(c, i, content, cellStyle(layout, g, c, typeof content === 'object'));
    }
  });
  return draft.toSheet();
}

/** The sheet Ranks: places by Scores, in the same columns. */
export function ranksSheet(layout: WorkbookLayout): WriteSheet {
  const { levels, index, t } = layout;
  const digits = layout.plan.method.rankDigits;
  const columns = columnsOf(layout).map((column) => ({ ...column, numFmt: '0' }));
  const draft = new WideDraft(layout, 'Ranks', columns, []);
  levels.forEach((g, i) => {
    const list = layout.column('Scores', nameColumns + i);
    const signed = isSigned(layout.line(g));
    const ranks = ranksIn(index, g, t);
    ranks.forEach((rank, c) => {
      const x = cellReference('Scores', { row: layout.unitRow('Scores', c), column: nameColumns + i });
      draft.cell(
        c,
        i,
        rankFormula(x, list, rank, { digits, signed, lowest: ranksLowestFirst(layout.plan, g) }),
      );
    });
  });
  putStatus(draft.sheet, layout);
  return draft.toSheet([22]);
}

/** A last column with the status of the index of each unit in words, for readers who do not see colours. */
function putStatus(sheet: SheetDraft, layout: WorkbookLayout): void {
  const column = nameColumns + layout.levels.length;
  const row = layout.titleRow('Ranks');
  sheet.put({ row, column }, bilingualWord('status'), styles.head);
  sheet.put({ row: row + 1, column }, layout.plan.nodes[0]!.title.en, styles.head);
  sheet.put({ row: row + 2, column }, layout.plan.nodes[0]!.title.zh, styles.headLast);
  for (let c = 0; c < layout.index.units; c++) {
    const missing = Number.isNaN(layout.value(0, c));
    const name = statusName(missing ? Flag.missing : layout.flag(0, c));
    const words = bilingual({ en: word(name, 'en'), zh: word(name, 'zh') });
    sheet.put({ row: layout.unitRow('Ranks', c), column }, words, styles.text);
  }
}

/** Whether there are values on both sides of zero. */
export function isSigned(values: Float64Array): boolean {
  return values.some((x) => x < 0) && values.some((x) => x > 0);
}

/** 2⁻⁴⁶, as the engine has it. */
const slackShare = '0.0000000000000142';

/**
 * The place of x in a list: 1 + the number of values that are higher (where rank 1 is the lowest: lower) by more than rounding (see `exact`), all rounded first where
 * the edition says so. Where scores lie on both sides of zero, larger terms may have cancelled out, and a share of the middle half of the list is
 * added. RANK would give figures that differ in the last digits of a double different places.
 */
export function rankFormula(
  x: string,
  list: string,
  rank: number,
  { digits, signed, lowest }: { digits: number | null; signed: boolean; lowest: boolean },
): CellContent {
  const result = rank === 0 ? Number.NaN : rank;
  if (digits === null) {
    const [than, by] = lowest ? ['<', '-'] : ['>', '+'];
    const slack = signed ? `${by}${slackShare}*(QUARTILE(${list},3)-QUARTILE(${list},1))` : '';
    const above = `COUNTIF(${list},"${than}"&(${x}${by}${tolerance}*ABS(${x})${slack}))`;
    return { formula: `IF(ISNUMBER(${x}),1+${above},"")`, result };
  }
  const rounded = (cells: string) => `ROUND(ROUND(${cells},${digits + 8}),${digits})`;
  const [ahead, behind] = lowest ? [x, list] : [list, x];
  const higher = `SUM(IF(ISNUMBER(${list}),--(${rounded(ahead)}-${rounded(behind)}>0.5*10^-${digits})))`;
  return { formula: `IF(ISNUMBER(${x}),1+${higher},"")`, result, array: true };
}

function columnsOf(layout: WorkbookLayout): WideColumn[] {
  return layout.levels.map((g) => ({
    id: layout.plan.nodes[g]!.id,
    title: layout.plan.nodes[g]!.title,
    numFmt: layout.format(g),
  }));
}

function shareCell(layout: WorkbookLayout, g: number): CellContent {
  return { formula: layout.share(g), result: layout.shareNow(g) };
}

/** The number of children that must be present: a share of those that weigh something, at least one. */
function neededCell(layout: WorkbookLayout, g: number): CellContent {
  const { plan } = layout;
  if (plan.nodes[g]!.indicator >= 0) return '';
  const shares = layout.children(g, layout.factRow + facts.share, true);
  const { minPresent, atLeast } = plan.nodes[g]!.missing;
  const least = sharedRule(plan) ? cellReference('Framework', layout.minPresent, 'both') : `${minPresent}`;
  const n = plan.nodes[g]!.children.filter((h) => layout.shareNow(h) > 0).length;
  return {
    formula: `MAX(${atLeast},ROUNDUP(${least}*COUNTIF(${shares},">0")-0.000000001,0))`,
    result: Math.max(atLeast, Math.ceil(minPresent * n - 1e-9)),
  };
}

function scoreCell(layout: WorkbookLayout, g: number, c: number): CellContent {
  const { plan } = layout;
  const node = plan.nodes[g]!;
  const value = layout.value(g, c);
  const row = layout.unitRow('Scores', c);
  if (node.indicator >= 0) {
    const at = { row: layout.unitRow('Normalised', c), column: layout.leafColumn(g) };
    const x = cellReference('Normalised', at);
    return { formula: `IF(ISNUMBER(${x}),${x},"")`, result: value };
  }
  const fact = (number: number) =>
    cellReference('Scores', { row: layout.factRow + number, column: layout.nodeColumn(g) }, 'row');
  const cells: AggregateCells = {
    values: layout.children(g, row, false),
    shares: weightsCell(layout, g, row),
    needed: fact(facts.needed),
    total: layout.writtenTotal(g),
  };
  const live = aggregateFormula(node, plan, cells);
  return live && live.formula.length <= longestFormula ? { ...live, result: value } : value;
}

/** Excel takes no longer formulas. */
const longestFormula = 8192;

/**
 * The shares of the children of a node as one unit counts them: where the missing rule reaches down to the indicators, times the share of
 * the weight below each that is present.
 */
function weightsCell(layout: WorkbookLayout, g: number, row: number): string {
  const { plan } = layout;
  const { children } = plan.nodes[g]!;
  const shares = layout.children(g, layout.factRow + facts.share, true);
  const isWhole = (h: number) => plan.nodes[h]!.indicator >= 0 || !reachesLeaves(plan.nodes[h]!);
  if (!reachesLeaves(plan.nodes[g]!) || children.every(isWhole)) return shares;
  const present = children.map((h) => {
    if (isWhole(h)) return '1';
    const here = `--ISNUMBER(${layout.children(h, row, false)})`;
    return `${layout.startedShare(h)}SUMPRODUCT(${weightsCell(layout, h, row)},${here})`;
  });
  return `(${shares}*CHOOSE({${children.map((_, i) => i + 1)}},${present}))`;
}

/** Colours of a figure with imputed inputs, or with missing parts. */
function cellStyle(layout: WorkbookLayout, g: number, c: number, isFormula: boolean): CellStyle {
  const flag = layout.flag(g, c);
  const look = flag & Flag.imputed ? styles.filled : flag & Flag.partial ? styles.partial : styles.text;
  return isFormula ? look : look === styles.text ? styles.carried : look;
}
