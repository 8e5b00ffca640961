import type {
  AnnouncedHow,
  FoundFigure,
  FoundOrder,
  Replicated,
  ReplicationMethod,
} from '../../analysis/index.js';
import type { Lang, PublishedFigure, PublishedRanking, Text } from '../../edition/index.js';
import { formatNumber, formatSigned, formatSignificant, periodName } from '../numbers/numbers.js';
import { digitsOf, publishedText, withUnit } from './publishedFigureText.js';

/** One line of the table of published figures: what a reader sees of one way to our figure. */
export interface ReplicateRow {
  id: string;
  how: ReplicationMethod | AnnouncedHow;
  /** What was published; '' in the second and later lines of a figure. */
  title: string;
  period: string;
  published: string;
  source: string;
  ours: string;
  difference: string;
  /** How ours was obtained, in a sentence. */
  words: string;
  formula: string;
  /** Whether the arithmetic holds; undefined where it is not asked. */
  agrees: boolean | undefined;
}

/** Ways to a figure of ours, as a heading and in a filter. */
export const howWords: Record<ReplicationMethod, Text> = {
  identity: { en: 'recomputed from published figures', zh: '由已公布数据复算' },
  circular: { en: 'recomputed, but not independent', zh: '可复算，但并非独立检验' },
  bound: { en: 'bounded by published figures', zh: '由已公布数据得出界限' },
  follows: { en: 'what the figure implies', zh: '由该数据推得' },
  own: { en: 'our own index, which measures something else', zh: '本项目自有指数，衡量对象不同' },
  simulated: { en: 'from simulated records, no evidence', zh: '由模拟记录算得，不构成证据' },
  input: {
    en: 'put into the simulation; finding it again confirms nothing',
    zh: '模拟的输入值，结果一致不能视为印证',
  },
  unknown: { en: 'cannot be known', zh: '无从得知' },
};

const comma: Text = { en: ', ', zh: '、' };

type FigureOrigin = Pick<FoundFigure, 'release' | 'period'>;

/** All figures, a line for each way to ours. */
export function figureRows(of: Replicated, lang: Lang): ReplicateRow[] {
  return of.figures.flatMap(({ figure, found }) =>
    found.map((f, i) => ({
      ...headOf(figure.id, titleOf(figure, lang), figure.year, figure.source, i === 0, lang),
      published: i === 0 ? publishedText(figure, lang) : '',
      how: f.how,
      ours: oursText(figure, f, lang),
      difference: Number.isNaN(f.difference) ? '' : formatSigned(f.difference, digitsOf(figure, f), lang),
      words: figureWords(figure, f, of, lang),
      formula: f.formula ?? '',
      agrees: f.agrees,
    })),
  );
}

/** All orders, a line for each index of ours. */
export function orderRows(of: Replicated, lang: Lang): ReplicateRow[] {
  return of.rankings.flatMap(({ ranking, found }) =>
    found.map((f, i) => ({
      ...headOf(ranking.id, ranking.title[lang], ranking.year, ranking.source, i === 0, lang),
      published: i === 0 ? ranking.names.map((name, k) => `${k + 1} ${name[lang]}`).join(comma[lang]) : '',
      how: f.how,
      ours: f.ours.map((rank) => (rank > 0 ? String(rank) : '–')).join(comma[lang]),
      difference: Number.isNaN(f.spearman) ? '' : `ρ ${formatNumber(f.spearman, 2, lang)}`,
      words: orderWords(ranking, f, of, lang),
      formula: '',
      agrees: undefined,
    })),
  );
}

function headOf(id: string, title: string, year: string, source: Text, first: boolean, lang: Lang) {
  const period = year === '' ? '' : periodName(year, lang);
  return { id, title: first ? title : '', period: first ? period : '', source: first ? source[lang] : '' };
}

function titleOf({ subject, measure }: PublishedFigure, lang: Lang): string {
  if (lang === 'zh') return `${subject.zh}：${measure.zh}`;
  return `${subject.en.charAt(0).toUpperCase()}${subject.en.slice(1)}: ${measure.en}`;
}

function oursText(figure: PublishedFigure, f: FoundFigure, lang: Lang): string {
  if (f.how === 'unknown') return '–';
  if (f.how === 'follows') return formatSignificant(f.value, lang);
  const text = withUnit(formatNumber(f.value, digitsOf(figure, f), lang), figure.units[f.which]![lang], lang);
  return f.how === 'bound' ? `≥ ${text}` : text;
}

function figureWords(figure: PublishedFigure, f: FoundFigure, of: Replicated, lang: Lang): string {
  const parts = [howWords[f.how][lang]];
  if (f.why) parts.push(of.reasons[f.why]![lang]);
  if (f.gives) parts.push(f.gives[lang]);
  if (f.release) parts.push(releaseWords(f, figure.year, releasesIn(of).length > 1, lang));
  if (f.how !== 'circular' && f.agrees !== undefined) parts.push(verdict(figure, f, lang));
  if (f.how === 'circular') {
    parts.push(
      {
        en: 'one of these figures was itself found from this one',
        zh: '所用数据之一本身即由该数据得出',
      }[lang],
    );
  }
  return parts.join(lang === 'zh' ? '；' : '; ');
}

function verdict(figure: PublishedFigure, f: FoundFigure, lang: Lang): string {
  const digits = digitsOf(figure, f);
  const [low, high] = [formatNumber(f.low, digits, lang), formatNumber(f.high, digits, lang)];
  if (f.how === 'bound') {
    const holds = f.agrees
      ? { en: 'the published figure keeps to it', zh: '公布值符合该界限' }[lang]
      : { en: 'the published figure is below it', zh: '公布值低于该界限' }[lang];
    return [...(f.basis ? [f.basis[lang]] : []), holds].join(lang === 'zh' ? '；' : '; ');
  }
  const exact = f.low === f.high;
  if (exact) return f.agrees ? { en: 'equal', zh: '相等' }[lang] : { en: 'not equal', zh: '不相等' }[lang];
  const value = figure.values[f.which]!;
  if (f.agrees && (value < f.low || value > f.high)) {
    return {
      en: `agrees only if both were rounded: the rounding of the inputs allows ${low} to ${high}`,
      zh: `仅在公布值亦经舍入时吻合：输入值的舍入误差允许${low}至${high}`,
    }[lang];
  }
  return f.agrees
    ? {
        en: `agrees: the rounding of the inputs allows ${low} to ${high}`,
        zh: `吻合：输入值的舍入误差允许${low}至${high}`,
      }[lang]
    : {
        en: `does not agree: the rounding of the inputs allows only ${low} to ${high}`,
        zh: `不吻合：输入值的舍入误差只允许${low}至${high}`,
      }[lang];
}

/** The period of ours, said to be another where it is, and the release where there are several. */
function releaseWords(f: FigureOrigin, year: string, several: boolean, lang: Lang): string {
  const period = periodName(f.period ?? '', lang);
  const other = year === '' || f.period === year ? '' : periodName(year, lang);
  const when =
    other === '' ? period : { en: `${period} instead of ${other}`, zh: `${period}而非${other}` }[lang];
  return several ? `${f.release}${{ en: ', ', zh: '，' }[lang]}${when}` : when;
}

/** Releases that stand beside what was published. */
export function releasesIn({ figures, rankings }: Replicated): string[] {
  const all = [...figures, ...rankings].flatMap((r) => r.found.map((f) => f.release));
  return [...new Set(all.filter((id) => id !== undefined))];
}

function orderWords(ranking: PublishedRanking, f: FoundOrder, of: Replicated, lang: Lang): string {
  const parts = [howWords[f.how][lang]];
  if (f.why) parts.push(of.reasons[f.why]![lang]);
  if (f.release) {
    const n = ranking.order.length;
    parts.push(
      releaseWords(f, ranking.year, releasesIn(of).length > 1, lang),
      {
        en: `${f.overlap} of ${n} among our first ${n}`,
        zh: `所列${n}位中有${f.overlap}位居本指数前${n}位`,
      }[lang],
    );
  }
  return parts.join(lang === 'zh' ? '；' : '; ');
}

/** How many of the published figures can be checked, in one sentence with counts. */
export function replicateHeadline({ figures, rankings }: Replicated, lang: Lang): string {
  const all = figures.length + rankings.length;
  const identities = figures.map((r) => r.found.filter((f) => f.how === 'identity'));
  const recomputed = identities.filter((of) => of.length > 0);
  const agreeing = recomputed.filter((of) => of.every((f) => f.agrees)).length;
  const ties: readonly ReplicationMethod[] = ['identity', 'circular', 'bound'];
  const tied = figures.filter((r) => r.found.some((f) => ties.includes(f.how))).length;
  const holds =
    agreeing === recomputed.length
      ? { en: 'all within rounding', zh: '均在舍入误差之内' }[lang]
      : {
          en: `${agreeing} of them within rounding`,
          zh: `其中${agreeing}项在舍入误差之内`,
        }[lang];
  return {
    en: `Of ${all} published figures and orders, ${recomputed.length} can be recomputed from other published ones, ${holds}; ${all - tied} cannot be recomputed by anyone but the publisher`,
    zh: `在${all}项已公布的数据与排名中，${recomputed.length}项可由其他已公布数据复算，${holds}；${all - tied}项除发布方外无人能够复算`,
  }[lang];
}
