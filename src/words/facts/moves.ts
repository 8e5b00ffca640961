import { matchedRanks, matchedSet } from '../../analysis/index.js';
import { type Subject, tableReference } from '../../release/index.js';
import { differenceFigure } from './citedFigures.js';
import type { CitedFigure, ComparedCount } from './fact.js';
import { type AnyView, placeAt, totalOf } from './view.js';

/** Places that a place gained (below zero: lost) since another period, among those that are ranked in both. */
interface RankGain {
  places: CitedFigure;
  among: ComparedCount;
}

/** Whether a table has the places gained over the common units and indicators: since the period before and since the base. */
export function isInTables({ t, release: { plan } }: AnyView, since: number): boolean {
  return since === t - 1 || since === plan.base - plan.first;
}

/** What a place gained since another period; undefined without a rank in both. */
export function rankGainOf(view: AnyView, since: number, place: Subject): RankGain | undefined {
  const then = view.at(since);
  const [now, before] = [view.rank(place), then?.rank(place)];
  if (!then || !now || !before) return undefined;
  const { plan, index } = view.release;
  const pair = [since, view.t] as const;
  const whole = totalOf(view.release);
  const set = matchedSet(plan, index, view.g, pair, placeAt(view.release, whole));
  const published = differenceFigure(before, now, 'places');
  if (!set) return { places: published, among: undefined };
  const ranks = matchedRanks(plan, index, place.grouping, view.g, pair);
  const [was, is] = [ranks.before[place.number]!, ranks.after[place.number]!];
  if (was === 0 || is === 0) return undefined;
  const all = set.units === set.unitsOf;
  if (all && was - is === published.value) return { places: published, among: undefined };
  const cell = (value: number, unit: CitedFigure['unit'], reference: string): CitedFigure => {
    return { value, unit, from: 'cell', references: [reference] };
  };
  const column = since === view.t - 1 ? 'places' : 'places_since_base';
  const { node, period } = view;
  const own = tableReference('rankings', { level: place.level, unit: place.code, period, node }, column);
  const row = { node, level: whole.level, unit: whole.code, from: then.period, to: period };
  const sets = tableReference('matched-sets', row, 'units');
  return { places: cell(was - is, 'places', own), among: all ? 'parts' : cell(set.units, 'count', sets) };
}
