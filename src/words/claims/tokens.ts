import { publishedPeriods, type Text } from '../../edition/index.js';
import { preferExactCase, type Subject, subjectsOf } from '../../release/index.js';
import type { FactSource } from '../facts/view.js';
import { periodName } from '../numbers/numbers.js';
import { placesOf } from '../places.js';
import { monthsInWords } from '../sentences/monthsInWords.js';
import { nameWithin } from '../sentences/nameWithin.js';
import { withAverages } from './averages.js';
import { numeralAt } from './numerals.js';
import type { Named, Token } from './token.js';

export type { Token } from './token.js';

/** Names of a release as sentences use them. */
interface NameIndex {
  byName: ReadonlyMap<string, Exclude<Named, { kind: 'word' | 'number' | 'average' }>>;
  /** The lengths of the names that begin with two letters, the longest first; with one letter where a name has no other. */
  lengths: ReadonlyMap<string, readonly number[]>;
}

type Entry =
  | { kind: 'place'; of: Subject[] }
  | { kind: 'node'; of: number[] }
  | { kind: 'level'; of: string[] };

const nameIndexes = new WeakMap<FactSource['index'], NameIndex>();

function nameIndexOf(release: FactSource): NameIndex {
  const before = nameIndexes.get(release.index);
  if (before) return before;
  const { plan } = release;
  const byName = new Map<string, Entry | { kind: 'period'; t: number }>();
  const add = <T>(name: string, kind: Entry['kind'], of: T): void => {
    const key = asKey(name);
    const found = byName.get(key);
    if (key === '' || (found && found.kind !== kind)) return;
    if (!found) byName.set(key, { kind, of: [of] } as unknown as Entry);
    else if (!(found as { of: unknown[] }).of.includes(of)) (found as { of: unknown[] }).of.push(of);
  };
  for (const [t, period] of publishedPeriods(plan).entries()) {
    // A year in Chinese is followed by 年, which rules know; months and quarters have names of their own.
    const names = period.includes('-') ? [period, monthsInWords(period), periodName(period, 'zh')] : [period];
    for (const name of names) byName.set(asKey(name), { kind: 'period', t });
  }
  const subjects = subjectsOf(plan);
  placesOf(release).forEach(([code, en, zh, spelt, , level], i) => {
    const ofCountries = zh.replace(/国家和地区$/, '国家');
    const bare = zh.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');
    const isCity = level === plan.level && plan.unitsTitle.zh.endsWith('市') && !zh.endsWith('市');
    const shorter = [...(bare.length > 1 ? [bare] : []), ...(isCity ? [`${zh}市`] : [])];
    const inEnglish = en.replace(/ \(.*\)$/, '');
    const within = nameWithin(plan, subjects[i]!, 'en').replace(/^the /, '');
    const adjective = /^(?:north|south)?(?:east|west)$|^(?:north|south)$/i.test(inEnglish)
      ? [`${inEnglish}ern`]
      : [];
    const isIndustry = level === plan.level && plan.unitsTitle.zh.endsWith('业') && !zh.endsWith('业');
    const others = [...(isIndustry ? [`${zh}业`] : []), ...(zh === '世界' ? ['全球'] : [])];
    for (const name of [
      ...others,
      en,
      inEnglish,
      inEnglish.replace(/-/g, ' '),
      within,
      ...adjective,
      zh,
      ofCountries,
      ...shorter,
      spelt,
      code,
    ]) {
      add(name, 'place', subjects[i]!);
    }
  });
  const root = plan.nodes[0]!;
  plan.nodes.forEach(({ id, title, same }, g) => {
    // A title that a node shares with its copies is that of the node where it is defined.
    // "Digital development" is the whole index, but not "my index", which any of them is.
    const isCalled = same === undefined && (g > 0 || !/index|score|指数|得分/i.test(title.en + title.zh));
    for (const name of [...(isCalled ? [title.en, title.zh] : []), ...(g === 0 ? [] : [id])]) {
      if (asKey(name) !== root.id) add(name, 'node', g);
    }
  });
  for (const [level, title] of [
    [plan.level, plan.unitsTitle] as const,
    ...plan.groupings.map((of) => [of.column, of.title] as const),
  ]) {
    for (const name of levelNames(title, level)) add(name, 'level', level);
  }
  const names = { byName, lengths: lengthsOf(byName.keys()) };
  nameIndexes.set(release.index, names);
  return names;
}

/** How long names are, the longest first, by their first two characters. */
function lengthsOf(names: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, number[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const known = lengths.get(name.slice(0, 2)) ?? [];
    if (known.at(-1) !== name.length) known.push(name.length);
    lengths.set(name.slice(0, 2), known);
  }
  return lengths;
}

/** The names of places as sentences may use them, in small letters, each with all that it may mean. */
export function placeNames(release: FactSource): ReadonlyMap<string, readonly Subject[]> {
  const all = [...nameIndexOf(release).byName];
  return new Map(all.flatMap(([name, entry]) => (entry.kind === 'place' ? [[name, entry.of] as const] : [])));
}

/** How sentences call the members of a level: its title, each noun of it ("countries and territories"), and one of them. */
function levelNames(title: { en: string; zh: string }, level: string): string[] {
  const nouns = title.en.split(/,? and |, /).map((part) => part.split(' ').at(-1)!);
  const inChinese = title.zh.split(/[和与、]/).filter((part) => part.length > 1);
  // 各省 for 各省份.
  const shorter = inChinese.map((part) => part.replace(/份$/, ''));
  const english = [title.en, ...nouns];
  return [...english, ...english.map(oneOf), title.zh, ...inChinese, ...shorter, level];
}

/** Words of sentences that are codes of countries in capitals: Andorra, the Emirates, Canada, Liechtenstein, Norway, Peru. */
const englishWords = /^(?:[Aa]nd|[Aa]re|[Cc]an|[Ll]ie|[Nn]or|[Pp]er)$/;

const isEnglishWord = (written: string, places: Iterable<Subject>) =>
  englishWords.test(written) &&
  ![...places].some(({ code, name }) => code === written || name.en === written);

const asKey = (name: string) => name.normalize('NFKC').replace(/’/g, "'").toLowerCase();

/** Whether two letters stand in one word or one number. */
const areJoined = (a: string | undefined, b: string | undefined) =>
  /^([a-z]{2}|\d{2})$/.test(`${a ?? ' '}${b ?? ' '}`);

/** The parts of a sentence: at each place the longest name, else a number, a word or a letter. */
export function tokensOf(release: FactSource, sentence: string): Token[] {
  const names = nameIndexOf(release);
  const written = sentence
    .normalize('NFKC')
    .replace(/’/g, "'")
    .replace(/([东中西南北])([东中西南北])部/g, (all, one: string, two: string) =>
      [one, two].every((of) => names.byName.has(`${of}部`)) && !names.byName.has(all)
        ? `${one}部、${two}部`
        : all,
    )
    .replace(/\b(north|south)[- ](?=(?:east|west)(?:ern)?\b)/gi, '$1')
    .replace(/([a-z])n't\b/gi, '$1 not')
    .replace(/([a-z])-(?=[a-z\d])/gi, (all, letter: string, at: number, whole: string) =>
      isWithinName(names, whole, at) ? all : `${letter} `,
    )
    .trim()
    .replace(/[.。!！]+$/, '');
  const text = inSmallLetters(written);
  const found: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const next = tokenAt(names, text, written, at);
    if (next.token) found.push(next.token);
    at += next.length;
  }
  return withAverages(release, found);
}

function tokenAt(
  { byName, lengths }: NameIndex,
  text: string,
  written: string,
  at: number,
): { token: Token | undefined; length: number } {
  const space = /^\s+/.exec(text.slice(at))?.[0];
  if (space) return { token: undefined, length: space.length };
  const starts = !areJoined(text[at - 1], text[at]);
  const possible = starts ? [text.slice(at, at + 2), text.slice(at, at + 1)] : [];
  for (const n of possible.flatMap((start) => lengths.get(start) ?? [])) {
    const word = text.slice(at, at + n);
    const entry = byName.get(word);
    if (!entry || word.length < n || areJoined(text[at + n - 1], text[at + n])) continue;
    if (entry.kind === 'place' && isEnglishWord(written.slice(at, at + n), entry.of)) continue;
    const of = entry.kind === 'place' ? exactMatches([...entry.of], written.slice(at, at + n)) : undefined;
    return { token: { word, ...entry, ...(of ? { of } : {}) } as Token, length: n };
  }
  const year = starts ? yearAt(text, at) : undefined;
  if (year !== undefined) return { token: { word: year, kind: 'period', t: -1 }, length: year.length };
  const after = /[\d\u4e00-\u9fff]/.test(text[at - 1] ?? '') && /^[-−]/.test(text.slice(at));
  const number = starts && !after ? numeralAt(text.slice(at)) : undefined;
  if (number) {
    return {
      token: { word: number.text, kind: 'number', number: number.number },
      length: number.text.length,
    };
  }
  const word =
    /^(?:[a-z]+|'s(?![a-z])|\d+)/.exec(text.slice(at))?.[0] ?? String.fromCodePoint(text.codePointAt(at)!);
  const same = word === 'percent' ? '%' : word;
  const per = /^per cent(?![a-z])/.exec(text.slice(at))?.[0];
  if (per) return { token: { word: '%', kind: 'word' }, length: per.length };
  return { token: { word: same, kind: 'word' }, length: word.length };
}

/** Whether a hyphen belongs to a name, as in "Beijing–Tianjin" or a code. */
function isWithinName({ byName }: NameIndex, text: string, at: number): boolean {
  const around = /[a-z\d-]*$/i.exec(text.slice(0, at + 1))![0] + /^-[a-z\d-]*/i.exec(text.slice(at + 1))![0];
  return byName.has(around.toLowerCase());
}

/** The same in small letters, each as long as it was. */
function inSmallLetters(text: string): string {
  return text.replace(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** Those whose code is written so to the letter; else those whose name is, where names differ by the case of letters alone. */
function exactMatches(subjects: Subject[], words: string): Subject[] {
  const byCode = subjects.filter(({ code }) => code === words);
  return byCode.length > 0 ? byCode : preferExactCase(subjects, words);
}

/** A year that stands as one: after "in", "since" …, or before 年. */
function yearAt(text: string, at: number): string | undefined {
  const year = /^(?:19|20)\d\d(?![\d,.]\d|\d)/.exec(text.slice(at))?.[0];
  const said =
    year &&
    (text[at + 4] === '年' ||
      /\b(?:in|since|for|during|of|on|from|to|and|than|with|between) $/.test(text.slice(0, at)));
  return said ? year : undefined;
}

/** What the members of a level are called. */
export function levelTitle(plan: FactSource['plan'], level: string): Text {
  const grouping = plan.groupings.find(({ column }) => column === level);
  return level === plan.level ? plan.unitsTitle : (grouping?.title ?? { en: level, zh: level });
}

/** What one member of a level is called in English: "city". */
export const levelWord = (plan: FactSource['plan'], level: string): string =>
  oneOf(levelTitle(plan, level).en.split(' ').at(-1)!).toLowerCase();

const oneOf = (many: string) => many.replace(/ies$/i, 'y').replace(/([^s])s$/i, '$1');
