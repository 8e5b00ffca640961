import type { Lang, Plan, Text } from '../../edition/index.js';
import type { Screened, ScreeningReason } from '../../engine/index.js';
import { formatPercent, periodName } from '../numbers/numbers.js';

type ScreenedOut = Screened['units'][number] | Screened['indicators'][number];

const screenReasons: Record<ScreeningReason, (out: ScreenedOut, lang: Lang) => string> = {
  'min-present': ({ present }, lang) =>
    ({
      en: `${formatPercent(present, 'en', 0)} present`,
      zh: `有数据比例${formatPercent(present, 'zh', 0)}`,
    })[lang],
  'min-non-zero': ({ nonZero }, lang) =>
    ({ en: `${formatPercent(nonZero, 'en', 0)} not zero`, zh: `非零比例${formatPercent(nonZero, 'zh', 0)}` })[
      lang
    ],
  excluded: (_, lang) => ({ en: 'named in the edition', zh: '版本指定' })[lang],
};

/** What was screened out of one period, and for good, each with the reason; at most so many names of each. */
function partsOf(plan: Plan, screened: Screened, t: number, lang: Lang, most = Number.POSITIVE_INFINITY) {
  const names = (outs: readonly ScreenedOut[], title: (out: ScreenedOut) => Text) => {
    const shown = outs.slice(0, most).map((out) => {
      const why = screenReasons[out.why](out, lang);
      return { en: `${title(out).en} (${why})`, zh: `${title(out).zh}（${why}）` }[lang];
    });
    const rest = outs.length - shown.length;
    if (rest > 0) shown.push({ en: `${rest} more`, zh: `另有${rest}个` }[lang]);
    return shown.join({ en: ', ', zh: '、' }[lang]);
  };
  return {
    units: names(
      screened.units.filter(({ period }) => period === t),
      (out) => plan.units[(out as Screened['units'][number]).unit]!.name,
    ),
    indicators: names(
      screened.indicators,
      (out) => plan.indicators[(out as Screened['indicators'][number]).indicator]!.title,
    ),
  };
}

/** What was screened out and why: a line for the indicators, and a line for the units of each period. */
export function screenLines(plan: Plan, screened: Screened, lang: Lang): string[] {
  const lines: string[] = [];
  const { indicators } = partsOf(plan, screened, -1, lang);
  if (indicators !== '') {
    lines.push(
      { en: `Indicators, in all periods: ${indicators}.`, zh: `指标（各期）：${indicators}。` }[lang],
    );
  }
  for (const t of new Set(screened.units.map(({ period }) => period))) {
    const { units } = partsOf(plan, screened, t, lang);
    const period = periodName(plan.periods[t]!, lang);
    lines.push(
      {
        en: `${plan.unitsTitle.en}, ${period}: ${units}.`,
        zh: `${plan.unitsTitle.zh}，${period}：${units}。`,
      }[lang],
    );
  }
  return lines;
}

/** What was screened out of the last period, in one sentence with at most five names of each kind; empty for nothing. */
export function screenSentence(plan: Plan, screened: Screened, lang: Lang): string {
  const { units, indicators } = partsOf(plan, screened, plan.periods.length - 1, lang, 5);
  const period = periodName(plan.periods.at(-1)!, lang);
  const parts = [
    units === '' ? '' : { en: `in ${period} ${units}`, zh: `${period}${units}` }[lang],
    indicators === '' ? '' : { en: `of the indicators ${indicators}`, zh: `指标${indicators}` }[lang],
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return { en: ` Screened out: ${parts.join('; ')}.`, zh: `筛除：${parts.join('；')}。` }[lang];
}
