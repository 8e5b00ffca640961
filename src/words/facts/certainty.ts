import type { UncertaintySources } from '../../analysis/index.js';
import type { Release } from '../../release/index.js';
import type { Glance } from '../glance.js';
import { tallyUnit } from '../receipts/geocodingText.js';
import { hasSeveralIndicators, meanSources } from '../studies/rangeText.js';
import { factHeader, namedCountFigure } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { type AnyView, type FactSource, totalOf, viewOf } from './view.js';

/** How many units keep their rank in the study of a period, and whose rank it leaves most open; nothing where it was not studied. */
export function rankStabilityFacts(view: AnyView): FactOf<'ranks-held'>[] {
  const { release } = view;
  const units = view.members(-1).flatMap((subject) => {
    const range = view.range(subject);
    return range && view.rank(subject) ? [{ subject, range, width: range.high.value - range.low.value }] : [];
  });
  const [first] = units;
  if (!first) return [];
  const widest = units.reduce((most, one) => (one.width > most.width ? one : most), first);
  const references = (of: readonly { range: { low: CitedFigure } }[]) =>
    of.flatMap(({ range }) => range.low.references);
  return [
    {
      ...factHeader(view, totalOf(release), 0.5, 0),
      kind: 'ranks-held',
      units: namedCountFigure(references(units)),
      held: namedCountFigure(references(units.filter(({ width }) => width === 0))),
      widest: widest.width > 0 ? { subject: widest.subject, range: widest.range } : undefined,
    },
  ];
}

const computedFigure = (value: number, unit: CitedFigure['unit']): CitedFigure => ({
  value,
  unit,
  from: 'computed',
  references: [],
});

/** What is least certain of a period: records that name no place, values that were filled in, or what moves ranks most. */
export function leastCertainFact(
  release: FactSource & Pick<Release, 'raw'>,
  glance: Glance,
): FactOf<'least-certain'> {
  const { plan } = release;
  const t = plan.periods.indexOf(glance.period) - plan.first;
  const placed = glance.leastPlaced;
  return {
    ...factHeader(viewOf(release, t), totalOf(release), 0.5, 0),
    kind: 'least-certain',
    nothing: glance.ranked === 0,
    filled: glance.imputedWeight > 0 ? computedFigure(100 * glance.imputedWeight, 'percent') : undefined,
    records: placed && {
      indicator: plan.indicators.find(({ id }) => id === placed.indicator)!.title,
      unplaced: computedFigure((100 * placed.unplaced) / placed.inside, 'percent'),
      inside: computedFigure(placed.inside, 'count'),
      counts: tallyUnit(release, placed.indicator),
      observed: placed.observed,
    },
    mostly: hasSeveralIndicators(plan) ? largestSource(glance) : 'one-indicator',
  };
}

/** What moves ranks most, on average over the units; none where no rank moves, the weights where nothing is known of that. */
function largestSource({ ranges }: Glance): keyof UncertaintySources | 'none' {
  const known = [...ranges.values()];
  const mean = meanSources(known);
  if (!mean) return known.length > 0 && known.every(({ low, high }) => low === high) ? 'none' : 'weights';
  return (['weights', 'structure', 'data'] as const).reduce((most, of) =>
    mean[of] > mean[most] ? of : most,
  );
}
