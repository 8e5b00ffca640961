import type { Lang, Plan, Text } from '../edition/index.js';
import type { Screened, ScreenedWhy } from '../engine/index.js';
import { percent, periodName } from './numbers.js';

type Out = Screened['units'][number] | Screened['indicators'][number];

const whys: Record<ScreenedWhy, (out: Out, lang: Lang) => string> = {
  'min-present': ({ present }, lang) =>
    ({ en: `${percent(present, 'en', 0)} present`, zh: `有数据比例${percent(present, 'zh', 0)}` })[lang],
  'min-non-zero': ({ nonZero }, lang) =>
    ({ en: `${percent(nonZero, 'en', 0)} not zero`, zh: `非零比例${percent(nonZero, 'zh', 0)}` })[lang],
  excluded: (_, lang) => ({ en: 'named in the edition', zh: '版本指定' })[lang],
};

const listed = (names: readonly string[], lang: Lang) => names.join({ en: ', ', zh: '、' }[lang]);

/** What was screened out and why: a line for the indicators, and a line for the units of each period. */
export function screenLines(plan: Plan, { units, indicators }: Screened, lang: Lang): string[] {
  const named = (title: Text, out: Out) =>
    ({ en: `${title.en} (${whys[out.why](out, 'en')})`, zh: `${title.zh}（${whys[out.why](out, 'zh')}）` })[
      lang
    ];
  const lines: string[] = [];
  if (indicators.length > 0) {
    const names = listed(
      indicators.map((out) => named(plan.indicators[out.indicator]!.title, out)),
      lang,
    );
    lines.push({ en: `Indicators, in all periods: ${names}.`, zh: `指标（各期）：${names}。` }[lang]);
  }
  for (const t of new Set(units.map(({ period }) => period))) {
    const names = listed(
      units.filter((u) => u.period === t).map((out) => named(plan.units[out.unit]!.name, out)),
      lang,
    );
    const period = plan.periods[t]!;
    lines.push(
      {
        en: `${plan.unitsTitle.en}, ${period}: ${names}.`,
        zh: `${plan.unitsTitle.zh}，${periodName(period, 'zh')}：${names}。`,
      }[lang],
    );
  }
  return lines;
}

/** How much was screened out of the last period, in one sentence; empty for nothing. */
export function screenSentence(plan: Plan, { units, indicators }: Screened, lang: Lang): string {
  const t = plan.periods.length - 1;
  const now = units.filter(({ period }) => period === t).length;
  if (now + indicators.length === 0) return '';
  const period = plan.periods[t]!;
  return {
    en: ` Screened out: ${now} units in ${period}, ${indicators.length} indicators.`,
    zh: `筛除：${periodName(period, 'zh')}${now}个单元，指标${indicators.length}个。`,
  }[lang];
}
