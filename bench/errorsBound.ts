import { type SeriesSet, seriesOf } from '../dist/analysis/plausibility/series.js';
import { type Way, waysOf } from '../dist/analysis/plausibility/usual.js';
import { type Window, windowAt } from '../dist/analysis/plausibility/windows.js';
import type { Figures } from './errors.js';

/** A window of a panel without errors: how far it is from what is expected, and how far with an error. */
interface Place {
  unit: number;
  clean: number;
  wrong: number[];
  usual: number;
}

/**
 * The share of errors that can be told at all, by one who knows the panel without them: those beyond the limit that leaves one in 300
 * windows of the clean panel, by the best way for each indicator. The ways compare with one or three figures on each side (at an end the trend,
 * too), in the same measure everywhere, in deviations of the unit inside its series, or in the usual deviations of the program.
 */
export function possible(panels: readonly Figures[], times: number, length: number, atEnd: boolean): number {
  let [told, tried] = [0, 0];
  for (const figures of panels) {
    const set = seriesOf(figures);
    const shares = waysOf(set, atEnd).ways.flatMap((way) => {
      const places = placesIn(set, way, times, length, atEnd);
      const own = ownDeviations(placesIn(set, { ...way, reach: 1 }, times, length, false));
      return [() => 1, ({ unit }: Place) => own.get(unit) ?? 1, ({ usual }: Place) => usual].map(
        (measure) => ({
          share: toldBy(places, measure),
          count: places.length,
        }),
      );
    });
    const best = shares.reduce((most, one) => (one.share > most.share ? one : most));
    told += best.share * best.count;
    tried += best.count;
  }
  return told / tried;
}

function placesIn(
  set: SeriesSet,
  { reach, deviation }: Way,
  times: number,
  length: number,
  atEnd: boolean,
): Place[] {
  return set.series.flatMap((series): Place[] => {
    const n = series.logs.length;
    if (n < length + 4) return [];
    const firsts = atEnd ? [0, n - length] : Array.from({ length: n - length - 1 }, (_, i) => i + 1);
    return firsts.map((first) => {
      const at = (more: number): Window => windowAt(series, first, length, reach, more);
      const [window, more] = [at(0), Math.log(times)];
      const wrong = [at(more).least, at(-more).least];
      return { unit: series.unit, clean: window.least, wrong, usual: deviation(series, window) };
    });
  });
}

/** The share of errors beyond the limit that leaves one in 300 clean windows. */
function toldBy(places: readonly Place[], measure: (place: Place) => number): number {
  const relative = places.map((place) => place.clean / measure(place)).sort((a, b) => a - b);
  const limit = relative[relative.length - 1 - Math.floor(relative.length / 300)] ?? 0;
  const told = places.flatMap((place) => place.wrong.filter((x) => x / measure(place) > limit));
  return told.length / (2 * Math.max(1, places.length));
}

function ownDeviations(places: readonly Place[]): Map<number, number> {
  const by = new Map<number, number[]>();
  for (const { unit, clean } of places) by.set(unit, [...(by.get(unit) ?? []), clean]);
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!;
  return new Map([...by].map(([unit, all]) => [unit, Math.max(0.01, middle(all))]));
}
