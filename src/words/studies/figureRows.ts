import { type RecomputedFigure, recompute } from '../../analysis/index.js';
import type { Lang, PublishedFigure, Text } from '../../edition/index.js';
import { formatNumber, formatSigned, formatSignificant, periodName } from '../numbers/numbers.js';

/** A published figure as a reader sees it, with what the other published figures give for it. */
export interface FigureRow {
  id: string;
  title: string;
  /** Year and source. */
  from: string;
  published: string;
  recomputed: string;
  difference: string;
  /** How it was recomputed and whether it agrees, or why it cannot be. */
  words: string;
  formula: string;
  /** Whether the arithmetic holds; undefined where it is not asked. */
  agrees: boolean | undefined;
}

const kindWords: Record<Exclude<PublishedFigure['kind'] & string, 'input'> | 'unknown', Text> = {
  identity: { en: 'recomputed from published figures', zh: '由已公布数据复算' },
  circular: {
    en: 'recomputed, but not independent; one of these figures was itself found from this one',
    zh: '可复算，但并非独立检验；所用数据之一本身即由该数据得出',
  },
  bound: { en: 'bounded by published figures', zh: '由已公布数据得出界限' },
  follows: { en: 'cannot be known', zh: '无从得知' },
  unknown: { en: 'cannot be known', zh: '无从得知' },
};

/** Every published figure of another index, in order. */
export function figureRows(figures: readonly PublishedFigure[], lang: Lang): FigureRow[] {
  const join = { en: '; ', zh: '；' }[lang];
  return recompute(figures).map(({ figure, found, formula = '', difference, agrees }) => {
    const { id, title, year, source, value, kind = found ? 'identity' : 'unknown', note, unit } = figure;
    const written = decimals(figure);
    // Two digits more than were published, so that rounding can be seen; none for whole counts.
    const digits = figure.rounding === 0 && found?.low === found?.high ? 0 : written + 2;
    const number = (x: number) => withUnit(formatNumber(x, digits, lang), unit, lang);
    const recomputed =
      !found || kind === 'unknown'
        ? '–'
        : kind === 'follows'
          ? formatSignificant(found.value, lang)
          : `${kind === 'bound' ? '≥ ' : ''}${number(found.value)}`;
    const said = [
      kindWords[kind as keyof typeof kindWords],
      note,
      agreement(figure, { found, agrees }, digits),
    ];
    return {
      id,
      title: title[lang],
      from: [year === undefined ? '' : periodName(year, lang), source[lang]].filter(Boolean).join(' · '),
      published: withUnit(formatNumber(Number(value), written, lang), unit, lang),
      recomputed,
      difference: difference === undefined ? '' : formatSigned(difference, digits, lang),
      words: said.flatMap((one) => one?.[lang] ?? []).join(join),
      formula,
      agrees,
    };
  });
}

function agreement(
  { kind, value }: PublishedFigure,
  { found, agrees }: { [K in 'found' | 'agrees']: RecomputedFigure[K] | undefined },
  digits: number,
): Text | undefined {
  if (!found || agrees === undefined) return undefined;
  if (kind === 'bound')
    return agrees
      ? { en: 'the published figure keeps to it', zh: '公布值符合该界限' }
      : { en: 'the published figure is below it', zh: '公布值低于该界限' };
  if (found.low === found.high)
    return agrees ? { en: 'equal', zh: '相等' } : { en: 'not equal', zh: '不相等' };
  const ends = (lang: Lang) => [found.low, found.high].map((x) => formatNumber(x, digits, lang));
  const [en, zh] = [ends('en').join(' to '), ends('zh').join('至')];
  if (!agrees)
    return {
      en: `does not agree: the rounding of the inputs allows only ${en}`,
      zh: `不吻合：输入值的舍入误差只允许${zh}`,
    };
  return Number(value) < found.low || Number(value) > found.high
    ? {
        en: `agrees only if both were rounded: the rounding of the inputs allows ${en}`,
        zh: `仅在公布值亦经舍入时吻合：输入值的舍入误差允许${zh}`,
      }
    : {
        en: `agrees: the rounding of the inputs allows ${en}`,
        zh: `吻合：输入值的舍入误差允许${zh}`,
      };
}

function withUnit(text: string, unit: Text | undefined, lang: Lang): string {
  if (!unit) return text;
  const short = { percent: '%', 'percentage points': 'pp' }[unit.en] ?? unit.en;
  if (lang === 'zh') return `${text}${unit.zh}`;
  return short === '%' ? `${text}%` : `${text}\u202f${short}`;
}

const decimals = ({ value }: PublishedFigure) => value.split('.')[1]?.length ?? 0;

/** How many of the published figures follow from the others, in one sentence with counts. */
export function figuresHeadline(figures: readonly PublishedFigure[], lang: Lang): string {
  const all = recompute(figures);
  const checked = all.filter(({ figure, agrees }) => agrees !== undefined && figure.kind !== 'bound');
  const agreeing = checked.filter(({ agrees }) => agrees).length;
  const unknown = all.filter(({ figure, found }) => !found || figure.kind === 'follows').length;
  const holds =
    agreeing === checked.length
      ? { en: 'all within rounding', zh: '均在舍入误差之内' }
      : { en: `${agreeing} of them within rounding`, zh: `其中${agreeing}项在舍入误差之内` };
  return {
    en: `Of ${all.length} published figures, ${checked.length} can be recomputed from other published ones, ${holds.en}; ${unknown} cannot be recomputed by anyone but the publisher`,
    zh: `在${all.length}项已公布的数据中，${checked.length}项可由其他已公布数据复算，${holds.zh}；${unknown}项除发布方外无人能够复算`,
  }[lang];
}
