import { headlinePeriod } from '../../analysis/index.js';
import { firstIsBest, lowestFirst, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { perHeadView } from '../facts/perHead.js';
import { periodNoun } from '../numbers/periodWords.js';
import { liesIn } from './among.js';
import type { Claim, When } from './claim.js';
import { amongAll, around, changing, groupable, type Kind, patterns, withinGroup } from './grammar.js';
import { type Mentions, mentionsOf } from './mentions.js';
import { isSet, strangeWords } from './vocabulary.js';

/** What was not understood of a sentence. */
export interface NotUnderstood {
  /** The words that no pattern knows; where it knows each of them, all that are said of the places. */
  left: string;
  /** Years that are no period of the release. */
  unknown: readonly string[];
  /** The places that were found in it. */
  places: readonly Subject[];
  /** Places of one level that share a name that it uses. */
  namesakes: readonly Subject[];
  /** Numbers of nodes that share a title that it uses. */
  titled: readonly number[];
}

/** A claim, of when it is, and what else it would be where a name means places of several levels. */
export interface Understood {
  claim: Claim;
  when: When;
  others: readonly Claim[];
}

/**
 * Reads a sentence in English or Chinese as a claim over a release. Every word must be part of it: what a pattern has no place for, a
 * comparison with others than the likes of the place, and a base where no change is said, are not understood.
 */
export function understand(release: Release, sentence: string): Understood | NotUnderstood {
  const mentions = mentionsOf(release, sentence);
  const { text, when, since } = taken(release, mentions);
  const { plan } = release;
  const found = foundIn(text) ?? foundAmong(text);
  const readings = found ? claimsOf(release, found, mentions) : withinClaims(release, text, mentions);
  const [claim, ...others] = readings.filter((one) => isPlain(plan, when.g, one.kind, text));
  const namesakes = mentions.places.flatMap(sharing);
  const stray = mentions.periods.length > 2 || mentions.nodes.length > 1;
  const titled = mentions.nodes.find((nodes) => nodes.length > 1) ?? [];
  const clear = namesakes.length === 0 && titled.length === 0 && mentions.unknown.length === 0;
  const idle = since !== '' && !(found && changing.includes(found.kind) && when.since < when.t);
  if (claim && !stray && clear && !idle) return { claim, when, others };
  const places = mentions.places.map((list) => list[0]!);
  const rest = unread(text, mentions);
  const left = idle && claim ? since : strangeWords(text.replace(/[PNT#%]/g, ' ')) || rest;
  return { left, unknown: mentions.unknown, places, namesakes, titled };
}

/** The first kind of claim that a whole sentence is. */
function foundIn(text: string): Found | undefined {
  for (const { kind, is } of patterns) {
    const match = is.exec(text);
    if (match) return { kind, set: match.groups?.['set'] };
  }
  return undefined;
}

/** The same of a sentence of a rank that says among whom: "… among the cities". */
function foundAmong(text: string): Found | undefined {
  for (const is of amongAll) {
    const words = is.exec(text);
    const found = words && foundIn(text.replace(is, ''));
    if (found && found.set === undefined && groupable.includes(found.kind))
      return { ...found, set: words.groups?.['set'] };
  }
  return undefined;
}

/** The sentence without its period, comparison and node, which they are, and the words of the comparison. */
function taken(
  release: Release,
  { text, periods, nodes }: Mentions,
): { text: string; when: When; since: string } {
  const order = [...text.matchAll(/T/g)].map((m) => m.index);
  const when: When = { g: nodes[0]?.[0] ?? 0, t: headlinePeriod(release), since: -2 };
  const named = publishedPeriods(release.plan);
  let left = text;
  let taking = 0;
  let since = '';
  const take = (name: keyof typeof around): string | undefined => {
    for (const is of around[name]) {
      const found = is.exec(left);
      if (!found) continue;
      left = (left.slice(0, found.index) + left.slice(found.index + found[0].length)).trim();
      return found[0];
    }
    return undefined;
  };
  const takeSince = () => {
    const words = take('since');
    if (words === undefined) return;
    when.since = periods[taking++]!;
    since = words.replace('T', named[when.since]!).trim();
  };
  const takePeriod = () => {
    if (take('period') !== undefined) when.t = periods[taking++]!;
  };
  const sinceFirst =
    order.length > 1 && /(?:since|on|against|compared with|from) T.* T|[较比自与]T.*T/.test(text);
  if (sinceFirst) takeSince();
  if (!sinceFirst && order.length > 1) takePeriod();
  if (!sinceFirst) takeSince();
  // A period is said once: a second one is left, and no pattern has a place for it.
  if (sinceFirst || order.length < 2) takePeriod();
  if (when.since === -2) when.since = when.t - 1;
  if (nodes.length > 0) take('node');
  if (perHeadView(release, when.t) && take('perHead') !== undefined) when.perHead = true;
  return {
    text: left
      .replace(/^,\s*|,\s*$|，/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    when,
    since,
  };
}

/** Words that take rank 1 for the best. */
const takesBest =
  /\b(?:leads?|led|tops?|topped|heads?|headed|leader|out on top|rose|climbed|gained|advanced|fell|slipped|dropped|lost|better|worse|ahead|behind|before)\b|领先|领跑|居首|榜首|夺冠|上升|提升|前进|升|下降|下滑|后退|降|优于|落后|不及/;

/** Words that take a high rank for a high value. */
const takesHigh = /\b(?:higher|lower|above|below)\b|高于|低于|超过/;

/**
 * Whether the words of a claim mean one thing in this edition: nobody “leads” or “rises” where rank 1 is the worst, “higher” is no
 * order of ranks where rank 1 is the lowest, and a run is counted in the periods of the index.
 */
function isPlain(plan: Plan, g: number, kind: Claim['kind'], text: string): boolean {
  if (kind === 'led' && !countsPeriods(plan, text)) return false;
  const ofRank = ['rank', 'last', 'top', 'moved', 'above', 'newcomer', 'led'].includes(kind);
  if (!ofRank) return true;
  if (!firstIsBest(plan) && takesBest.test(text)) return false;
  return !(lowestFirst(plan, g) && takesHigh.test(text));
}

/** Whether a run is counted in the periods of the index: “for three years” of a monthly index would be 36 of them. */
function countsPeriods(plan: Plan, text: string): boolean {
  const noun = periodNoun(plan);
  const words = [noun.en, noun.zh.replace('个', ''), 'period', 'edition', '期'];
  return words.some((word) => text.includes(word));
}

/** A kind of claim, and whom a place is compared with where the sentence says so. */
interface Found {
  kind: Kind;
  set: string | undefined;
}

/** What a sentence may claim that speaks of a rank within a group: the likeliest first. */
function withinClaims(release: Release, text: string, mentions: Mentions): Claim[] {
  for (const is of withinGroup) {
    const around = is.exec(text);
    if (!around) continue;
    const left = text.slice(0, around.index) + text.slice(around.index + around[0].length);
    const found = patterns.flatMap(({ kind, is: of }) => {
      const match = groupable.includes(kind) ? of.exec(left.trim()) : null;
      return match ? [{ kind, set: match.groups?.['set'] ?? around.groups?.['set'] }] : [];
    })[0];
    if (!found) continue;
    const nth = text.slice(0, around.index + around[0].indexOf('P')).replace(/[^P]/g, '').length;
    const groups = mentions.places[nth]!.filter((g) => g.grouping >= 0 || g.level === 'total');
    const places = mentions.places.filter((_, i) => i !== nth);
    const pairs = places[0]?.flatMap((place) => groups.map((within) => ({ place, within }))) ?? [];
    const inside = pairs.filter(({ place, within }) => liesIn(release, place, within));
    const claims = [...inside, ...pairs.filter((pair) => !inside.includes(pair))].flatMap(
      ({ place, within }) =>
        claimsOf(release, found, { ...mentions, places: [[place]] }).map(
          (claim) => ({ ...claim, within }) as Claim,
        ),
    );
    if (claims.length > 0) return claims;
  }
  return [];
}

/** Kinds that need a whole number. */
const counting: readonly Kind[] = ['rank', 'rank-nth', 'top', 'newcomer', 'led', 'moved-up', 'moved-down'];

/** What a sentence may claim, by the places that its names may mean: the likeliest first. */
function claimsOf(release: Release, { kind, set }: Found, mentions: Mentions): Claim[] {
  const { plan } = release;
  if (kind === 'gap-narrowed' || kind === 'gap-widened') {
    const ofAll = mentions.places.every((list) => list.some(({ level }) => level === 'total'));
    const known = ofAll && (set === undefined || isSet(plan, plan.level, set));
    return known ? [{ kind: 'gap', narrowed: kind === 'gap-narrowed' }] : [];
  }
  const likes = ({ level }: Subject) => set === undefined || isSet(plan, level, set);
  const likeliest = sameLevel(mentions.places);
  const [first = [], second] = mentions.places;
  const all = [
    likeliest,
    ...first
      .filter((one) => one !== likeliest[0])
      .map((one) => [one, second?.find(({ level }) => level === one.level) ?? likeliest[1]]),
  ];
  // A share is one of what holds the place.
  const held = kind === 'share' ? [...pairsWithin(release, mentions.places), ...all] : all;
  return held.flatMap(([place, other]) => {
    const claim = place && likes(place) ? claimOf(kind, place, other, mentions.numbers[0]) : undefined;
    return claim ? [claim] : [];
  });
}

/** A place and what holds it, where names mean several of each. */
function pairsWithin(release: Release, [first = [], second = []]: readonly Subject[][]): Subject[][] {
  return first.flatMap((one) =>
    second.filter((whole) => liesIn(release, one, whole)).map((whole) => [one, whole]),
  );
}

function claimOf(
  kind: Exclude<Kind, 'gap-narrowed' | 'gap-widened'>,
  place: Subject,
  other: Subject | undefined,
  n: Mentions['numbers'][number] | undefined,
): Claim | undefined {
  const whole = n ? counted(kind, n.text, n.value) : 0;
  if (counting.includes(kind) && whole < 1) return undefined;
  switch (kind) {
    case 'first':
      return { kind: 'rank', place, rank: 1 };
    case 'last':
      return { kind, place };
    case 'above':
    case 'below':
      return other && { kind: 'above', place, other, above: kind === 'above' };
    case 'share':
      return n && { kind, place, of: other, percent: n };
    case 'more':
    case 'less':
    case 'equal':
      return n && { kind: 'value', place, is: kind, value: n };
    case 'growth-up':
    case 'growth-down': {
      const unit = n?.percent ? 'percent' : 'points';
      return n && { kind: 'growth', place, unit, by: n, up: kind === 'growth-up' };
    }
    case 'rank':
    case 'rank-nth':
      return { kind: 'rank', place, rank: whole };
    case 'top':
    case 'newcomer':
      return { kind, place, k: whole };
    case 'led':
      return { kind, place, periods: whole };
    default:
      return { kind: 'moved', place, places: whole, up: kind === 'moved-up' };
  }
}

/** The whole number that a kind counts; 0 where it is none: "the top third" is no count, "is 21 million" no rank. */
function counted(kind: Kind, text: string, value: number): number {
  const nth = /(?:st|nd|rd|th)$/i.test(text) || /^(?:first|second|third|fifth|eighth|ninth)$/i.test(text);
  const plain = /^(?:[\d,]+(?:st|nd|rd|th)?|[a-z]+|[零一二两三四五六七八九十百千]+)$/i.test(text);
  if (!plain || !Number.isInteger(value)) return 0;
  if (kind === 'rank-nth' && !nth) return 0;
  const cardinal = kind === 'top' || kind === 'newcomer' || kind === 'moved-up' || kind === 'moved-down';
  return cardinal && nth ? 0 : value;
}

/** Those of the first's level, where a name means several of them. */
function sharing(list: readonly Subject[]): Subject[] {
  const same = list.filter(({ level }) => level === list[0]!.level);
  return same.length > 1 ? same : [];
}

/** One subject for each mention: where a name means several, that of the level of the other place, else the first. */
function sameLevel(places: readonly Subject[][]): Subject[] {
  const certain = places.find((list) => list.length === 1)?.[0]?.level;
  return places.map((list) => list.find(({ level }) => level === certain) ?? list[0]!);
}

/** The words that are left: what was found is taken out, numbers stand as they were written. */
function unread(text: string, { numbers }: Mentions): string {
  let at = 0;
  return text
    .replace(/[#%]/g, () => numbers[at++]?.text ?? '')
    .replace(/[PNT]/g, ' ')
    .replaceAll(' of-own', '’s')
    .replace(/\s+/g, ' ')
    .trim();
}
