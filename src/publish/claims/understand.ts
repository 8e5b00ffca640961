import type { Plan } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { periodNoun } from '../periodWords.js';
import { liesIn } from './among.js';
import type { Claim, When } from './claim.js';
import { around, groupable, type Kind, patterns, withinGroup } from './grammar.js';
import { type Mentions, mentionsOf } from './mentions.js';

/** What was not understood of a sentence. */
export interface NotUnderstood {
  /** Its words that fit no pattern. */
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

/** Reads a sentence in English or Chinese as a claim over a release. */
export function understand(release: Release, sentence: string): { claim: Claim; when: When } | NotUnderstood {
  const mentions = mentionsOf(release, sentence);
  const { text, when } = taken(release, mentions);
  const found = patterns.find(({ is }) => is.test(text));
  const meant = found ? claimOf(found.kind, mentions) : withinClaim(release, text, mentions);
  const claim = meant?.kind === 'led' && !countsPeriods(release.plan, text) ? undefined : meant;
  const namesakes = mentions.places.flatMap(sharing);
  const stray = mentions.periods.length > 2 || mentions.nodes.length > 1;
  const titled = mentions.nodes.find((nodes) => nodes.length > 1) ?? [];
  const clear = namesakes.length === 0 && titled.length === 0;
  if (claim && !stray && mentions.unknown.length === 0 && clear) return { claim, when };
  const places = mentions.places.map((list) => list[0]!);
  return { left: unread(text, mentions), unknown: mentions.unknown, places, namesakes, titled };
}

/** The sentence without its period, comparison and node, and which they are. */
function taken(release: Release, { text, periods, nodes }: Mentions): { text: string; when: When } {
  const order = [...text.matchAll(/T/g)].map((m) => m.index);
  const when: When = { g: nodes[0]?.[0] ?? 0, t: release.index.periods - 1, since: -2 };
  const take = (name: keyof typeof around, put: (at: number) => void) => {
    for (const is of around[name]) {
      const found = is.exec(left);
      if (!found) continue;
      put(found.index + found[0].indexOf('T'));
      left = (left.slice(0, found.index) + left.slice(found.index + found[0].length)).trim();
      return;
    }
  };
  let left = text;
  let taking = 0;
  const nth = () => periods[taking++]!;
  const sinceFirst =
    order.length > 1 && /(?:since|on|against|compared with|from) T.* T|[较比自与]T.*T/.test(text);
  if (sinceFirst) take('since', () => (when.since = nth()));
  if (!sinceFirst && order.length > 1) take('period', () => (when.t = nth()));
  if (!sinceFirst) take('since', () => (when.since = nth()));
  take('period', () => (when.t = nth()));
  if (when.since === -2) when.since = when.t - 1;
  if (nodes.length > 0) take('node', () => {});
  return {
    text: left
      .replace(/^,\s*|,\s*$|，/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    when,
  };
}

/** Whether a run is counted in the periods of the index: “for three years” of a monthly index would be 36 of them. */
function countsPeriods(plan: Plan, text: string): boolean {
  const noun = periodNoun(plan);
  const words = [noun.en, noun.zh.replace('个', ''), 'period', 'edition', '期'];
  return words.some((word) => text.includes(word));
}

/** The claim of a sentence that speaks of a rank within a group. */
function withinClaim(release: Release, text: string, mentions: Mentions): Claim | undefined {
  for (const is of withinGroup) {
    const around = is.exec(text);
    if (!around) continue;
    const left = text.slice(0, around.index) + text.slice(around.index + around[0].length);
    const found = patterns.find((p) => groupable.includes(p.kind) && p.is.test(left));
    if (!found) continue;
    const nth = text.slice(0, around.index + around[0].indexOf('P')).replace(/[^P]/g, '').length;
    const groups = mentions.places[nth]!.filter((g) => g.grouping >= 0 || g.level === 'total');
    const places = mentions.places.filter((_, i) => i !== nth);
    const pairs = places[0]?.flatMap((place) => groups.map((within) => ({ place, within })));
    const pair = pairs?.find(({ place, within }) => liesIn(release, place, within)) ?? pairs?.[0];
    const claim = pair && claimOf(found.kind, { ...mentions, places: [[pair.place]] });
    if (claim) return { ...claim, within: pair.within } as Claim;
  }
  return undefined;
}

/** Kinds that need a whole number. */
const counting: readonly Kind[] = ['rank', 'top', 'newcomer', 'led', 'moved-up', 'moved-down'];

function claimOf(kind: Kind, { places, numbers }: Mentions): Claim | undefined {
  if (kind === 'gap-narrowed' || kind === 'gap-widened')
    return { kind: 'gap', narrowed: kind === 'gap-narrowed' };
  const [place, other] = sameLevel(places);
  const n = numbers[0];
  if (!place) return undefined;
  const whole = n && Number.isInteger(n.value) ? n.value : 0;
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
    case 'growth-down':
      return n && { kind: 'growth', place, unit: 'percent', by: n, up: kind === 'growth-up' };
    case 'rank':
      return { kind, place, rank: whole };
    case 'top':
    case 'newcomer':
      return { kind, place, k: whole };
    case 'led':
      return { kind, place, periods: whole };
    default:
      return { kind: 'moved', place, places: whole, up: kind === 'moved-up' };
  }
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
