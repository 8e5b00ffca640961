import type { Plan } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { briefOf } from '../brief/brief.js';
import { figureOf } from '../charts/catalogue.js';
import { choiceOf } from '../charts/choice.js';
import { hasOutput } from '../charts/output.js';
import type { Fact, FactKind } from '../facts/fact.js';
import { factsAbout } from '../facts/factsAbout.js';
import { leaderFacts } from '../facts/leaders.js';
import { standingFacts, unitsOf } from '../facts/standing.js';
import { type View, viewOf } from '../facts/view.js';
import type { Block, Chapter } from './chapter.js';
import { placesGrid, ranked } from './grids.js';
import { reportWords as words } from './reportWords.js';

/** What a report is made from: the facts of its place in the last published period. */
interface Material {
  release: Release;
  view: View;
  place: Subject;
  facts: readonly Fact[];
}

/** The chapters between cover and appendices: of the whole area, or of one of its places. */
export async function chaptersOf(release: Release, place: Subject): Promise<Chapter[]> {
  const view = viewOf(release, release.index.periods - 1);
  const whole = place.level === 'total';
  const facts = whole ? factsAbout(release, view.t, place) : briefOf(release, 'en', place).facts;
  const of: Material = { release, view, place, facts };
  const chapters = whole ? await wholeChapters(of) : await placeChapters(of);
  return [...chapters, summary(of)].filter(({ blocks }) => blocks.some(hasContent));
}

function hasContent(block: Block): boolean {
  return block.kind === 'said' ? block.facts.length > 0 : block.kind !== 'heading';
}

async function wholeChapters(of: Material): Promise<Chapter[]> {
  const { release, view } = of;
  const { plan } = release;
  return [
    findings(of),
    { id: 'regions', title: words.regions, blocks: [said(of, ['contrast']), ...groupTables(of, 1)] },
    { id: 'groups', title: plan.groupings[0]?.title ?? words.regions, blocks: firstGrouping(of) },
    {
      id: 'units',
      title: plan.unitsTitle,
      blocks: [
        said(of, ['lead', 'leaders', 'newcomer', 'no-newcomer', 'mover', 'tiers', 'record']),
        {
          kind: 'table',
          title: words.firstUnits,
          grid: placesGrid(release, view, ranked(release, view, -1).slice(0, 10), plan.nodes[0]!.children),
        },
      ],
    },
    {
      id: 'sectors',
      title: words.sectors,
      blocks: [
        said(of, ['sectors', 'profile']),
        ...(await figures(of, ['sector-growth', 'shift-share', 'group-matrix'])),
        ...plan.nodes[0]!.children.flatMap((g) => partBlocks(of, g)),
      ],
    },
    {
      id: 'balance',
      title: words.balance,
      blocks: [
        said(of, ['balance']),
        ...(await figures(of, ['lorenz', 'inequality', 'gini-parts', 'convergence', 'gap'])),
      ],
    },
    {
      id: 'economy',
      title: words.economy,
      blocks: hasOutput(release)
        ? [said(of, ['size', 'jobs']), ...(await figures(of, ['output', 'size', 'elasticities']))]
        : [],
    },
    { id: 'time', title: words.time, blocks: await figures(of, ['series', 'contributions']) },
    await uncertainty(of),
  ];
}

async function placeChapters(of: Material): Promise<Chapter[]> {
  const { release, view, place } = of;
  const units = unitsOf(view, place)
    .filter((u) => u.code !== place.code && view.placing(u) > 0)
    .sort((a, b) => view.placing(a) - view.placing(b));
  const parts = release.plan.nodes[0]!.children;
  const grid = (list: readonly Subject[]) => placesGrid(release, view, list, parts);
  const itself: Block[] = [
    said(of, ['share', 'pace', 'record', 'within', 'neighbours', 'tier', 'home', 'whole']),
    { kind: 'table', title: words.beside, grid: grid(view.peers(place)) },
  ];
  const within: Block[] =
    units.length > 0 ? [{ kind: 'table', title: words.itsUnits, grid: grid(units) }] : [];
  return [
    findings(of),
    { id: 'place', title: words.place, blocks: itself },
    {
      id: 'units',
      title: release.plan.unitsTitle,
      blocks: [said(of, ['leaders', 'newcomer', 'mover']), ...within],
    },
    { id: 'sectors', title: words.sectors, blocks: [said(of, ['sectors', 'profile'])] },
    { id: 'balance', title: words.balance, blocks: [said(of, ['balance', 'contrast'])] },
    { id: 'economy', title: words.economy, blocks: [said(of, ['size', 'jobs'])] },
    await uncertainty(of),
  ];
}

/** What matters most, the most important first. */
function findings({ facts }: Material): Chapter {
  const most = facts.toSorted((a, b) => b.importance - a.importance).slice(0, 8);
  return { id: 'findings', title: words.findings, blocks: [{ kind: 'said', facts: most, listed: true }] };
}

/** Where the place stands and how sure that is, once more and last. */
function summary(of: Material): Chapter {
  return {
    id: 'summary',
    title: words.summary,
    blocks: [said(of, ['standing', 'balance', 'sectors', 'status'])],
  };
}

async function uncertainty(of: Material): Promise<Chapter> {
  const shown = await figures(of, ['top-ten', 'pairwise', 'left-out']);
  return { id: 'uncertainty', title: words.uncertainty, blocks: [said(of, ['doubt', 'method']), ...shown] };
}

/** A part: where the whole stands in it, and who leads. */
function partBlocks({ release, view, place }: Material, g: number): Block[] {
  const { plan } = release;
  const { title } = plan.nodes[g]!;
  const part = viewOf(release, view.t, g);
  const own: Plan = { ...plan, title };
  const first = ranked(release, part, -1).slice(0, 5);
  return [
    { kind: 'heading', title },
    { kind: 'said', facts: standingFacts(part, place), plan: own },
    {
      kind: 'table',
      title: {
        en: `${title.en}: the first five ${plan.unitsTitle.en.toLowerCase()}`,
        zh: `${title.zh}：前五名${plan.unitsTitle.zh}`,
      },
      grid: placesGrid(release, part, first),
    },
  ];
}

function firstGrouping(of: Material): Block[] {
  if (of.release.plan.groupings.length === 0) return [];
  const groups = ranked(of.release, of.view, 0);
  return [
    ...groupTables(of, 0, 1),
    ...groups.flatMap((group): Block[] => [
      { kind: 'heading', title: group.name },
      { kind: 'said', facts: [...standingFacts(of.view, group), ...leaderFacts(of.view, group)] },
    ]),
  ];
}

/** Tables of the groupings from one to before another. */
function groupTables({ release, view }: Material, from: number, to?: number): Block[] {
  const { groupings, nodes } = release.plan;
  return groupings.slice(from, to).map((grouping, i) => ({
    kind: 'table',
    title: grouping.title,
    grid: placesGrid(release, view, ranked(release, view, from + i), nodes[0]!.children),
  }));
}

/** The facts of some kinds, in their order. */
function said({ facts }: Material, kinds: readonly FactKind[]): Block {
  return { kind: 'said', facts: kinds.flatMap((kind) => facts.filter((fact) => fact.kind === kind)) };
}

/** Figures that the release has and that can be drawn. */
async function figures({ release }: Material, ids: readonly string[]): Promise<Block[]> {
  const { choice } = choiceOf(release, () => undefined);
  const found = await Promise.all(ids.map((id) => figureOf(release, id, choice)));
  return found.flatMap((figure): Block[] => (figure && !figure.why ? [{ kind: 'figure', figure }] : []));
}
