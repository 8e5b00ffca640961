import {
  inequality,
  isDecided,
  shareNarrowed,
  spreadChangeBetween,
  spreadChanges,
} from '../../analysis/index.js';
import { memoize } from '../../edition/index.js';
import type { CitedFigure, FactOf } from './fact.js';
import { changesIn } from './spreadRows.js';
import { type AnyView, type FactSource, viewOf } from './view.js';

type Gap = Pick<FactOf<'balance'>, 'before' | 'after' | 'verdict'>;

/** By what the values of the units are multiplied in each period, to be per head; undefined of figures that are not. */
function factorsOf(view: AnyView): ((t: number) => Float64Array) | undefined {
  const units = view.members(-1);
  return (
    view.perHead && ((t) => Float64Array.from(units, (unit) => view.at(t)?.perHead?.(unit) ?? Number.NaN))
  );
}

/** Whether the draws of the rank study decide that the gap changed so: other weights, an indicator left out, errors of the data. */
export function isGapDecided(view: AnyView, since: number, narrowed: boolean): boolean {
  // Parts of an index are not studied.
  if (view.g !== 0) return true;
  const share = shareNarrowed(view.release, [since, view.t], factorsOf(view));
  return share !== undefined && isDecided(narrowed ? share : 1 - share);
}

const known = memoize((_: FactSource['index']) => new Map<string, Gap | undefined>());

/**
 * How the gap between the units changed since a period, by the tables of the balance, and by their test of pairs of periods that
 * these leave out, and per head. Undefined after the period of headlines and where there is no Gini coefficient.
 */
export function gapBetween(view: AnyView, since: number): Gap | undefined {
  const all = known(view.release.index);
  const key = [view.g, since, view.t, view.perHead !== undefined].join(' ');
  if (!all.has(key)) all.set(key, made(view, since));
  return all.get(key);
}

function made(view: AnyView, since: number): Gap | undefined {
  const { release, g, t } = view;
  const then = view.at(since);
  if (!then || since >= t) return undefined;
  const published = view.perHead ? [] : spreadChanges(release, g, changesIn(release, g));
  const change =
    published.find(({ from, to }) => from === since && to === t) ??
    spreadChangeBetween(release, g, [since, t], factorsOf(view));
  if (change?.measure !== 'gini' || Number.isNaN(change.before + change.after)) return undefined;
  const { verdict } = change;
  return {
    before: giniFigure(then, view, change.before),
    after: giniFigure(view, then, change.after),
    verdict:
      verdict === 'narrowed' || verdict === 'widened' || verdict === 'not-distinguishable' ? verdict : 'none',
  };
}

/**
 * A Gini coefficient with its receipts: the cell of a table that has it, else the figures of all units with a value in both periods.
 * Over matched parts it is of no published figures, so that it has no receipt.
 */
function giniFigure(view: AnyView, other: AnyView, value: number): CitedFigure {
  const { release, t, g, node, period, perHead } = view;
  const row = { level: release.plan.level, node, period, measure: 'gini' };
  const cell = perHead ? undefined : viewOf(release, t, g).cell('inequality', row, 'value', 'coefficient');
  if (cell?.value === value) return cell;
  const units = view.members(-1).filter((unit) => [view, other].every((at) => at.value(unit)));
  const made = inequality('gini', units.map(view.score)).value;
  const figure = { value, unit: 'coefficient' as const };
  return Math.abs(made - value) < 1e-9
    ? { ...figure, from: 'gini', references: units.flatMap((unit) => view.value(unit)!.references) }
    : { ...figure, from: 'computed', references: [] };
}
