import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/figure.js';
import { cardinal, numberFromWord } from './cardinals.js';
import { isPlural, totalWithin } from './nameWithin.js';
import { type Phrase, type Piece, phrase } from './phrase.js';
import { partTitle, type Speaker } from './speaker.js';

/** A title within a sentence: small where it does not begin with an abbreviation or a name of several words. */
export function titleWithin(title: string): string {
  const named = /^[A-Z][a-z]+ [A-Z]/.test(title) || !/^[A-Z][a-z]+(?![-a-zA-Z]*[A-Z])/.test(title);
  return named ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** The title of an index with its article, where it takes one. */
export function theTitle(title: string): string {
  return /^(the|my|our|a|an)\b/i.test(title) ? titleWithin(title) : `the ${title}`;
}

/** What the places of a level are called. */
export function levelOf(level: string, s: Speaker): string {
  return titleWithin(s.plan.groupings.find((g) => g.column === level)?.title.en ?? s.plan.unitsTitle.en);
}

/** What stands for a place, and the ends of its verbs: those of the singular, or of the plural. */
export function verbForms(place: Subject, s: Speaker) {
  return isPlural(s.plan, place)
    ? { it: 'they', its: 'their', them: 'them', is: 'are', has: 'have', was: 'were', s: '' }
    : { it: 'it', its: 'its', them: 'it', is: 'is', has: 'has', was: 'was', s: 's' };
}

/** "31", "six": how many there are beside an ordinal in words. */
export function countPiece(of: CitedFigure, s: Speaker): Piece {
  return of.value <= 10 ? { text: cardinal(of.value), figure: of } : s.figure(of);
}

/** "31 provinces", "six regions"; of a title that says how many there are, "the four regions", or "three of the four regions". */
export function amongAll(of: CitedFigure, level: string, s: Speaker): Phrase {
  const title = levelOf(level, s);
  const [first, ...rest] = title.split(' ');
  const n = numberFromWord(first!);
  if (n === undefined || rest.length === 0) return phrase`${countPiece(of, s)} ${title}`;
  if (n !== of.value) return phrase`${countPiece(of, s)} of the ${title}`;
  return phrase`the ${{ text: first!, figure: of }} ${rest.join(' ')}`;
}

/** "provinces"; of a title that says how many there are, "the four regions". */
export function pluralTitle(title: string): string {
  const within = titleWithin(title);
  return numberFromWord(within.split(' ')[0]!) === undefined ? within : `the ${within}`;
}

/** “the cities of Guangdong”, “the cities” of the whole; of places whose name says what they are only that: “high-income countries”. */
export function membersOf(level: string, place: Subject, s: Speaker): Phrase {
  if (isPlural(s.plan, place)) return phrase`${s.name(place)}`;
  const where = place.level === 'total' ? undefined : phrase` of ${s.name(place)}`;
  return phrase`the ${titleWithin(level)}${where}`;
}

export function unitsOf(s: Speaker): string {
  return titleWithin(s.plan.unitsTitle.en);
}

/** " in education and research"; nothing for the whole index. */
export function inPart(node: string, s: Speaker): string {
  const part = partTitle(node, s);
  return part ? ` in ${titleWithin(part.en)}` : '';
}

/** "the index of China", or of a part of it. */
export function wholeOf(node: string, s: Speaker): string {
  return `the index of ${totalWithin(s.plan)}${inPart(node, s)}`;
}
