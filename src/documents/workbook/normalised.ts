import type { WriteSheet } from 'hucre/xlsx';
import { at, line, lines, type ScaleChoice } from '../../edition/index.js';
import { orientedScale, present } from '../../engine/index.js';
import { type CellContent, cellReference, styles } from '../../figures/index.js';
import { treatedLine } from './indicators.js';
import type { WorkbookLayout } from './layout.js';
import { type Statistic, scaleSheet } from './scaleFormulas.js';
import { roundedFormula } from './tolerance.js';
import { WideDraft } from './wide.js';

/** Rows of facts above Normalised, in their order. */
const facts = { method: 0, form: 1, p: 2, q: 3, a: 4, b: 5 } as const;

/** A leaf on its scale: the parameters as contents of cells, and the formula of a score, where it has one. */
interface LeafScale {
  words: string;
  p: CellContent;
  q: CellContent;
  a: CellContent;
  b: CellContent;
  score: ((x: string, fact: (name: keyof typeof facts) => string) => string) | undefined;
}

/** The sheet Normalised: indicators on their scales, by formula from Treated and the parameters above. */
export function normalisedSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, leaves } = layout;
  const columns = leaves.map((g) => ({
    id: plan.nodes[g]!.id,
    title: plan.nodes[g]!.title,
    numFmt: layout.format(g),
  }));
  const scaled = leaves.map((g) => leafScale(layout, g));
  const method = (i: number) => plan.indicators[plan.nodes[leaves[i]!]!.indicator]!.normalise.method;
  const draft = new WideDraft(layout, 'Normalised', columns, [
    { word: 'normalise', of: method },
    { word: 'form', of: (i) => scaled[i]!.words },
    { word: 'boundsFrom', of: (i) => scaled[i]!.p },
    { word: 'bounds', of: (i) => scaled[i]!.q },
    { word: 'taken', of: (i) => scaled[i]!.a },
    { word: 'takenAlso', of: (i) => scaled[i]!.b },
  ]);
  leaves.forEach((g, i) => {
    const { score } = scaled[i]!;
    layout.line(g).forEach((value, c) => {
      const x = cellReference('Treated', { row: layout.unitRow('Treated', c), column: layout.leafColumn(g) });
      const { round } = plan.nodes[g]!;
      const scored = score?.(x, (name) => draft.fact(facts[name], i));
      const formula = scored && `IF(ISNUMBER(${x}),${roundedFormula(scored, round)},"")`;
      draft.cell(c, i, formula ? { formula, result: value } : value, formula ? styles.text : styles.carried);
    });
  });
  return draft.toSheet();
}

/** Whether every score of a leaf is a formula. */
export function hasFormula(layout: WorkbookLayout, g: number): boolean {
  return leafScale(layout, g).score !== undefined;
}

function leafScale(layout: WorkbookLayout, g: number): LeafScale {
  const how = layout.plan.indicators[layout.plan.nodes[g]!.indicator]!.normalise;
  if (how.method === 'base-share') return shareOfBase(layout, g, how.scale);
  const turnedHow = orientedScale(how, layout.plan.indicators[layout.plan.nodes[g]!.indicator]!.direction);
  const sheet = scaleSheet(turnedHow);
  const within = sampleIsShown(layout, how);
  if (!sheet || (sheet.ofSample && !within)) {
    return { words: sheet?.words ?? '', p: '', q: '', a: '', b: '', score: undefined };
  }
  const sample = layout.column('Treated', layout.leafColumn(g));
  const content = (slot: 'p' | 'q' | 'a' | 'b'): CellContent => {
    const parameter = sheet.parameters[slot];
    if (parameter === undefined || typeof parameter === 'number') return parameter ?? '';
    if (parameter === 'reference') return referenceValue(layout, g, how, within);
    return statistic(layout, g, how, parameter, within, sample);
  };
  const [p, q, a, b] = [content('p'), content('q'), content('a'), content('b')];
  const score: LeafScale['score'] = (x, fact) =>
    sheet.score({ x, p: fact('p'), q: fact('q'), a: fact('a'), b: fact('b'), sample });
  return { words: sheet.words, p, q, a, b, score };
}

/** x · p/b: p the scale, b the total in the base period (for a late starter the total it is linked to). */
function shareOfBase(layout: WorkbookLayout, g: number, scale: number): LeafScale {
  const { plan, index, t } = layout;
  const base = plan.base - plan.first;
  const total = index.bases[g]!;
  const sums = t === base && plan.baseLength === 1 && index.start[g]! <= base;
  const sample = layout.column('Treated', layout.leafColumn(g));
  return {
    words: 'x · p/b',
    p: scale,
    q: '',
    a: '',
    b: sums ? { formula: `SUM(${sample})`, result: total } : total,
    score: (x, fact) => `${x}*(${fact('p')}/${fact('b')})`,
  };
}

/** Whether all the values that the parameters are taken from have cells in the workbook. */
function sampleIsShown({ plan, index, t }: WorkbookLayout, { over }: ScaleChoice): boolean {
  if (over === 'base-period') return plan.base - plan.first === t;
  return over === 'each-period' || index.periods === 1;
}

/** A statistic of the sample: by formula where the sample has cells in the workbook, else as a number. */
function statistic(
  layout: WorkbookLayout,
  g: number,
  how: ScaleChoice,
  of: Statistic,
  within: boolean,
  sample: string,
): CellContent {
  const result = of.value(sampleOf(layout, g, how));
  if (!within) return result;
  const a = cellReference(
    'Normalised',
    { row: layout.factRow + facts.a, column: layout.leafColumn(g) },
    'row',
  );
  return { formula: of.formula(sample, a), result, array: of.array ?? false };
}

/** The present treated values that the parameters of a leaf are taken from. */
function sampleOf(layout: WorkbookLayout, g: number, { over }: ScaleChoice): Float64Array {
  const { plan, index } = layout;
  if (over === 'each-period') return present(treatedLine(layout, g));
  const { treatedPanel: panel } = index;
  const { indicator } = plan.nodes[g]!;
  return present(
    over === 'base-period' ? line(panel, indicator, plan.base) : lines(panel, indicator, plan.first),
  );
}

/** The value of the reference unit in the first period of the sample. */
function referenceValue(layout: WorkbookLayout, g: number, how: ScaleChoice, within: boolean): CellContent {
  const { plan, index } = layout;
  if (how.unit < 0) return '';
  if (within) {
    const row = layout.unitRow('Treated', how.unit);
    const cell = cellReference('Treated', { row, column: layout.leafColumn(g) }, 'row');
    return { formula: `IF(ISNUMBER(${cell}),${cell},"")`, result: treatedLine(layout, g)[how.unit]! };
  }
  const { treatedPanel: panel } = index;
  const t = how.over === 'base-period' ? plan.base : plan.first;
  return at(panel, plan.nodes[g]!.indicator, how.unit, t);
}
