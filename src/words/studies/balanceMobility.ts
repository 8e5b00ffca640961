import type { Balance } from '../../analysis/index.js';
import type { Lang, Plan, Text } from '../../edition/index.js';
import { number } from '../numbers/numbers.js';
import { titleWithin } from '../sentences/englishTitles.js';
import { spanOf } from './balancePhrases.js';
import { balanceReasons } from './balanceReasons.js';

/** How much units changed classes in the earlier and in the later half: a sentence, from two moves on. */
export function mobilityLine(plan: Plan, { mobility }: Balance): Text[] {
  if (mobility.to < 2) return [];
  const [a, b] = spanOf(plan, mobility.from, mobility.to);
  const [middle] = spanOf(plan, mobility.middle, mobility.to);
  const units = { en: titleWithin(plan.unitsTitle.en), zh: plan.unitsTitle.zh };
  if (mobility.why) {
    const why = balanceReasons[mobility.why];
    return [
      {
        en: `Whether ${units.en} came to change classes more cannot be said: ${why.en}.`,
        zh: `${units.zh}的档次流动是否增强无法给出：${why.zh}。`,
      },
    ];
  }
  const shown = (lang: Lang) => [mobility.before, mobility.after].map((x) => number(x, 3, lang));
  return [
    {
      en: `How much ${units.en} changed classes (Shorrocks index, 0: not at all): ${shown('en')[0]} from ${a.en} to ${middle.en}, ${shown('en')[1]} from then to ${b.en}.`,
      zh: `${units.zh}的档次流动（肖罗克斯指数，0为不流动）：${a.zh}至${middle.zh}为${shown('zh')[0]}，其后至${b.zh}为${shown('zh')[1]}。`,
    },
  ];
}
