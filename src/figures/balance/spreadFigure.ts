import { headlinePeriod } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { areEqual } from '../../engine/index.js';
import type { ColumnOf, Release } from '../../release/index.js';
import { type AnalysisRow, balanceFacts, numberIn, viewOf } from '../../words/index.js';
import { type AnalysisContext, analysisContext } from '../analysisContext.js';
import type { Choice } from '../choice.js';
import { captionFields, columnsFor, withCaptionFigures } from '../fields.js';
import type { Draw, Figure, FigureMaker } from '../figure.js';
import { lineChart } from '../lineChart.js';
import { nodeSuffix } from '../nodes.js';
import { provisionalNote, withNote } from '../provisional.js';
import { noRowsReason } from '../reasons.js';
import { timeAxis } from '../timeAxis.js';
import { type ComparedSet, comparedNames, comparedNote, timeLine } from '../timeLine.js';
import { trendFigures, trendText } from './trend.js';

type SpreadMeasure = (release: Release) => { measure: string; title: Text; note: Text };

/** A measure of spread in two periods over the units and indicators that both have, where it is another than over all of each. */
interface Compared extends ComparedSet {
  /** By period. */
  values: ReadonlyMap<string, { value: number; to: string }>;
}

/** The comparison that the text tells: its span, and its two values. */
function comparedSpread(
  release: Release,
  choice: Choice,
  { plan, node, rowsWhere, receiptOf }: AnalysisContext,
  drawn: readonly AnalysisRow<'inequality'>[],
): Compared | undefined {
  const [told] = balanceFacts(viewOf(release, headlinePeriod(release), choice.node));
  const measure = drawn[0]?.measure;
  if (!told || !measure || told.measure !== measure) return undefined;
  const { from, period: to } = told;
  const [row] = rowsWhere('balance-verdicts', { level: plan.level, node, measure, from, to });
  if (!row) return undefined;
  const ends = { [from]: 'before', [to]: 'after' } as const;
  const values = new Map(
    Object.entries(ends).map(([period, column]) => [
      period,
      { value: numberIn(row, column), to: receiptOf('balance-verdicts', column)(row) },
    ]),
  );
  const published = (period: string) =>
    numberIn(
      drawn.find((r) => r.period === period),
      'value',
    );
  if ([...values].every(([period, { value }]) => areEqual(value, published(period)))) return undefined;
  return { from, to, values, units: numberIn(row, 'units'), unitsOf: numberIn(row, 'units_of') };
}

/** A measure of spread over the periods, with that of the comparison in the text where it is another; the table has every measure. */
export function spreadFigure(
  id: 'inequality' | 'spread',
  measured: SpreadMeasure,
  has: (release: Release) => boolean,
): FigureMaker {
  const make = (release: Release, choice: Choice): Figure => {
    const { measure, title, note } = measured(release);
    const context = analysisContext(release, choice);
    const { plan, node, tables, receiptOf, rowsWhere } = context;
    const all = rowsWhere('inequality', { level: plan.level, node });
    const drawn = all.filter((r) => r.measure === measure);
    const compared = comparedSpread(release, choice, context, drawn);
    const comparedIn = (r: AnalysisRow<'inequality'>) =>
      r.measure === measure ? compared?.values.get(r.period) : undefined;
    const rows = all.map((r) => ({ ...r, compared: comparedIn(r)?.value ?? null }));
    const path = (c: ColumnOf<'inequality'>) => receiptOf('inequality', c);
    const of = nodeSuffix(release, choice.node);
    const trend =
      measure === 'sd-log'
        ? rowsWhere('sigma-convergence', { level: plan.level, node, measure })[0]
        : undefined;
    const stated = trend ? trendFigures(trend) : [];
    const said = trend ? withNote(trendText(trend), note) : note;
    const column = columnsFor(rows);
    return {
      id,
      title: { en: title.en + of.en, zh: title.zh + of.zh },
      note: withNote(
        compared ? withNote(said, comparedNote(compared, plan)) : said,
        provisionalNote(release, 'dashed'),
      ),
      fields: [
        column.words('measure', { en: 'Measure', zh: '指标' }),
        column.words('period', { en: 'Period', zh: '时期' }),
        column.of(tables, 'inequality', 'value', 3, { to: path('value') }),
        ...(compared
          ? [column.figures('compared', comparedNames.compared, 3, { to: (r) => comparedIn(r)?.to })]
          : []),
        ...captionFields(stated),
      ],
      rows: withCaptionFigures(rows, stated),
      why: noRowsReason(
        drawn.filter((r) => r.value !== null),
        drawn[0],
      ),
      draw: spreadLines(context, drawn, compared),
    };
  };
  return { keys: ['node'], has, make };
}

/** The line of the measure over all of each period and, where the text tells another, that of the comparison. */
function spreadLines(
  { periods, settledPeriods, receiptOf }: AnalysisContext,
  drawn: readonly AnalysisRow<'inequality'>[],
  compared: Compared | undefined,
): Draw {
  const time = timeAxis(periods, settledPeriods.at(-1));
  return (at) => {
    const line = (
      rows: readonly AnalysisRow<'inequality'>[],
      name: string,
      to: (row: AnalysisRow<'inequality'>) => string | undefined,
    ) => {
      const { points, ...rest } = timeLine(name, rows, time, 'value', at.lang, { digits: 3 });
      return { ...rest, points: points.map((p, i) => ({ ...p, to: to(rows[i]!) })) };
    };
    const ends = drawn.map((r) => ({ ...r, value: compared?.values.get(r.period)?.value ?? null }));
    const published = line(
      drawn,
      compared ? comparedNames.published[at.lang] : '',
      receiptOf('inequality', 'value'),
    );
    return lineChart({
      lines: compared
        ? [
            { ...published, quiet: true },
            line(ends, comparedNames.compared[at.lang], (r) => compared.values.get(r.period)?.to),
          ]
        : [published],
      x: time.axis,
      y: { label: '' },
      height: 240,
    })(at);
  };
}
