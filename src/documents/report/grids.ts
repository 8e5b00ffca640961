import { type Lang, type Plan, same } from '../../edition/index.js';
import { placePath } from '../../figures/index.js';
import { type Release, type Subject, subjectsOf } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import {
  changeOver,
  changeSince,
  differenceFigure,
  formatNodeChange,
  isTotal,
  phraseText,
  placeAt,
  speakerOf,
  type View,
  viewOf,
  word,
} from '../../words/index.js';
import { type Grid, type GridCell, inBothLanguages, type SmallDrawing } from '../blocks/block.js';
import { listedPoints, signedPoints } from '../pictures/points.js';
import { reportWords as words } from './reportWords.js';

/** Places in order of rank: rank, its range and that of the period before, name, value and its change; `parts` adds a column a part, `maps` one of drawings. */
export function placesGrid(
  release: Release,
  view: View,
  places: readonly Subject[],
  parts: readonly number[] = [],
  maps: readonly (SmallDrawing | undefined)[] = [],
): Grid {
  const views = parts.map((g) => viewOf(release, view.t, g));
  const before = view.at(view.t - 1);
  const ranged = places.some((p) => view.range(p));
  const drawn = maps.some((map) => map);
  return {
    of: { places, view },
    heads: [
      { title: inBothLanguages((lang) => word('rank', lang)), number: true },
      ...(ranged ? [{ title: words.range, number: true }] : []),
      ...(before ? [{ title: words.before(before.period), number: true, aside: true }] : []),
      ...(drawn ? [{ title: inBothLanguages((lang) => word('map', lang)) }] : []),
      { title: inBothLanguages((lang) => word('name', lang)) },
      { title: inBothLanguages((lang) => word('index', lang)), number: true },
      ...(before ? [{ title: inBothLanguages((lang) => word('change', lang)), number: true }] : []),
      ...parts.map((g) => ({ title: release.plan.nodes[g]!.title, number: true, aside: true })),
    ],
    rows: places.map((place, i) => [
      figureCell(release.plan, view.rank(place)),
      ...(ranged ? [rangeCell(view, place)] : []),
      ...(before ? [figureCell(release.plan, before.rank(place))] : []),
      ...(drawn ? [{ text: same(''), drawn: maps[i] }] : []),
      { text: place.name, path: placePath(place.code, view.period) },
      scoreCell(view, place, listedPoints),
      ...(before ? [changeCell(view, place)] : []),
      ...views.map((part) => scoreCell(part, place)),
    ]),
  };
}

/** Everything that is ranked at the level of the units, or the groups of a grouping, in order of rank. */
export function rankedPlaces(release: Release, view: View, grouping: number): Subject[] {
  return subjectsOf(release.plan)
    .filter((s) => s.grouping === grouping && s.level !== 'total' && view.rankNumber(s) > 0)
    .sort((a, b) => view.rankNumber(a) - view.rankNumber(b));
}

const emptyCell: GridCell = { text: same('–') };

/** A figure as in sentences, with its sign for changes; a dash without a figure. */
export function figureCell(plan: Plan, figure: CitedFigure | undefined, sign = false): GridCell {
  if (!figure) return emptyCell;
  const written = (lang: Lang) => {
    const speaker = speakerOf(plan, lang);
    return phraseText([sign ? speaker.signed(figure) : speaker.figure(figure)]);
  };
  return { text: inBothLanguages(written), figures: [figure] };
}

/** The parts of a place: value and change of each. */
export function partsGrid(release: Release, view: View, place: Subject, parts: readonly number[]): Grid {
  const views = parts.map((g) => viewOf(release, view.t, g));
  const before = view.t > 0;
  const ranks = views.some((part) => part.rank(place));
  const areLeaves = parts.every((g) => release.plan.nodes[g]!.indicator >= 0);
  return {
    heads: [
      { title: areLeaves ? inBothLanguages((lang) => word('indicator', lang)) : words.part },
      ...(ranks ? [{ title: inBothLanguages((lang) => word('rank', lang)), number: true }] : []),
      { title: inBothLanguages((lang) => word('index', lang)), number: true },
      ...(before ? [{ title: inBothLanguages((lang) => word('change', lang)), number: true }] : []),
    ],
    rows: views.map((part) => [
      { text: release.plan.nodes[part.g]!.title },
      ...(ranks ? [figureCell(release.plan, part.rank(place))] : []),
      scoreCell(part, place),
      ...(before ? [changeCell(part, place)] : []),
    ]),
  };
}

/** The range of a rank, from its lowest to its highest. */
export function rangeCell(view: View, place: Subject): GridCell {
  const range = view.range(place);
  if (!range) return emptyCell;
  const [low, high] = [range.low.value, range.high.value];
  return { text: same(low === high ? `${low}` : `${low}–${high}`), figures: [range.low, range.high] };
}

function scoreCell(view: View, place: Subject, shown = signedPoints): GridCell {
  const value = view.value(place);
  if (!value) return emptyCell;
  return {
    text: inBothLanguages((lang) => phraseText([shown(value, lang)])),
    figures: [value],
    path: placePath(place.code, view.period, view.node),
  };
}

function changeCell(view: View, place: Subject): GridCell {
  const change = changeFigure(view, place);
  if (!change) return emptyCell;
  return {
    text: inBothLanguages((lang) => formatNodeChange(view.release.plan, view.g, change.value, lang)),
    figures: [change],
  };
}

/** Whether a place has values in both periods and yet no change. */
export function hasNoChange(view: View, place: Subject): boolean {
  const both = view.value(place) && view.at(view.t - 1)?.value(place);
  return both !== undefined && changeFigure(view, place) === undefined;
}

/** The change since the period before; where only a part is in both periods, that of the table of changes, if it has one. */
function changeFigure(view: View, place: Subject): CitedFigure | undefined {
  const [now, then] = [view.value(place), view.at(view.t - 1)?.value(place)];
  if (!now || !then) return undefined;
  const { set } = changeOver(view.release, view.g, [view.t - 1, view.t], placeAt(view.release, place));
  if (!set) return differenceFigure(now, then, 'change');
  const isTold = view.g === 0 || isTotal(view.release, place);
  return isTold ? changeSince(view, place, view.t - 1, 'points')?.points : undefined;
}
