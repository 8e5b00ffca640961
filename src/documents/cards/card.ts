import { headlinePeriod } from '../../analysis/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import { periodOrHeadline, type Release, type Subject } from '../../release/index.js';
import type { Change, CitedFigure, FactOf, Phrase } from '../../words/index.js';
import {
  absentFacts,
  headlineOf,
  isTotal,
  leadFacts,
  perHeadView,
  standingFact,
  totalOf,
  type View,
  viewOf,
} from '../../words/index.js';
import type { RankedPlace } from '../pictures/placeRow.js';

/** A part of the index as a card shows it for a place. */
export interface CardPart {
  title: Text;
  value: CitedFigure | undefined;
  rank: CitedFigure | undefined;
  /** Values of all members of the level of the place; empty where it is the only one. */
  everyone: readonly number[];
}

/** What a card shows of a place in one period. Values only. */
export interface Card {
  release: Release;
  place: Subject;
  period: string;
  headline: Phrase;
  value: CitedFigure | undefined;
  /** Since the period before, as in the headline. */
  change: Change | undefined;
  ranked: FactOf<'standing'>['ranked'];
  /** The same per head, where the edition shows that beside the index. */
  perHead: { value: CitedFigure; rank: CitedFigure } | undefined;
  /** The value in every published period; undefined where it is missing. */
  series: readonly { period: string; value: CitedFigure | undefined }[];
  /** The parts of the index for the place, or in the overview who comes first. */
  detail:
    | { kind: 'parts'; parts: readonly CardPart[] }
    | { kind: 'first'; rows: readonly RankedPlace[]; perHead: readonly RankedPlace[] };
}

/** Rows of the overview. */
const firstRows = 5;

/**
 * The card of a place in a published period, the last unless told; without a place that of the overview: the total and who
 * comes first.
 *
 * @throws UserError for a period that is not published
 */
export function cardOf(release: Release, lang: Lang, place?: Subject, period?: string): Card {
  const of = place ?? totalOf(release);
  const view = viewOf(release, periodOrHeadline(release, period));
  const facts = factsOf(view, of);
  const heads = perHeadView(release, view.t);
  const [headValue, headRank] = [heads?.value(of), heads?.rank(of)];
  const standing = facts.find((fact) => fact.kind === 'standing');
  return {
    release,
    place: of,
    period: view.period,
    headline: headlineOf(release.plan, facts, lang),
    value: standing?.value,
    change: standing?.before,
    ranked: standing?.ranked,
    perHead: headValue && headRank ? { value: headValue, rank: headRank } : undefined,
    series: tellablePeriods(view).map((name, t) => ({ period: name, value: view.at(t)?.value(of) })),
    detail: place
      ? { kind: 'parts', parts: partsOf(view, of) }
      : { kind: 'first', rows: leadingRows(view), perHead: heads ? leadingRows(heads) : [] },
  };
}

/** The periods of the line of a card: up to that of headlines, as later ones are provisional, or to its own. */
function tellablePeriods({ release, t }: View): readonly string[] {
  return publishedPeriods(release.plan).slice(0, Math.max(t, headlinePeriod(release)) + 1);
}

function factsOf(view: View, of: Subject) {
  return [
    ...absentFacts(view, of),
    ...standingFact(view, of),
    ...(isTotal(view.release, of) ? leadFacts(view) : []),
  ];
}

/** The headline of a card. */
export function cardHeadline(release: Release, lang: Lang, place?: Subject, period?: string): Phrase {
  const view = viewOf(release, periodOrHeadline(release, period));
  return headlineOf(release.plan, factsOf(view, place ?? totalOf(release)), lang);
}

function partsOf(view: View, of: Subject): CardPart[] {
  const { plan } = view.release;
  return plan.nodes[0]!.children.map((g) => {
    const part = viewOf(view.release, view.t, g);
    const peers = isTotal(view.release, of) ? [] : part.members(of.grouping);
    return {
      title: plan.nodes[g]!.title,
      value: part.value(of),
      rank: peers.length > 1 ? part.rank(of) : undefined,
      everyone: peers.length > 1 ? peers.map((peer) => part.score(peer)) : [],
    };
  });
}

function leadingRows(view: View): RankedPlace[] {
  const units = view.members(-1).slice(0, 1);
  return units
    .flatMap((unit) => view.peers(unit))
    .slice(0, firstRows)
    .map((subject) => ({
      subject,
      rank: view.rank(subject)!,
      range: view.range(subject),
      value: view.value(subject)!,
    }));
}
