import { same } from '../../edition/index.js';
import { type Release, type Subject, subjectsOf } from '../../release/index.js';
import { type View, viewOf } from '../facts/view.js';
import { points, signed } from '../numbers.js';
import { word } from '../words.js';
import { type Cell, type Grid, inBoth } from './chapter.js';

/** Places in order of rank: rank and its range, name, value, change since the period before; `parts` adds a column a part. */
export function placesGrid(
  release: Release,
  view: View,
  places: readonly Subject[],
  parts: readonly number[] = [],
): Grid {
  const views = parts.map((g) => viewOf(release, view.t, g));
  const before = view.at(view.t - 1);
  const ranged = places.some((p) => view.range(p));
  return {
    of: { places, view },
    heads: [
      { title: inBoth((lang) => word('rank', lang)), number: true },
      ...(ranged ? [{ title: { en: 'Range', zh: '区间' }, number: true }] : []),
      { title: inBoth((lang) => word('name', lang)) },
      { title: inBoth((lang) => word('index', lang)), number: true },
      ...(before ? [{ title: inBoth((lang) => word('change', lang)), number: true }] : []),
      ...parts.map((g) => ({ title: release.plan.nodes[g]!.title, number: true })),
    ],
    rows: places.map((place) => [
      { text: same(String(view.placing(place) || '–')) },
      ...(ranged ? [rangeCell(view, place)] : []),
      { text: place.name, path: `place/${place.code}/${view.period}` },
      scoreCell(view, place),
      ...(before ? [changeCell(view.score(place) - before.score(place))] : []),
      ...views.map((part) => scoreCell(part, place)),
    ]),
  };
}

/** Everything that is ranked at the level of the units, or the groups of a grouping, in order of rank. */
export function ranked(release: Release, view: View, grouping: number): Subject[] {
  return subjectsOf(release.plan)
    .filter((s) => s.grouping === grouping && s.level !== 'total' && view.placing(s) > 0)
    .sort((a, b) => view.placing(a) - view.placing(b));
}

function rangeCell(view: View, place: Subject): Cell {
  const range = view.range(place);
  return { text: same(range ? `${range.low.value}–${range.high.value}` : '–') };
}

function scoreCell(view: View, place: Subject): Cell {
  const value = view.score(place);
  if (Number.isNaN(value)) return { text: same('–') };
  return {
    text: inBoth((lang) => points(value, lang)),
    path: `place/${place.code}/${view.period}/${view.node}`,
  };
}

function changeCell(change: number): Cell {
  return { text: Number.isNaN(change) ? same('–') : inBoth((lang) => signed(change, 2, lang)) };
}
