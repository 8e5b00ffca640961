import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { hasSectors, membersTitle, ofKind, unitsOf, viewOf } from '../../words/index.js';
import type { Block, Chapter } from './chapter.js';
import { dashNote } from './dashes.js';
import { partsGrid, placesGrid } from './grids.js';
import { type Material, said } from './material.js';
import { reportWords as words } from './reportWords.js';

/** The chapters of one place between its key findings and their uncertainty. */
export function placeChapters(of: Material): Chapter[] {
  const { release, view, place } = of;
  const units = unitsOf(view, place)
    .filter((u) => u.code !== place.code && view.placing(u) > 0)
    .sort((a, b) => view.placing(a) - view.placing(b));
  const parts = release.plan.nodes[0]!.children;
  const grid = (list: readonly Subject[]) => placesGrid(release, view, list, parts);
  const table = (title: Text, list: readonly Subject[]): Block[] =>
    list.length > 0 ? [{ kind: 'table', title, grid: grid(list) }] : [];
  const { unitsTitle, groupings } = release.plan;
  const peers = view.peers(place);
  const leaders = ofKind(of.facts, 'leaders');
  const own = leaders.filter((fact) => fact.place.level === place.level);
  return [
    {
      id: 'place',
      title: words.place,
      blocks: [
        said(of, [
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
        said(of, ['home', 'whole']),
        { kind: 'said', facts: leaders.filter((fact) => !own.includes(fact)) },
        ...table(groupings[place.grouping]?.title ?? unitsTitle, peers.length > 1 ? peers : []),
      ],
    },
    {
      id: 'units',
      title: unitsTitle,
      blocks: [
        { kind: 'said', facts: [...own, ...ofKind(of.facts, 'leaders-per-head')] },
        said(of, ['newcomer', 'mover']),
        ...table(membersTitle(release.plan, place), units),
      ],
    },
    {
      id: 'sectors',
      title: hasSectors(release) ? words.sectors : words.parts,
      blocks: [
        said(of, ['sectors', 'profile', 'ahead']),
        { kind: 'table', title: words.itsParts, grid: partsGrid(release, view, place, parts) },
        ...dashNote(
          parts.map((g) => viewOf(release, view.t, g)),
          [place],
        ),
      ],
    },
    { id: 'balance', title: words.balance, blocks: [said(of, ['balance', 'contrast'])] },
    { id: 'economy', title: words.economy, blocks: [said(of, ['size', 'jobs'])] },
  ];
}
