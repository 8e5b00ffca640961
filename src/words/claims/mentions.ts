import { publishedPeriods } from '../../edition/index.js';
import { asWritten, type Release, type Subject, subjectsOf } from '../../release/index.js';
import { placesOf } from '../places.js';
import type { Said } from './claim.js';
import { numberOf, numeral } from './numerals.js';

/** A sentence whose places, nodes, periods and numbers are one letter each: P, N, T, # and %. Its own words are small letters. */
export interface Mentions {
  text: string;
  places: Subject[][];
  /** Numbers of the nodes that each name means. */
  nodes: number[][];
  periods: number[];
  /** As they were written, and whether per cent. */
  numbers: (Said & { text: string; percent: boolean })[];
  /** Years that are no period of the release. */
  unknown: string[];
}

/** Names of a release as sentences use them: places first, the longest first. */
interface Names {
  byName: ReadonlyMap<
    string,
    { letter: 'P'; of: Subject[] } | { letter: 'N'; of: number[] } | { letter: 'T'; of: number }
  >;
  longest: number;
}

const known = new WeakMap<Release['index'], Names>();

function namesOf(release: Release): Names {
  const before = known.get(release.index);
  if (before) return before;
  const byName: Map<string, Names['byName'] extends ReadonlyMap<string, infer V> ? V : never> = new Map();
  for (const [t, period] of publishedPeriods(release.plan).entries()) {
    byName.set(period.toLowerCase(), { letter: 'T', of: t });
  }
  const subjects = subjectsOf(release.plan);
  placesOf(release).forEach(([code, en, zh, spelt], i) => {
    const bare = zh.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');
    const inEnglish = en.replace(/ \(.*\)$/, '');
    for (const name of [en, inEnglish, zh, ...(bare.length > 1 ? [bare] : []), spelt, code]) {
      add(name, subjects[i]!);
    }
  });
  const root = release.plan.nodes[0]!;
  release.plan.nodes.forEach(({ id, title }, g) => {
    for (const name of g === 0 ? [] : [title.en, title.zh, id]) {
      const key = name.normalize('NFKC').toLowerCase();
      const found = byName.get(key);
      if (found?.letter === 'N' && !found.of.includes(g)) found.of.push(g);
      if (key !== '' && !found && key !== root.id) byName.set(key, { letter: 'N', of: [g] });
    }
  });
  const names = { byName, longest: Math.max(...[...byName.keys()].map((n) => n.length)) };
  known.set(release.index, names);
  return names;

  function add(name: string, subject: Subject): void {
    const key = name.normalize('NFKC').toLowerCase();
    const found = byName.get(key);
    if (key === '' || (found && found.letter !== 'P')) return;
    if (!found) byName.set(key, { letter: 'P', of: [subject] });
    else if (found.letter === 'P' && !found.of.includes(subject)) found.of.push(subject);
  }
}

/** Whether two letters stand in one word or one number. */
const together = (a: string | undefined, b: string | undefined) =>
  /^([a-z]{2}|\d{2})$/.test(`${a ?? ' '}${b ?? ' '}`);

/** Finds what a sentence speaks of: at each place the longest name, else a number. */
export function mentionsOf(release: Release, sentence: string): Mentions {
  const { byName, longest } = namesOf(release);
  const written = sentence
    .normalize('NFKC')
    .replace(/[’']s\b/gi, ' of-own')
    .trim();
  const text = inSmallLetters(written);
  const found: Mentions = { text: '', places: [], nodes: [], periods: [], numbers: [], unknown: [] };
  for (let at = 0; at < text.length; ) at += take(at);
  found.text = found.text
    .replace(/\s+/g, ' ')
    .replace(/[.。!！]+$/, '')
    .trim();
  return found;

  function take(at: number): number {
    const starts = !together(text[at - 1], text[at]);
    for (let n = starts ? Math.min(longest, text.length - at) : 0; n > 0; n--) {
      const entry = byName.get(text.slice(at, at + n));
      const whole = !together(text[at + n - 1], text[at + n]);
      if (!entry || !whole) continue;
      if (entry.letter === 'P') found.places.push(exactly(entry.of, written.slice(at, at + n)));
      else if (entry.letter === 'N') found.nodes.push(entry.of);
      else found.periods.push(entry.of);
      found.text += entry.letter;
      return n;
    }
    const year = starts ? yearAt(text, at) : undefined;
    if (year !== undefined) {
      found.unknown.push(year);
      found.text += 'T';
      return year.length;
    }
    // "the first ten": the first of two numbers is a word
    const number =
      starts && !/^first\s+(\d|time|two|three|four|five|six|seven|eight|nine|ten)/.test(text.slice(at))
        ? numeral.exec(text.slice(at))?.[0]
        : undefined;
    const said = number === undefined ? undefined : numberOf(number);
    if (number === undefined || !said) {
      found.text += text[at];
      return 1;
    }
    const percent = /^\s?(%|per cent|percent(?!age))/.exec(text.slice(at + number.length))?.[0] ?? '';
    found.numbers.push({ ...said, text: number + percent, percent: percent !== '' });
    found.text += percent === '' ? '#' : '%';
    return number.length + percent.length;
  }
}

/** The same in small letters, each as long as it was. */
function inSmallLetters(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** Those whose code is written so to the letter; else those whose name is, where names differ by the case of letters alone. */
function exactly(subjects: Subject[], words: string): Subject[] {
  const byCode = subjects.filter(({ code }) => code === words);
  return byCode.length > 0 ? byCode : asWritten(subjects, words);
}

/** A year that stands as one: after "in", "since" …, or before 年. */
function yearAt(text: string, at: number): string | undefined {
  const year = /^(?:19|20)\d\d(?![\d,.]\d|\d)/.exec(text.slice(at))?.[0];
  const said =
    year && (text[at + 4] === '年' || /\b(?:in|since|for|during|of|on|from|with) $/.test(text.slice(0, at)));
  return said ? year : undefined;
}
