import type { MatchedSet } from '../../analysis/index.js';
import { type Lang, publishedPeriods } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { changeOver, isMatchedSetNotable } from '../facts/changeOver.js';
import type { CitedFigure, FigureUnit } from '../facts/fact.js';
import { comparedSets as inChinese } from './chineseParts.js';
import { comparedSets as inEnglish } from './englishParts.js';
import { monthsInWords } from './monthsInWords.js';
import { capitalise, phraseText } from './phrase.js';
import { speakerOf } from './speaker.js';

type SetSource = Pick<Release, 'plan' | 'index'>;

/**
 * The units and indicators that the change since a period covers, in the sentence of the facts, without receipts. Nothing where
 * both periods have the same units and indicators.
 */
export function setSentence(
  { plan }: SetSource,
  set: MatchedSet | undefined,
  since: number,
  lang: Lang,
): string {
  if (!set || !isMatchedSetNotable(set)) return '';
  const { digits } = plan.nodes[0]!;
  const figure = (value: number, unit: FigureUnit = 'count'): CitedFigure => ({
    value,
    unit,
    from: 'cell',
    references: [],
    ...(digits === undefined ? {} : { digits }),
  });
  const compared = {
    before: figure(Number.NaN, 'points'),
    after: figure(Number.NaN, 'points'),
    units: figure(set.units),
    unitsOf: figure(set.unitsOf),
    indicators: figure(set.indicators),
    indicatorsOf: figure(set.indicatorsOf),
    published: Number.isNaN(set.published) ? undefined : figure(set.published, 'change'),
  };
  const period = publishedPeriods(plan)[since]!;
  const change = { period, points: figure(set.change, 'change'), set: compared };
  const told = lang === 'en' && plan.frequency === 'month' ? monthsInWords(change) : change;
  const said = { en: inEnglish, zh: inChinese }[lang]([told], speakerOf(plan, lang));
  return said
    .map((one) => (lang === 'en' ? `${phraseText(capitalise(one))}.` : `${phraseText(one)}。`))
    .join('');
}

/** The same (`setSentence`) of the total at the root: what a table of changes since a period compares. */
export function tableSentence(of: SetSource, pair: readonly [number, number], lang: Lang): string {
  const whole = { grouping: -2, number: 0 };
  return setSentence(of, changeOver(of, 0, pair, whole).set, pair[0], lang);
}
