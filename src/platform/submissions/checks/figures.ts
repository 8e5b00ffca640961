import { judgeTable } from '../../../analysis/index.js';
import { same } from '../../../edition/index.js';
import type { DataContract } from '../../contract/contract.js';
import type { Profile, Question } from '../acts.js';
import { columnTexts, figure, type History, own, question, shownCases } from './question.js';

/** A contract is of aggregated figures where a period has one record a place, or hardly more, of so many places. */
const aggregated = { perPlace: 1.2, places: 3 };

/** What matters only where figures make an index. */
const ofIndices = new Set(['collinear', 'few-figures', 'constant', 'few-values']);

type Judged = ReturnType<typeof judgeTable>[number];

/**
 * Figures of a period that look wrong, in contracts of aggregated figures: the rules by which an edition is checked, on the places
 * of this period and of earlier ones. Each is a question; the records stay as they are.
 */
export function figureQuestions(
  profile: Profile,
  { fields, frequency }: Pick<DataContract, 'fields' | 'frequency'>,
  history: History,
  period: string,
): Question[] {
  const places = Object.keys(profile.places).sort();
  const numbers = fields.filter(({ type }) => type === 'integer' || type === 'number');
  if (places.length < aggregated.places || profile.records > aggregated.perPlace * places.length) return [];
  const all = [...history].reverse().concat({ period, profile });
  const table = {
    unitsTitle: { en: 'Places', zh: '地区' },
    units: places.map((code) => ({ code, name: same(code) })),
    periods: all.map((one) => one.period),
    frequency,
    indicators: numbers.map(({ name, title }) => ({ id: name, title, unit: same('') })),
    figures: numbers.map(({ name }) =>
      places.map((place) =>
        all.map((one) => own(own(one.profile.places, place)?.sums ?? {}, name) ?? Number.NaN),
      ),
    ),
  };
  const found = judgeTable(table).filter(
    (one) => (one.until ?? one.period) === all.length - 1 && !ofIndices.has(one.kind),
  );
  return numbers.flatMap(({ name }, k) => {
    const ofField = found.filter(({ indicator }) => indicator === k);
    return ofField.length === 0 ? [] : [figuresQuestion(name, ofField, all.length)];
  });
}

function figuresQuestion(field: string, found: readonly Judged[], periods: number): Question {
  const [first] = found;
  const more = found.length - 1;
  const earlier =
    periods === 1
      ? { en: 'this period alone', zh: '仅就本期判断' }
      : {
          en: `this period and ${periods === 2 ? 'the one' : `the ${periods - 1}`} before it`,
          zh: `与此前${periods - 1}个周期一并判断`,
        };
  return question(
    {
      check: 'quality',
      rule: 'figures',
      found: {
        en: `${first!.where.en}: ${first!.text.en}${more > 0 ? `, and ${more} more of this field` : ''}`,
        zh: `${first!.where.zh}：${first!.text.zh}${more > 0 ? `；该字段另有${more}处` : ''}`,
      },
      usual: {
        en: `The rules for figures of an edition, on ${earlier.en}: spikes, factors of ten, sums that other places keep to, rows exchanged. The figures are kept as sent.`,
        zh: `按版本数值的核查规则，${earlier.zh}：突变、十倍差错、其他地区均成立的加总关系、行互换。数值按报送原样保留。`,
      },
      columns: columnTexts(
        { en: 'Where', zh: '位置' },
        { en: 'Found', zh: '实际' },
        { en: 'Would follow', zh: '推算' },
      ),
      examples: found
        .slice(0, shownCases)
        .map(({ where, value, expected }) => [
          where.en,
          value === undefined ? '–' : figure(value),
          expected === undefined ? '–' : figure(expected),
        ]),
      cases: found.length,
    },
    field,
  );
}
