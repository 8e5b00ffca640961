import type { Lang, Plan } from '../../edition/index.js';
import { periodOrHeadline, type Release, type Subject } from '../../release/index.js';
import type { Fact, FactKind } from '../../words/index.js';
import {
  factsAbout,
  headlineOf,
  homeFacts,
  leaderFacts,
  openingOf,
  type Phrase,
  paragraphOf,
  tierFacts,
  totalOf,
  viewOf,
  wholeFacts,
} from '../../words/index.js';
import { leastLength, lengthsOf, mostLength, textLength } from './length.js';

/** A news text: a headline, and paragraphs of whole sentences. */
export interface Brief {
  place: Subject;
  period: string;
  lang: Lang;
  headline: Phrase;
  paragraphs: readonly Phrase[];
  /** What it says, in the order in which it says it. */
  facts: readonly Fact[];
}

const langs = ['en', 'zh'] as const;

/** The kinds of facts of each paragraph, in their order; those of the total follow those of the place. */
const outline: readonly (readonly (FactKind | 'peers')[])[] = [
  ['absent', 'standing', 'held', 'moved', 'share', 'per-head', 'pace', 'record'],
  ['size', 'jobs', 'within', 'neighbours', 'tier'],
  ['leaders', 'leaders-per-head', 'lead', 'newcomer', 'no-newcomer', 'mover'],
  ['part-scores', 'sectors', 'profile', 'ahead'],
  ['home', 'whole', 'peers', 'balance', 'tiers'],
  ['contrast'],
  ['doubt', 'method', 'status'],
];

/**
 * The brief of a place (the total unless told) in one published period (that of headlines unless told).
 *
 * @throws UserError for a period that is not published
 */
export function briefOf(
  release: Release,
  lang: Lang,
  place: Subject = totalOf(release),
  period?: string,
): Brief {
  const t = periodOrHeadline(release, period);
  const facts = chooseFacts(release, t, place);
  const { plan } = release;
  return {
    place,
    period: plan.periods[plan.first + t]!,
    lang,
    headline: headlineOf(plan, facts, lang),
    paragraphs: paragraphsOf(plan, facts, place, lang),
    facts: arrangeFacts(facts, place).flat(),
  };
}

/** The facts that fit into the longest brief in both languages, the least important left out first. */
function chooseFacts(release: Release, t: number, place: Subject): Fact[] {
  const { plan } = release;
  const lengthOf = lengthsOf(plan);
  let facts = factsWithContext(release, t, place);
  // The tiers of the total where there is little to say about the place itself.
  if (place.level !== 'total' && langs.some((lang) => lengthOf(facts, lang) < leastLength[lang]))
    facts = [...facts, ...tierFacts(viewOf(release, t), totalOf(release))];
  const fits = () =>
    langs.every(
      (lang) => lengthOf(facts, lang) + textLength(openingOf(plan, lang) ?? '', lang) <= mostLength[lang],
    );
  while (!fits()) {
    const lightest = Math.min(...facts.map(priorityOf));
    const at = facts.findLastIndex((fact) => priorityOf(fact) === lightest);
    if (lightest >= 1 || at < 0) break;
    facts = facts.filter((_, i) => i !== at);
  }
  return facts;
}

/** Certain and new facts are kept before old ones; the lead is always kept. */
function priorityOf({ importance, novelty }: Fact): number {
  return importance >= 1 ? 1 : 0.8 * importance + 0.19 * novelty;
}

/** The facts of the place, and those of the total that its reader needs: the index, and who leads the level of the place. */
function factsWithContext(release: Release, t: number, place: Subject): Fact[] {
  const { plan } = release;
  const whole = totalOf(release);
  if (place.level === whole.level) return factsAbout(release, t, place);
  const view = viewOf(release, t);
  const peers = plan.groupings[place.grouping]?.title ?? plan.unitsTitle;
  const leaders = leaderFacts(view, whole).filter(({ level }) => level === peers);
  return [
    ...factsAbout(release, t, place).filter(({ kind }) => kind !== 'lead'),
    ...homeFacts(view, place),
    ...wholeFacts(view, place),
    ...leaders.map((fact): Fact => ({ ...fact, importance: 0.5 })),
  ];
}

/** The facts of each paragraph in their order, paragraphs without any left out. */
function arrangeFacts(facts: readonly Fact[], place: Subject): Fact[][] {
  // The fact `leaders` already says where there is no leader.
  const told = facts.filter((fact) => fact.kind !== 'lead' || fact.rivals.length === 0);
  const roleOf = (fact: Fact) =>
    fact.kind === 'leaders' && fact.place.level !== place.level ? 'peers' : fact.kind;
  return outline
    .map((roles) => roles.flatMap((role) => told.filter((fact) => roleOf(fact) === role)))
    .filter((paragraph) => paragraph.length > 0);
}

/** Paragraphs in words; the first says at once what the data are where they are not real. */
function paragraphsOf(plan: Plan, facts: readonly Fact[], place: Subject, lang: Lang): Phrase[] {
  const told = arrangeFacts(facts, place).filter(
    (paragraph) => paragraphOf(plan, paragraph, lang).length > 0,
  );
  const opening = openingOf(plan, lang);
  return told.map((paragraph, i) => paragraphOf(plan, paragraph, lang, i === 0 ? opening : undefined));
}
