import type { AnnouncedFinding, AnnouncedHow, AnnouncedPart, Replicated } from '../../analysis/index.js';
import { announcedWithin } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { formatNumber, formatSigned, periodName } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { listPhrases, phraseText } from '../sentences/phrase.js';
import { decimals, digitsOf, publishedText, withUnit } from './publishedFigureText.js';
import type { ReplicateRow } from './replicateRows.js';

/** What becomes of an announced statement, as a heading. */
const howWords: Record<AnnouncedHow, Text> = {
  input: {
    en: 'put into the simulation; finding it again confirms nothing',
    zh: '模拟的输入，结果一致不能视为印证',
  },
  follows: { en: 'follows from inputs of the simulation', zh: '由模拟的输入推得' },
  'not-reproduced': { en: 'not reproduced', zh: '未能再现' },
  unknown: { en: 'no simulated index of that year beside it', zh: '没有可供对照的该年模拟指数' },
};

const list: Text = { en: ', ', zh: '、' };
const locales = { en: 'en-GB', zh: 'zh-CN' } as const;
const semicolon: Text = { en: '; ', zh: '；' };

/** Every announced statement, a line for each simulated index. */
export function announcedRows({ announced, reasons }: Replicated, lang: Lang): ReplicateRow[] {
  return announced.flatMap(({ announced: row, found }) =>
    found.map((f, i) => ({
      id: row.id,
      how: f.how,
      title: i === 0 ? row.says[lang] : '',
      period: i === 0 ? periodName(row.year, lang) : '',
      source: i === 0 ? row.source[lang] : '',
      published: i === 0 ? joinParts(f.parts, (part) => announcedText(part, lang), lang) : '',
      ours: f.release === undefined ? '' : joinParts(f.parts, (part) => oursText(part, lang), lang),
      difference: f.parts.length === 1 ? differenceOf(f.parts[0]!, lang) : '',
      words: announcedWords(f, reasons, lang),
      formula: '',
      agrees: f.how === 'not-reproduced' ? false : undefined,
    })),
  );
}

/** How many statements are inputs, follow from them, and are not reproduced. */
export function announcedHeadline({ announced }: Replicated, lang: Lang): string {
  const count = (how: AnnouncedHow) => announced.filter(({ found }) => found[0]!.how === how).length;
  const all = announced.length;
  const named = [...new Set(announced.map((a) => a.announced.year))].map((year) => [periodName(year, lang)]);
  const years = phraseText(listPhrases(named, locales[lang]));
  if (count('unknown') === all)
    return {
      en: `${all} statements were announced of the index of ${years}; no simulated index stands beside them`,
      zh: `${years}指数共发布${all}项表述，没有可供对照的模拟指数`,
    }[lang];
  const [put, follow, not] = [count('input'), count('follows'), count('not-reproduced')];
  return {
    en: `Of ${all} statements announced of the index of ${years}, ${put} were put into the simulation, ${follow} follow from what was put in, and ${not} ${not === 1 ? 'is' : 'are'} not reproduced`,
    zh: `${years}指数已发布的${all}项表述中，${put}项为模拟的输入，${follow}项由输入推得，${not}项未能再现`,
  }[lang];
}

/** What “the same” means of a figure. */
export function announcedNote(lang: Lang): string {
  const percent = formatNumber(100 * announcedWithin, 0, lang);
  return {
    en: `A figure is reproduced where it differs by at most ${percent}% of the announced one, as the simulated records are a sample; an order where every rank is the same.`,
    zh: `模拟记录为样本，数值与公布值相差不超过其${percent}%即视为再现；排名须每一位次均相同。`,
  }[lang];
}

function joinParts(
  parts: readonly AnnouncedPart[],
  text: (part: AnnouncedPart) => string,
  lang: Lang,
): string {
  return parts.map(text).filter(Boolean).join(semicolon[lang]);
}

/** A part of a statement as it was announced; empty where it has no number. */
export function announcedText(part: AnnouncedPart, lang: Lang): string {
  if (part.figure) return publishedText(part.figure, lang);
  return part.is === 'ranks' ? ranksText(part, part.announced, lang) : '';
}

/** The same from ours. */
export function oursText(part: AnnouncedPart, lang: Lang): string {
  const { is, ours } = part;
  if (ours.length === 0) return '–';
  if (is === 'ranks') return ranksText(part, ours, lang);
  if (is !== 'figure') return testText[is](part, lang);
  const { units } = part.figure!;
  return ours
    .map((x, i) => withUnit(formatNumber(x, figureDigits(part, i), lang), units[i]![lang], lang))
    .join(semicolon[lang]);
}

const figureDigits = ({ figure }: AnnouncedPart, i: number) =>
  figure!.rounding[i] === 0 ? 0 : decimals(figure!.written[i]!);

function ranksText({ names }: AnnouncedPart, ranks: readonly number[], lang: Lang): string {
  return names.map((name, i) => `${ranks[i] || '–'} ${name[lang]}`).join(list[lang]);
}

type Test = Exclude<AnnouncedPart['is'], 'figure' | 'ranks'>;

/** What shows whether a statement holds, in words. */
const testText: Record<Test, (part: AnnouncedPart, lang: Lang) => string> = {
  led: ({ names, ours: [periods] }, lang) =>
    ({ en: `${names[0]!.en} first ${periods} years running`, zh: `${names[0]!.zh}连续${periods}年居首` })[
      lang
    ],
  newcomer: ({ ours: [, before] }, lang) =>
    (before
      ? { en: `best before: ${before}`, zh: `此前最好为第${before}位` }
      : { en: 'no rank before', zh: '此前没有位次' })[lang],
  nearer: ({ names, to, ours }, lang) => {
    const parts = names.map((name, i) => {
      const [before, now] = [ours[2 * i]!, ours[2 * i + 1]!].map((x) => formatNumber(x, 1, lang));
      return { en: `${name.en} ${before}% → ${now}%`, zh: `${name.zh}由${before}%变为${now}%` }[lang];
    });
    const others = namesOf(to, lang);
    const of = { en: ` of the mean of ${others}`, zh: `（相当于${others}均值的比例）` }[lang];
    return `${parts.join(list[lang])}${of}`;
  },
  'most-nearer': ({ level, ours: [share] }, lang) => {
    const text = formatNumber(share!, 1, lang);
    return {
      en: `${text}% of the other ${titleWithin(level!.en)}`,
      zh: `其他${level!.zh}中的${text}%`,
    }[lang];
  },
  fastest: ({ names, ours }, lang) => {
    const most = formatNumber(Math.max(...ours.slice(names.length)), 2, lang);
    return { en: `the others at most ${most}%`, zh: `其余最高为${most}%` }[lang];
  },
  ahead: ({ names, to, ours }, lang) =>
    eachWithValue(
      [...names, ...to],
      ours,
      (x) => ({ en: `${formatNumber(x, 2, 'en')} points`, zh: `${formatNumber(x, 2, 'zh')}点` })[lang],
      lang,
    ),
  'grows-faster': ({ names, to, ours }, lang) =>
    eachWithValue([...names, ...to], ours, (x) => `${formatSigned(x, 1, lang)}%`, lang),
};

const namesOf = (places: readonly Text[], lang: Lang) =>
  phraseText(
    listPhrases(
      places.map((place) => [place[lang]]),
      locales[lang],
    ),
  );

function eachWithValue(
  names: readonly Text[],
  values: readonly number[],
  text: (x: number) => string,
  lang: Lang,
): string {
  const gap = lang === 'en' ? ' ' : '';
  return names.map((name, i) => `${name[lang]}${gap}${text(values[i]!)}`).join(list[lang]);
}

function differenceOf({ figure, ours }: AnnouncedPart, lang: Lang): string {
  if (!figure || ours.length !== 1) return '';
  return formatSigned(
    ours[0]! - figure.values[0]!,
    digitsOf(figure, { which: 0, low: ours[0]!, high: ours[0]! }) - 2,
    lang,
  );
}

/** What becomes of a statement, and why. */
export function announcedWords(f: AnnouncedFinding, reasons: Replicated['reasons'], lang: Lang): string {
  const parts = [howWords[f.how][lang]];
  if (f.why) parts.push(reasons[f.why]![lang]);
  else if (f.how === 'not-reproduced')
    parts.push({ en: 'it comes out otherwise from these records', zh: '由这些记录得出的结果不同' }[lang]);
  else if (f.how === 'follows' && f.parts.some((part) => part.given))
    parts.push({ en: 'in part an input', zh: '其中部分为输入' }[lang]);
  return parts.join(semicolon[lang]);
}
