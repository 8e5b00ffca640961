import type { Balance, Undefined } from '../../analysis/index.js';
import { type Lang, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { number, periodName, probability } from '../numbers/numbers.js';
import { spanOf, went } from './balancePhrases.js';
import { balanceReasons } from './balanceReasons.js';
import { some } from './findingsText.js';

/** Whether neighbours are alike, what became of it, and who has none: a sentence each. */
export function neighboursLines(plan: Plan, balance: Balance): Text[] {
  return [
    ...(balance.neighbours ? [neighboursLine(plan, balance.neighbours, balance.last)] : []),
    ...neighboursChangeLine(plan, balance),
    ...aloneLine(plan, balance),
  ];
}

function neighboursLine(plan: Plan, moran: NonNullable<Balance['neighbours']>, t: number): Text {
  const period = publishedPeriods(plan)[t]!;
  if (moran.why) {
    const why = balanceReasons[moran.why];
    return {
      en: `Whether neighbours are alike cannot be said: ${why.en}.`,
      zh: `相邻者是否相似无法判断：${why.zh}。`,
    };
  }
  const numbers = (lang: Lang) =>
    `${number(moran.i, 3, lang)}${{ en: ', ', zh: '，' }[lang]}${probability(moran.p, lang)}`;
  const [en, zh] =
    moran.p > 0.05
      ? ['Neighbours are no more alike than by chance', '相邻者的相似程度与随机无异']
      : moran.i > moran.expected
        ? ['Neighbours are alike', '相邻者彼此相似']
        : ['Neighbours differ more than by chance', '相邻者的差异大于随机'];
  return {
    en: `${en} in ${period} (Moran’s I ${numbers('en')}).`,
    zh: `${periodName(period, 'zh')}，${zh}（莫兰指数${numbers('zh')}）。`,
  };
}

function neighboursChangeLine(plan: Plan, { neighboursChange: change }: Balance): Text[] {
  if (!change || change.why) return [];
  const became = went([change.before, change.after], spanOf(plan, change.from, change.to), (x, lang) =>
    number(x, 3, lang),
  );
  return [{ en: `Moran’s I ${became.en}.`, zh: `莫兰指数${became.zh}。` }];
}

/** Who is left out of these figures for want of a neighbour, by name. */
function aloneLine(plan: Plan, { alone }: Balance): Text[] {
  if (alone.length === 0) return [];
  const names = (lang: Lang) =>
    some(
      alone.map(({ unit }) => plan.units[unit]!.name),
      lang,
    );
  const whys = [...new Set(alone.map(({ why }) => why))].map((why) => aloneWords[why] ?? balanceReasons[why]);
  return [
    {
      en: `Without a neighbour and left out of this: ${names('en')} (${whys.map((w) => w.en).join('; ')}).`,
      zh: `${names('zh')}没有邻居，未计入（${whys.map((w) => w.zh).join('；')}）。`,
    },
  ];
}

const aloneWords: Partial<Record<Undefined, Text>> = {
  island: { en: 'nobody within reach or across a border has a value', zh: '范围内或边界外没有取值的单元' },
};
