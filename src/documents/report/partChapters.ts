import {
  balanceFacts,
  contrastFacts,
  leaderFacts,
  moverFacts,
  standingFacts,
  titleWithin,
  viewOf,
} from '../../words/index.js';
import type { Block, Chapter } from './chapter.js';
import { partsGrid, placesGrid, ranked } from './grids.js';
import type { Material } from './material.js';
import { reportWords as words } from './reportWords.js';

/** How many of the first units and groups a chapter of a part shows. */
const shownFirst = 5;

/** Most columns beside the index itself in a table of places. */
const columns = 6;

/** A chapter for each part of the index: the total in it, who leads, and its parts. */
export function partChapters(of: Material): Chapter[] {
  const { nodes } = of.release.plan;
  return nodes[0]!.children.map((g, i) => ({
    id: `part-${i + 1}`,
    runsOn: true,
    title: nodes[g]!.title,
    blocks: partBlocks(of, g),
  }));
}

function partBlocks({ release, view, place }: Material, g: number): Block[] {
  const { plan } = release;
  const part = viewOf(release, view.t, g);
  const { children, title } = plan.nodes[g]!;
  const shown = children.length <= columns ? children : [];
  const first = ranked(release, part, -1).slice(0, shownFirst);
  const groups = plan.groupings.length > 0 ? ranked(release, part, 0).slice(0, shownFirst) : [];
  const table = (block: Block & { kind: 'table' }): Block[] => (block.grid.rows.length > 0 ? [block] : []);
  return [
    {
      kind: 'said',
      listed: true,
      facts: [
        ...standingFacts(part, place),
        ...leaderFacts(part, place),
        ...moverFacts(part, place),
        ...contrastFacts(part, place),
        ...balanceFacts(part),
      ],
    },
    { kind: 'text', text: words.asPublished },
    ...table({
      kind: 'table',
      title: {
        en: `${title.en}: the first ${titleWithin(plan.unitsTitle.en)}`,
        zh: `${title.zh}：领先的${plan.unitsTitle.zh}`,
      },
      grid: placesGrid(release, part, first, shown),
    }),
    ...plan.groupings.slice(0, 1).flatMap((grouping) =>
      table({
        kind: 'table',
        title: {
          en: `${title.en}: the first ${titleWithin(grouping.title.en)}`,
          zh: `${title.zh}：领先的${grouping.title.zh}`,
        },
        grid: placesGrid(release, part, groups, shown),
      }),
    ),
    ...(children.length > 1
      ? [
          {
            kind: 'table' as const,
            title: { en: `${title.en}: ${words.madeOf.en}`, zh: `${title.zh}：${words.madeOf.zh}` },
            grid: partsGrid(release, part, place, children),
          },
        ]
      : []),
  ];
}
