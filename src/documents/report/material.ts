import {
  defaultMapView,
  type FigureId,
  figureOf,
  groupMap,
  isForPaper,
  parseChoice,
} from '../../figures/index.js';
import type { Release, Subject } from '../../release/index.js';
import type { Fact, FactKind, View } from '../../words/index.js';
import type { Block, SmallDrawing } from '../blocks/block.js';
import { placesGrid, rankedPlaces } from './grids.js';
import { reportWords as words } from './reportWords.js';

/** What a report is made from: the facts of its place in the period of headlines. */
export interface Material {
  release: Release;
  view: View;
  place: Subject;
  facts: readonly Fact[];
}

/** That nobody certainly leads: who comes first, and that it is not settled, is told by the list of leaders. */
export const isSaidByLeaders = (fact: Fact): boolean => fact.kind === 'lead' && fact.rivals.length > 0;

/** The facts of some kinds, in their order. */
export function factsBlock({ facts }: Pick<Material, 'facts'>, kinds: readonly FactKind[]): Block {
  return { kind: 'said', facts: kinds.flatMap((kind) => facts.filter((fact) => fact.kind === kind)) };
}

/** A figure by its id, and what an address would ask for of it. */
export type WantedFigure = FigureId | readonly [id: FigureId, query: Readonly<Record<string, string>>];

/** Figures that the release has, that can be drawn and that can be read on paper. */
export async function figureBlocks(
  { release }: Pick<Material, 'release'>,
  wanted: readonly WantedFigure[],
): Promise<Block[]> {
  const found = await Promise.all(
    wanted.map((one) => {
      const [id, query] = typeof one === 'string' ? [one, {}] : one;
      return figureOf(
        release,
        id,
        parseChoice(release, (name) => query[name]),
      );
    }),
  );
  return found.flatMap((figure): Block[] =>
    figure && !figure.why && isForPaper(figure) && !figure.tall ? [{ kind: 'figure', figure }] : [],
  );
}

/** Tables of the groupings from one to before another; of the first with a small map of each group. */
export function groupTables({ release, view }: Material, from: number, to?: number): Block[] {
  const { groupings, nodes, unitsTitle } = release.plan;
  return groupings.slice(from, to).flatMap((grouping, i): Block[] => {
    const groups = rankedPlaces(release, view, from + i);
    if (groups.length === 0) return [];
    const maps = from + i === 0 ? groups.map(({ number }) => groupMapDrawing(release, view.t, number)) : [];
    return [
      {
        kind: 'table',
        title: grouping.title,
        grid: placesGrid(release, view, groups, nodes[0]!.children, maps),
      },
      ...(maps.some((map) => map)
        ? [
            {
              kind: 'text' as const,
              text: words.smallMaps(unitsTitle, defaultMapView(release).shape === 'dots'),
            },
          ]
        : []),
    ];
  });
}

/** Width of the map of a group in a table, in pixels. */
const mapWidth = 44;

function groupMapDrawing(release: Release, t: number, group: number): SmallDrawing | undefined {
  const draw = groupMap(release, t, group);
  return draw && { draw, width: mapWidth };
}
