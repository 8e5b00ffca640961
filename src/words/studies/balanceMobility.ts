import type { Balance } from '../../analysis/index.js';
import type { Plan, Text } from '../../edition/index.js';
import { number } from '../numbers/numbers.js';
import { changeRange, reasonOf, spanOf } from './balancePhrases.js';

/** Whether units came to change classes more: a sentence, from two moves on. */
export function mobilityLine(plan: Plan, { mobility }: Balance): Text[] {
  if (mobility.to < 2) return [];
  const [a, b] = spanOf(plan, mobility.from, mobility.to);
  const [middle] = spanOf(plan, mobility.middle, mobility.to);
  const units = { en: plan.unitsTitle.en, zh: plan.unitsTitle.zh };
  const known = !Number.isNaN(mobility.before) && !Number.isNaN(mobility.after);
  const words: Record<string, Text> = {
    rose: { en: `${units.en} came to change classes more`, zh: `${units.zh}的档次流动增强` },
    fell: { en: `${units.en} came to change classes less`, zh: `${units.zh}的档次流动减弱` },
    'not-distinguishable': {
      en: `Whether ${units.en.toLowerCase()} came to change classes more or less cannot be told`,
      zh: `${units.zh}的档次流动是增强还是减弱，无法区分`,
    },
  };
  const what = words[mobility.verdict] ?? {
    en: `Whether ${units.en.toLowerCase()} came to change classes more cannot be said: ${reasonOf(mobility.verdict).en}`,
    zh: `${units.zh}的档次流动是否增强无法判断：${reasonOf(mobility.verdict).zh}`,
  };
  if (!known) return [{ en: `${what.en}.`, zh: `${what.zh}。` }];
  return [
    {
      en: `${what.en}: Shorrocks index ${number(mobility.before, 3, 'en')} from ${a.en} to ${middle.en}, ${number(mobility.after, 3, 'en')} from then to ${b.en}${changeRange(mobility, 'en')}.`,
      zh: `${what.zh}：肖罗克斯指数${a.zh}至${middle.zh}为${number(mobility.before, 3, 'zh')}，其后至${b.zh}为${number(mobility.after, 3, 'zh')}${changeRange(mobility, 'zh')}。`,
    },
  ];
}
