import type { Subject } from '../../release/index.js';
import { unitsOf } from '../facts/standing.js';
import type { Block, Chapter } from './chapter.js';
import { partsGrid, placesGrid } from './grids.js';
import { type Material, said } from './material.js';
import { reportWords as words } from './reportWords.js';

/** The chapters of one place between its key findings and how sure they are. */
export function placeChapters(of: Material): Chapter[] {
  const { release, view, place } = of;
  const units = unitsOf(view, place)
    .filter((u) => u.code !== place.code && view.placing(u) > 0)
    .sort((a, b) => view.placing(a) - view.placing(b));
  const parts = release.plan.nodes[0]!.children;
  const grid = (list: readonly Subject[]) => placesGrid(release, view, list, parts);
  const within: Block[] =
    units.length > 0 ? [{ kind: 'table', title: words.itsUnits, grid: grid(units) }] : [];
  const peers = view.peers(place);
  const beside: Block[] = peers.length > 1 ? [{ kind: 'table', title: words.beside, grid: grid(peers) }] : [];
  return [
    {
      id: 'place',
      title: words.place,
      blocks: [
        said(of, ['standing', 'moved', 'share', 'pace', 'record', 'within', 'neighbours', 'tier']),
        said(of, ['home', 'whole']),
        ...beside,
      ],
    },
    {
      id: 'units',
      title: release.plan.unitsTitle,
      blocks: [said(of, ['leaders', 'newcomer', 'mover']), ...within],
    },
    {
      id: 'sectors',
      title: words.sectors,
      blocks: [
        said(of, ['sectors', 'profile']),
        { kind: 'table', title: words.itsParts, grid: partsGrid(release, view, place, parts) },
      ],
    },
    { id: 'balance', title: words.balance, blocks: [said(of, ['balance', 'contrast'])] },
    { id: 'economy', title: words.economy, blocks: [said(of, ['size', 'jobs'])] },
  ];
}
