import { headlinePeriod } from '../analysis/index.js';
import type { Lang, Plan, Text } from '../edition/index.js';
import type { Release } from '../release/index.js';
import {
  balanceFacts,
  concentrationFacts,
  type Fact,
  type FactKind,
  type FactOf,
  factsOfKind,
  gainFacts,
  giniIntervalFacts,
  glanceOf,
  latestSizeFacts,
  leaderFacts,
  leadFacts,
  leastCertainFact,
  perHeadFacts,
  phraseText,
  rankStabilityFacts,
  recordFacts,
  sentencesOf,
  sizeBasisFacts,
  spreadFacts,
  tierFacts,
  timeFacts,
  totalOf,
  type View,
  viewOf,
} from '../words/index.js';
import { type FigureId, figureMakers } from './catalogue.js';
import type { Choice } from './choice.js';
import type { Figure, Sentences } from './figure.js';

/** What a finding is looked up by: the node in the period asked for, the same in that of headlines, and the choice. */
interface Asked {
  release: Release;
  view: View;
  latest: View;
  choice: Choice;
}

type Finding = (asked: Asked) => readonly Fact[];

/** Who leads the units, or the groups of the first grouping. */
const leaders = ({ view }: Asked, ofGroups = false) =>
  leadersAmong(leaderFacts(view, totalOf(view.release)), view, ofGroups);

function leadersAmong<F extends Fact & { level: Text }>(
  facts: readonly F[],
  { release }: View,
  ofGroups: boolean,
): F[] {
  const { groupings, unitsTitle } = release.plan;
  const level = ofGroups ? groupings[0]?.title : unitsTitle;
  return facts.filter((fact) => fact.level === level);
}

/** The findings of studies of the spread, in time and of the size of the economy: up to the period of headlines. */
const spread =
  (told: (fact: Fact) => unknown): Finding =>
  ({ latest }) =>
    spreadFacts(latest).filter(told);

/** Whether the gap changed, by the measure that is drawn; nothing where that is open. */
const gap =
  (measure: FactOf<'balance'>['measure']): Finding =>
  ({ latest }) =>
    balanceFacts(latest).filter(
      (fact) =>
        fact.measure === measure && (fact.why ? measure === 'sd' : !fact.open || fact.open === 'chance'),
    );
const inTime =
  (kind: FactKind): Finding =>
  ({ release, choice }) =>
    factsOfKind(timeFacts(release, choice.node), kind);
const size =
  (isGain: boolean): Finding =>
  ({ release }) =>
    factsOfKind(latestSizeFacts(release), 'size')
      .filter((fact) => fact.isGain === isGain)
      .slice(0, 1);

/** A finding of the period of headlines, for a figure that can show others too. */
const latest =
  (finding: Finding): Finding =>
  (asked) =>
    asked.choice.period === headlinePeriod(asked.release) ? finding(asked) : [];

/** What the map shows, by what its colours are. */
const onMap: Readonly<Record<Choice['map'], Finding>> = {
  level: (asked) => leaders(asked, asked.choice.as === 'groups'),
  'per-head': ({ view, choice }) =>
    leadersAmong(
      factsOfKind(perHeadFacts(view, totalOf(view.release)), 'leaders-per-head'),
      view,
      choice.as === 'groups',
    ),
  gain: ({ view, choice }) => gainFacts(view, choice.as === 'groups' ? 0 : -1),
  change: () => [],
  tier: ({ view }) => factsOfKind(tierFacts(view, totalOf(view.release)), 'tiers'),
};

/** The facts that figures show. A figure of which none is told keeps its own title. */
const findings: { readonly [K in FigureId]?: Finding } = {
  map: (asked) => onMap[asked.choice.map](asked),
  ranking: leaders,
  'sector-matrix': leaders,
  'group-matrix': (asked) => (asked.choice.by === 0 ? leaders(asked, true) : []),
  'growth-poles': ({ view }) => gainFacts(view, -1),
  'rank-size': ({ view }) => concentrationFacts(view, totalOf(view.release)),
  'gap-measures': spread(({ kind }) => kind === 'measures'),
  inequality: (asked) => {
    const { latest } = asked;
    const told = gap('gini')(asked);
    // The span of the last two periods may be judged otherwise.
    const last = balanceFacts(latest, latest.t - 1).filter(({ period, from }) =>
      told.some((fact) => 'from' in fact && fact.period === period && fact.from !== from),
    );
    return told.length === 0 ? [] : [...told, ...giniIntervalFacts(latest), ...last];
  },
  spread: gap('sd'),
  'gini-parts': ({ latest, release, choice }) => {
    const level = release.plan.groupings[choice.by]?.title;
    return factsOfKind(spreadFacts(latest), 'between-groups').map((fact) => ({
      ...fact,
      groups: fact.groups.filter((group) => group.level === level),
    }));
  },
  gap: spread((fact) => fact.kind === 'leaders-gap' && fact.nearer),
  convergence: spread((fact) => fact.kind === 'catching-up' && fact.doubled),
  moran: latest(spread((fact) => fact.kind === 'likeness' && fact.found)),
  'rank-ranges': ({ view }) => rankStabilityFacts(view),
  'rank-intervals': ({ view }) => rankStabilityFacts(view),
  'rank-sources': ({ release, view }) => {
    const fact = leastCertainFact(release, glanceOf(release, view.t));
    // Otherwise it tells of the data, which these shares do not.
    return fact.filled || fact.records ? [] : [fact];
  },
  pairwise: ({ view }) => leadFacts(view).filter(({ rivals }) => rivals.length > 0),
  contributions: inTime('contribution'),
  series: (asked) => {
    const told = inTime('yearly')(asked);
    return told.length > 0 ? told : recordFacts(asked.latest, totalOf(asked.release));
  },
  size: size(false),
  'size-gain': size(true),
  output: latest(({ release }) => factsOfKind(sizeBasisFacts(release), 'slope')),
};

/** A figure by its id, called by the finding that it shows; undefined where a release has none of that name. */
export async function figureOf(release: Release, id: FigureId, choice: Choice): Promise<Figure | undefined> {
  const maker = figureMakers[id];
  if (!(maker.has?.(release) ?? true)) return undefined;
  return withFinding(release, id, choice, await maker.make(release, choice));
}

/** A figure called by the finding that it shows for a choice. */
export function withFinding(release: Release, id: FigureId, choice: Choice, figure: Figure): Figure {
  const finding = findings[id];
  if (figure.why || !finding) return figure;
  const node = figureMakers[id].keys.includes('node') ? choice.node : 0;
  const at = (t: number) => viewOf(release, t, node);
  const asked = {
    ...{ release, choice: { ...choice, node } },
    ...{ view: at(choice.period), latest: at(headlinePeriod(release)) },
  };
  return calledBy(release.plan, figure, finding(asked));
}

/** Most characters of a title that is a finding: longer ones stand in the words around a figure. */
const longest = { en: 120, zh: 56 };

/** The figure with what facts say of it, where their first sentence can be its title. */
function calledBy(plan: Plan, figure: Figure, facts: readonly Fact[]): Figure {
  const finding = sentencesIn(plan, facts);
  const isTitle = (lang: Lang) => {
    const { length } = finding[lang][0] ?? '';
    return length > 0 && length <= longest[lang] + 1;
  };
  return isTitle('en') && isTitle('zh') ? { ...figure, finding } : figure;
}

/** What facts say, sentence by sentence. */
export function sentencesIn(plan: Plan, facts: readonly Fact[]): Sentences {
  const said = (lang: Lang) => facts.flatMap((fact) => sentencesOf(plan, fact, lang)).map(phraseText);
  return { en: said('en'), zh: said('zh') };
}
