import type { CitedFigure } from '../facts/figure.js';
import { ofWord } from './cardinals.js';
import { totalWithin } from './nameWithin.js';
import { type Phrase, phrase } from './phrase.js';
import { partOf, type Speaker } from './speaker.js';

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

/** "31 provinces"; of a title that says how many there are, "the four regions", or "three of the four regions". */
export function amongAll(of: CitedFigure, level: string, s: Speaker): Phrase {
  const title = levelOf(level, s);
  const [first, ...rest] = title.split(' ');
  const n = ofWord(first!);
  if (n === undefined || rest.length === 0) return phrase`${s.figure(of)} ${title}`;
  if (n !== of.value) return phrase`${s.figure(of)} of the ${title}`;
  return phrase`${{ text: `the ${first}`, figure: of }} ${rest.join(' ')}`;
}

/** "provinces"; of a title that says how many there are, "the four regions". */
export function thoseOf(title: string): string {
  const within = titleWithin(title);
  return ofWord(within.split(' ')[0]!) === undefined ? within : `the ${within}`;
}

export function unitsOf(s: Speaker): string {
  return titleWithin(s.plan.unitsTitle.en);
}

/** " in education and research"; nothing for the whole index. */
export function inPart(node: string, s: Speaker): string {
  const part = partOf(node, s);
  return part ? ` in ${titleWithin(part.en)}` : '';
}

/** "the index of China", or of a part of it. */
export function wholeOf(node: string, s: Speaker): string {
  return `the index of ${totalWithin(s.plan)}${inPart(node, s)}`;
}
