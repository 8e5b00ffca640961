import type { WriteSheet } from 'hucre/xlsx';
import { line, offset, type Plan, Reason } from '../../edition/index.js';
import { type CellContent, cellReference, formatFor, styles } from '../../figures/index.js';
import { computedWords } from '../../release/index.js';
import { bilingual } from '../../words/index.js';
import { computedCell } from './computedFormulas.js';
import type { WorkbookLayout } from './layout.js';
import { WideDraft } from './wide.js';
import { workbookWords } from './words.js';

/** The sheet Data: raw values of the period, as read; missing is an empty cell. */
export function dataSheet(layout: WorkbookLayout): WriteSheet {
  const { plan } = layout;
  const columns = plan.indicators.map(({ id, title }, k) => ({
    id,
    title,
    numFmt: formatFor(rawLine(layout, k)),
  }));
  const draft = new WideDraft(layout, 'Data', columns, [
    { word: 'unit', of: (k) => bilingual(plan.indicators[k]!.unit) },
    { word: 'source', of: (k) => sourceOf(plan.indicators[k]!) },
    { word: 'licence', of: (k) => plan.indicators[k]!.licence },
    { word: 'denominator', of: (k) => plan.indicators[denominatorOf(plan, k)]?.id ?? '' },
  ]);
  plan.indicators.forEach((_, k) => {
    rawLine(layout, k).forEach((x, c) => {
      draft.cell(c, k, computedCell(layout, k, c, x), styles.text);
    });
  });
  return draft.toSheet();
}

/** The sheet Treated: what the scores are made of, as a formula of Data wherever it is one. */
export function treatedSheet(layout: WorkbookLayout): WriteSheet {
  const { plan, index, leaves } = layout;
  const columns = leaves.map((g) => {
    const { id, title } = plan.indicators[plan.nodes[g]!.indicator]!;
    return { id, title, numFmt: formatFor(treatedLine(layout, g)) };
  });
  const of = (i: number) => plan.indicators[plan.nodes[leaves[i]!]!.indicator]!;
  const draft = new WideDraft(layout, 'Treated', columns, [
    { word: 'direction', of: (i) => (of(i).direction === -1 ? bilingual(workbookWords.turned) : '+1') },
    { word: 'treatment', of: (i) => treatmentText(layout, plan.nodes[leaves[i]!]!.indicator) },
  ]);
  leaves.forEach((g, i) => {
    const k = plan.nodes[g]!.indicator;
    const from = offset(index.panel, k, 0, plan.first + layout.t);
    treatedLine(layout, g).forEach((x, c) => {
      const look =
        index.panel.values[from + c] !== x && !Number.isNaN(x)
          ? styles.treated
          : index.panel.reasons[from + c]! >= Reason.imputedLinear
            ? styles.filled
            : styles.text;
      draft.cell(c, i, treatedCell(layout, k, c, x), look);
    });
  });
  return draft.toSheet();
}

/** The treated values of a leaf in the period shown. */
export function treatedLine({ plan, index, t }: WorkbookLayout, g: number): Float64Array {
  return line(index.treatedPanel, plan.nodes[g]!.indicator, plan.first + t);
}

/** Where the figures come from: a source, a formula, or both. */
function sourceOf({ source, formula }: Plan['indicators'][number]): string {
  const from = source.en === source.zh ? source.en : bilingual(source);
  if (formula === undefined) return from;
  return [bilingual(computedWords(formula)), ...(from === '' ? [] : [from])].join('; ');
}

function rawLine({ plan, release: { panel }, t }: WorkbookLayout, k: number): Float64Array {
  return line(panel, k, plan.first + t);
}

function denominatorOf(plan: Plan, k: number): number {
  return plan.method.denominate ? plan.indicators[k]!.denominator : -1;
}

/** A formula where dividing and turning give exactly this value, else the value. */
function treatedCell(layout: WorkbookLayout, k: number, c: number, x: number): CellContent {
  const { plan } = layout;
  const d = denominatorOf(plan, k);
  const { direction } = plan.indicators[k]!;
  const raw = rawLine(layout, k)[c]!;
  const by = d < 0 ? 1 : rawLine(layout, d)[c]!;
  const plain = by === 0 ? Number.NaN : direction * (d < 0 ? raw : raw / by);
  if (plain !== x && !(Number.isNaN(plain) && Number.isNaN(x))) return x;
  const cell = (i: number) =>
    cellReference('Data', { row: layout.unitRow('Data', c), column: layout.dataColumn(i) });
  const sign = direction === -1 ? '-' : '';
  if (d < 0) return { formula: `IF(ISNUMBER(${cell(k)}),${sign}${cell(k)},"")`, result: x };
  const both = `AND(ISNUMBER(${cell(k)}),ISNUMBER(${cell(d)}),N(${cell(d)})<>0)`;
  return { formula: `IF(${both},${sign}${cell(k)}/${cell(d)},"")`, result: x };
}

/** What was done to the outliers of an indicator, as far as it touches the period shown. */
function treatmentText({ index, plan, t }: WorkbookLayout, k: number): string {
  return index.treated
    .filter((s) => s.indicator === k && (s.period < 0 || s.period === plan.first + t))
    .map(
      ({ transform, winsorised }) =>
        transform ?? `winsorised ${winsorised.length} · 缩尾 ${winsorised.length}`,
    )
    .join('; ');
}
