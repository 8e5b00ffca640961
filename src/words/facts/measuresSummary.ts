import type { Balance } from '../../analysis/index.js';
import type { Plan, Text } from '../../edition/index.js';
import { tableReference } from '../../release/index.js';
import { noVerdictReason } from '../studies/balancePhrases.js';
import { gapMeasures } from '../studies/gapMeasures.js';
import { namedCountFigure } from './citedFigures.js';
import type { CitedFigure } from './figure.js';

/** What the measures of the gap say together. */
export interface MeasuresSummary {
  from: string;
  /** How many fell, how many rose, and of how many. */
  fell: CitedFigure;
  rose: CitedFigure;
  all: CitedFigure;
  /** Those that are tested, and whether each changed by more than chance explains. */
  tested: readonly { name: Text; isTold: boolean }[];
  /** Why none is tested. */
  untested: Text | undefined;
}

/**
 * What the measures that are shown beside one another say of two periods.
 *
 * @param name the name of a period
 * @returns undefined where fewer than two of them have a change
 */
export function summariseMeasures(
  { from, to, measures }: Balance['spans'][number],
  { level }: Plan,
  node: string,
  name: (period: number) => string,
): MeasuresSummary | undefined {
  const shown = gapMeasures.flatMap(({ id, title, within }) => {
    const found = measures.find(({ measure, change }) => measure === id && !Number.isNaN(change));
    return found ? [{ ...found, name: { en: within, zh: title.zh } }] : [];
  });
  if (shown.length < 2) return undefined;
  const cited = (some: typeof shown) =>
    namedCountFigure(
      some.map(({ measure }) => {
        const row = { level, node, measure, from: name(from), to: name(to) };
        return tableReference('balance-verdicts', row, 'change');
      }),
    );
  const judged = shown.filter(({ verdict }) => verdict !== 'not-tested');
  const tested = judged.filter(({ verdict }) => !verdict.startsWith('undefined'));
  return {
    from: name(from),
    fell: cited(shown.filter(({ change }) => change < 0)),
    rose: cited(shown.filter(({ change }) => change > 0)),
    all: cited(shown),
    tested: tested.map(({ name: title, verdict }) => ({
      name: title,
      isTold: verdict !== 'not-distinguishable',
    })),
    untested: tested.length === 0 && judged[0] ? noVerdictReason(judged[0].verdict) : undefined,
  };
}
