import type { Plan, Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { View } from '../../words/index.js';
import {
  balanceFacts,
  contrastFacts,
  leaderFacts,
  moverFacts,
  standingFacts,
  titleWithin,
  viewOf,
} from '../../words/index.js';
import type { Block, Chapter } from '../blocks/block.js';
import { dashNote } from './dashes.js';
import { drawingsOf } from './findingDrawings.js';
import { partsGrid, placesGrid, rankedPlaces } from './grids.js';
import { figureBlocks, type Material } from './material.js';
import { reportWords as words } from './reportWords.js';

/** How many of the first units and groups a chapter of a part shows. */
const shownFirst = 5;

/** Most columns beside the index itself in a table of places. */
const columns = 6;

/** A chapter for each part of the index: the total in it, who leads, where it grew most, and its parts. */
export async function partChapters(of: Material): Promise<Chapter[]> {
  const { nodes } = of.release.plan;
  return Promise.all(
    nodes[0]!.children.map(async (g, i) => ({
      id: `part-${i + 1}`,
      title: nodes[g]!.title,
      blocks: await partBlocks(of, g),
    })),
  );
}

async function partBlocks({ release, view, place }: Material, g: number): Promise<Block[]> {
  const { plan } = release;
  const chart = await figureBlocks({ release }, [['growth-poles', { node: plan.nodes[g]!.id }]]);
  const part = viewOf(release, view.t, g);
  const { children, title } = plan.nodes[g]!;
  const shown = children.length <= columns ? children : [];
  const units = rankedPlaces(release, part, -1);
  const first = units.slice(0, shownFirst);
  const all = plan.groupings.length > 0 ? rankedPlaces(release, part, 0) : [];
  const groups = all.slice(0, shownFirst);
  const facts = [
    ...standingFacts(part, place),
    ...leaderFacts(part, place),
    ...moverFacts(part, place),
    ...contrastFacts(part, place),
    ...balanceFacts(part),
  ];
  const table = (block: Block & { kind: 'table' }): Block[] => (block.grid.rows.length > 0 ? [block] : []);
  return [
    { kind: 'said', listed: true, facts, drawn: drawingsOf(plan, facts) },
    { kind: 'text', text: words.asPublished },
    ...chart,
    ...table({
      kind: 'table',
      title: titleOf(title, plan.unitsTitle, first.length < units.length),
      grid: placesGrid(release, part, first, shown),
    }),
    ...tiesBeyond(part, plan, units, first),
    // The points above name the groups that lead; a table of them stands where there is no chart.
    ...(chart.length > 0 ? [] : plan.groupings.slice(0, 1)).flatMap((grouping) =>
      table({
        kind: 'table',
        title: titleOf(title, grouping.title, groups.length < all.length),
        grid: placesGrid(release, part, groups, shown),
      }),
    ),
    ...(chart.length > 0 ? [] : dashNote([part], groups)),
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

/** What a table of places in a part shows: all of them, or those that come first. */
function titleOf(part: Text, places: Text, leading: boolean): Text {
  return {
    en: `${part.en}: ${leading ? 'leading ' : ''}${titleWithin(places.en)}`,
    zh: `${part.zh}：${leading ? '领先的' : ''}${places.zh}`,
  };
}

/** That the last place of a table shares its rank with places that are not in it. */
function tiesBeyond(view: View, plan: Plan, order: readonly Subject[], shown: readonly Subject[]): Block[] {
  const last = shown.at(-1);
  if (!last) return [];
  const tied = order.filter((one) => view.rankNumber(one) === view.rankNumber(last)).length;
  const here = shown.filter((one) => view.rankNumber(one) === view.rankNumber(last)).length;
  if (tied === here) return [];
  return [
    {
      kind: 'text',
      text: {
        en: `${tied} ${titleWithin(plan.unitsTitle.en)} share this rank; the table shows ${here} of them.`,
        zh: `并列该位次的${plan.unitsTitle.zh}共${tied}个，表中列出其中${here}个。`,
      },
    },
  ];
}
