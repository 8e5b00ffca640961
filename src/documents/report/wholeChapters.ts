import { hasNaturalZero } from '../../edition/index.js';
import { hasOutput, measuresOf } from '../../figures/index.js';
import {
  factsOfKind,
  hasSectors,
  leaderFacts,
  perHeadFacts,
  standingFacts,
  timeFacts,
} from '../../words/index.js';
import type { Block, Chapter } from '../blocks/block.js';
import { placesGrid, rankedPlaces } from './grids.js';
import { factsBlock, figureBlocks, groupTables, isSaidByLeaders, type Material } from './material.js';
import { partChapters } from './partChapters.js';
import { reportWords as words } from './reportWords.js';
import { entriesAndExits, tiersTable } from './unitTables.js';

/** What the second map shows: what grew, or with one period alone what there is per head, or else the tiers. */
function secondMap(release: Material['release']): 'gain' | 'per-head' | 'tier' {
  const has = measuresOf(release);
  return (['gain', 'per-head', 'tier'] as const).find((measure) => has.includes(measure))!;
}

/** Figures of inequality and growth, which are left out where the scale has no natural zero. */
const ratioFigures = ['gap-measures', 'lorenz'] as const;

/** The chapters of the total between the key findings and their uncertainty. */
export async function wholeChapters(of: Material): Promise<Chapter[]> {
  const { release } = of;
  const { plan } = release;
  return [
    {
      id: 'regions',
      title: words.regions,
      blocks: [
        factsBlock(of, ['standing', 'contrast']),
        ...(await figureBlocks(of, [['map', { map: secondMap(release) }]])),
        ...groupTables(of, 1),
      ],
    },
    {
      id: 'groups',
      title: plan.groupings[0]?.title ?? words.regions,
      blocks: groupingBlocks(of),
    },
    { id: 'units', title: plan.unitsTitle, blocks: await unitBlocks(of) },
    {
      id: 'sectors',
      title: hasSectors(release) ? words.sectors : words.parts,
      blocks: [factsBlock(of, ['sectors']), ...(await figureBlocks(of, ['sector-growth']))],
    },
    ...(await partChapters(of)),
    {
      id: 'balance',
      title: words.balance,
      blocks: [
        factsBlock(of, ['balance']),
        ...(await figureBlocks(of, hasNaturalZero(plan) ? ratioFigures : ['gap-measures', 'spread'])),
      ],
    },
    {
      id: 'economy',
      title: words.economy,
      blocks: hasOutput(release)
        ? [factsBlock(of, ['size', 'jobs']), ...(await figureBlocks(of, ['size', 'size-gain']))]
        : [],
    },
    {
      id: 'time',
      title: words.time,
      blocks: [
        { kind: 'said', facts: timeFacts(release).filter(({ kind }) => kind !== 'note') },
        ...(await figureBlocks(of, ['series', 'contributions'])),
      ],
    },
  ];
}

/** Who leads, who came and went, and how the units divide. */
async function unitBlocks(of: Material): Promise<Block[]> {
  const { release, view, facts } = of;
  const { plan } = release;
  const order = rankedPlaces(release, view, -1);
  const lead = factsBlock(of, [
    'lead',
    'leaders',
    'leaders-per-head',
    'newcomer',
    'no-newcomer',
    'mover',
    'record',
  ]);
  const tiers = factsOfKind(facts, 'tiers');
  return [
    // Who leads among the groups is in their chapter.
    lead.kind === 'said'
      ? {
          ...lead,
          facts: lead.facts.filter(
            (f) => !isSaidByLeaders(f) && (!('level' in f) || f.level === plan.unitsTitle),
          ),
        }
      : lead,
    ...(order.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: words.firstUnits,
            grid: placesGrid(release, view, order.slice(0, 10), plan.nodes[0]!.children),
          },
        ]),
    ...entriesAndExits(of),
    ...(await figureBlocks(of, ['growth-poles'])),
    ...(tiers.length > 0 ? [{ kind: 'heading' as const, title: words.tiers }] : []),
    factsBlock(of, ['tiers']),
    ...tiers.flatMap((fact) => tiersTable(of, fact)),
  ];
}

/** Most groups that are told of one by one: of more the table says it, and each has a report of its own. */
const mostTold = 8;

function groupingBlocks(of: Material): Block[] {
  if (of.release.plan.groupings.length === 0) return [];
  const groups = rankedPlaces(of.release, of.view, 0);
  const led = [...factsOfKind(of.facts, 'leaders'), ...factsOfKind(of.facts, 'leaders-per-head')].filter(
    (f) => f.level === of.release.plan.groupings[0]!.title,
  );
  return [
    { kind: 'said', facts: led },
    ...groupTables(of, 0, 1),
    ...(groups.length > mostTold ? [] : groups).flatMap((group): Block[] => {
      const perHead = perHeadFacts(of.view, group);
      return [
        { kind: 'heading', title: group.name },
        {
          kind: 'said',
          facts: [
            ...standingFacts(of.view, group),
            ...perHead.filter((fact) => fact.kind === 'per-head'),
            ...leaderFacts(of.view, group),
            ...perHead.filter((fact) => fact.kind === 'leaders-per-head'),
          ],
        },
      ];
    }),
  ];
}
