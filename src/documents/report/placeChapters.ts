import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { factsOfKind, hasSectors, membersTitle, nameInGroup, unitsOf, viewOf } from '../../words/index.js';
import type { Block, Chapter } from '../blocks/block.js';
import { dashNote } from './dashes.js';
import { partsGrid, placesGrid } from './grids.js';
import { factsBlock, type Material } from './material.js';
import { reportWords as words } from './reportWords.js';

/** Most places of its level that the table of a place lists: of more, all are in the appendix. */
const mostListed = 40;

/** How many come first in a long list, and how many stand before and after the place. */
const mostNearby = 5;

/** Of a long list the first, and the place among those nearest in rank; the first ten where it has no rank. */
function nearestIn(peers: readonly Subject[], place: Subject): Subject[] {
  const at = peers.findIndex(({ code }) => code === place.code);
  if (at < 0) return peers.slice(0, 2 * mostNearby);
  return peers.filter((_, i) => i < mostNearby || Math.abs(i - at) <= mostNearby);
}

function nearestTitle({ en, zh }: Text, peers: readonly Subject[], place: Subject): Text {
  if (!peers.some(({ code }) => code === place.code)) return words.firstUnits;
  return { en: `${en}: the first five, and those nearest in rank`, zh: `${zh}：前5位及位次相邻者` };
}

/** The chapters of one place between its key findings and their uncertainty. */
export function placeChapters(of: Material): Chapter[] {
  const { release, view, place } = of;
  const units = unitsOf(view, place)
    .filter((u) => u.code !== place.code && view.rankNumber(u) > 0)
    .sort((a, b) => view.rankNumber(a) - view.rankNumber(b));
  const parts = release.plan.nodes[0]!.children;
  const grid = (list: readonly Subject[]) => placesGrid(release, view, list, parts);
  const table = (title: Text, list: readonly Subject[]): Block[] =>
    list.length > 0 ? [{ kind: 'table', title, grid: grid(list) }] : [];
  const { unitsTitle, groupings } = release.plan;
  const peers = view.peers(place);
  const isLong = peers.length > mostListed;
  const leaders = factsOfKind(of.facts, 'leaders');
  const own = leaders.filter((fact) => fact.place.level === place.level);
  return [
    {
      id: 'place',
      title: words.place,
      blocks: [
        factsBlock(of, [
          'absent',
          'standing',
          'moved',
          'share',
          'per-head',
          'pace',
          'record',
          'within',
          'neighbours',
          'tier',
        ]),
        factsBlock(of, ['home', 'whole']),
        { kind: 'said', facts: leaders.filter((fact) => !own.includes(fact)) },
        ...table(
          isLong ? nearestTitle(unitsTitle, peers, place) : (groupings[place.grouping]?.title ?? unitsTitle),
          isLong ? nearestIn(peers, place) : peers.length > 1 ? peers : [],
        ),
      ],
    },
    {
      id: 'units',
      title: unitsTitle,
      blocks: [
        { kind: 'said', facts: [...own, ...factsOfKind(of.facts, 'leaders-per-head')] },
        factsBlock(of, ['newcomer', 'mover']),
        ...table(
          membersTitle(release.plan, place),
          units.map((u) => ({ ...u, name: { ...u.name, en: nameInGroup(u.name.en, place) } })),
        ),
      ],
    },
    {
      id: 'sectors',
      title: hasSectors(release) ? words.sectors : words.parts,
      blocks: [
        factsBlock(of, ['part-scores', 'sectors', 'profile', 'ahead']),
        { kind: 'table', title: words.itsParts, grid: partsGrid(release, view, place, parts) },
        ...dashNote(
          parts.map((g) => viewOf(release, view.t, g)),
          [place],
        ),
      ],
    },
    { id: 'balance', title: words.balance, blocks: [factsBlock(of, ['balance', 'contrast'])] },
    { id: 'economy', title: words.economy, blocks: [factsBlock(of, ['size', 'jobs'])] },
  ];
}
