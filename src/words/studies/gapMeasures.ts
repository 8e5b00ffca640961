import type { InequalityMeasure } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { formatNumber, formatPercent } from '../numbers/numbers.js';

/** A measure of the gap between units as a reader is told of it. */
export interface GapMeasure {
  id: InequalityMeasure;
  title: Text;
  /** Its title within an English sentence. */
  within: string;
  /** What it says, in a few words. */
  meaning: Text;
  show: (value: number, lang: Lang) => string;
}

const formatCoefficient = (value: number, lang: Lang) => formatNumber(value, 3, lang);
const formatTimes = (value: number, lang: Lang) =>
  `${formatNumber(value, 1, lang)}${{ en: '×', zh: '倍' }[lang]}`;

/** The measures that are shown beside one another, of which each is larger where the gap is wider; the tables have more. */
export const gapMeasures: readonly GapMeasure[] = [
  {
    id: 'top-10-share',
    within: 'the share of the first ten',
    title: { en: 'Share of the first ten', zh: '前十名占比' },
    meaning: { en: 'of the sum of all', zh: '占总和的比重' },
    show: (value, lang) => formatPercent(value, lang),
  },
  {
    id: 'gini',
    within: 'the Gini coefficient',
    title: { en: 'Gini coefficient', zh: '基尼系数' },
    meaning: { en: '0: all are equal; 1: one has everything', zh: '0为完全均等，1为一家独占' },
    show: formatCoefficient,
  },
  {
    id: 'theil-t',
    within: 'the Theil index',
    title: { en: 'Theil index', zh: '泰尔指数' },
    meaning: { en: 'like the Gini, with more weight on the largest', zh: '与基尼系数类似，更看重数值最大者' },
    show: formatCoefficient,
  },
  {
    id: 'p90-p10',
    within: 'the ratio of the top to the bottom tenth',
    title: { en: 'Top against bottom tenth', zh: '高低十分位之比' },
    meaning: { en: '90th percentile as a multiple of the 10th', zh: '第90百分位为第10百分位的倍数' },
    show: formatTimes,
  },
  {
    id: 'sd-log',
    within: 'the spread in proportion',
    title: { en: 'Spread in proportion', zh: '按比例的离散程度' },
    meaning: { en: 'standard deviation of the logarithms', zh: '对数标准差' },
    show: formatCoefficient,
  },
];

/** The one measure of a scale without a natural zero, on which ratios mean nothing. */
export const pointMeasure: GapMeasure = {
  id: 'sd',
  within: 'the standard deviation',
  title: { en: 'Standard deviation', zh: '标准差' },
  meaning: { en: 'in points', zh: '以点计' },
  show: (value, lang) => formatNumber(value, 2, lang),
};
