import { periodAt, periodNumber, type Text } from '../../../edition/index.js';
import type { DataContract } from '../../contract/contract.js';
import type { Content, Profile, Question } from '../acts.js';
import { periodsText } from './earlier.js';
import { columnTexts, factor, figure, type History, median, own, question, shownCases } from './question.js';
import { thresholds } from './thresholds.js';

/** A figure of another source, as the operator entered it: of a field's sum, or of the number of records (`records`). */
export interface SourceFigure {
  source: string;
  field: string;
  period: string;
  value: number;
}

/** The comparisons of the macro check, and its questions. */
export interface MacroCheck {
  compared: number;
  questions: Question[];
}

const { leastPeriods, whole, source: other } = thresholds;

interface Total {
  name: string;
  title: Text;
  now: number;
  before: (profile: Profile) => number;
}

/** The whole against earlier periods, and its change against that of other sources. */
export function macroCheck(
  content: Content,
  contract: DataContract,
  history: History,
  sources: readonly SourceFigure[],
  period: string,
): MacroCheck {
  if (content.counts.stored === 0) return { compared: 0, questions: [] };
  const totals = totalsOf(content, contract);
  const past = history.length < leastPeriods ? [] : totals;
  const changes = totals.flatMap((total) => changesOf(total, contract, history, sources, period));
  return {
    compared: past.length + changes.length,
    questions: [
      ...past.flatMap((total) => totalQuestion(total, history)),
      ...changes.flatMap((change) => changeQuestion(change)),
    ],
  };
}

function totalsOf({ counts, sums }: Content, { fields }: DataContract): Total[] {
  const sum = (profile: Profile, name: string) =>
    Object.values(profile.places).reduce((all, place) => all + (own(place.sums, name) ?? 0), 0);
  return [
    {
      name: 'records',
      title: { en: 'Records', zh: '记录数' },
      now: counts.stored,
      before: ({ records }) => records,
    },
    ...fields
      .filter(({ name }) => Object.hasOwn(sums, name))
      .map(({ name, title }) => ({
        name,
        title,
        now: sums[name]!,
        before: (profile: Profile) => sum(profile, name),
      })),
  ];
}

function totalQuestion({ name, title, now, before }: Total, history: History): Question[] {
  const values = history.map(({ profile }) => before(profile));
  const usually = median(values);
  const isBeyond = now > Math.max(...values) || now < Math.min(...values);
  if (!isBeyond || factor(now, usually) < whole) return [];
  const { en, zh } = periodsText(history);
  return [
    question(
      {
        check: 'macro',
        rule: 'total',
        found: {
          en: `${title.en}, the whole: ${figure(now)} against ${figure(usually)}`,
          zh: `${title.zh}合计：本期${figure(now)}，往期${figure(usually)}`,
        },
        usual: {
          en: `The median of ${en}. The rule asks at ${whole} times as much or more, or ${figure(1 / whole)} times or less, where that is also beyond all of them.`,
          zh: `${zh}的中位数。达到其${whole}倍及以上或${figure(1 / whole)}倍及以下，且超出往期全部数值时需要说明。`,
        },
        columns: columnTexts({ en: 'Period', zh: '周期' }, title),
        examples: history.slice(0, shownCases).map((one) => [one.period, figure(before(one.profile))]),
        cases: 1,
      },
      name,
    ),
  ];
}

interface Change {
  total: Total;
  source: string;
  /** Now and in the period before: ours, and theirs. */
  ours: readonly [number, number];
  theirs: readonly [number, number];
}

/** The changes from the period before that another source has too. */
function changesOf(
  total: Total,
  { frequency }: DataContract,
  history: History,
  sources: readonly SourceFigure[],
  period: string,
): Change[] {
  const last = periodAt(periodNumber(period, frequency)! - 1, frequency);
  const before = history.find((one) => one.period === last);
  if (!before) return [];
  return sources.flatMap(({ source, field, period: when, value }) => {
    if (field !== total.name || when !== period) return [];
    const earlier = sources.find(
      (one) => one.source === source && one.field === field && one.period === last,
    );
    const ours = [total.now, total.before(before.profile)] as const;
    return earlier && earlier.value > 0 && ours[1] > 0
      ? [{ total, source, ours, theirs: [value, earlier.value] as const }]
      : [];
  });
}

function changeQuestion({ total: { name, title }, source, ours, theirs }: Change): Question[] {
  const [own, their] = [ours[0] / ours[1], theirs[0] / theirs[1]];
  if (factor(own, their) < other) return [];
  return [
    question(
      {
        check: 'macro',
        rule: 'other-source',
        found: {
          en: `${title.en} is ${figure(own)} times that of the period before; in ${source} it is ${figure(their)} times`,
          zh: `${title.zh}为上期的${figure(own)}倍，${source}同期为${figure(their)}倍`,
        },
        usual: {
          en: `The rule asks where the two changes differ by a factor of ${other} or more. The other source may cover something else.`,
          zh: `两者变化相差达到${other}倍时需要说明。其他来源的口径可能不同。`,
        },
        columns: columnTexts(
          { en: 'Source', zh: '来源' },
          { en: 'Period before', zh: '上期' },
          { en: 'This period', zh: '本期' },
        ),
        examples: [
          ['–', figure(ours[1]), figure(ours[0])],
          [source, figure(theirs[1]), figure(theirs[0])],
        ],
        cases: 1,
      },
      `${name}-${source}`,
    ),
  ];
}
