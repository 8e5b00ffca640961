import type { Lang, Plan, Text } from '../../edition/index.js';
import { formatPercent } from '../numbers/numbers.js';

/** The missing rules in force; with the nodes they hold for where there are several. */
export function missingRules(plan: Plan): Text[] {
  const nodes = plan.nodes.filter((g) => g.indicator < 0);
  const byRule = new Map<string, typeof nodes>();
  for (const node of nodes) {
    const key = JSON.stringify(node.missing);
    byRule.set(key, [...(byRule.get(key) ?? []), node]);
  }
  return [...byRule.values()].map((of) => {
    const { minPresent, atLeast, weights } = of[0]!.missing;
    const where = (lang: Lang) =>
      byRule.size === 1 ? '' : of.map((g) => g.title[lang]).join(lang === 'zh' ? '、' : ', ');
    const prefix = { en: where('en') && `${where('en')}: `, zh: where('zh') && `${where('zh')}：` };
    const least = {
      en: `A node needs ${atLeast > 1 ? `${atLeast}` : formatPercent(minPresent, 'en', 0)} of its parts; `,
      zh: `节点至少须有${atLeast > 1 ? `${atLeast}项` : formatPercent(minPresent, 'zh', 0)}的下级有数值；`,
    };
    if (atLeast <= 1 && minPresent === 1) {
      const all = {
        en: 'A node needs all of its parts; where one is absent it has no value.',
        zh: '节点须具备全部下级，缺一则无数值。',
      };
      return { en: prefix.en + all.en, zh: prefix.zh + all.zh };
    }
    const needed = atLeast > 1 || minPresent > 0;
    const absent =
      weights === 'keep'
        ? {
            en: 'An absent part adds nothing and its weight is not given to others.',
            zh: '缺失部分不计分，其权重也不转给其他部分。',
          }
        : weights === 'leaves'
          ? {
              en: 'All indicators below that are present share the weight of the absent ones.',
              zh: '缺失指标的权重由其下所有有数值的指标分担。',
            }
          : {
              en: 'Those present share the weight of the absent.',
              zh: '缺失下级的权重由其余下级分担。',
            };
    const text = (lang: Lang) => prefix[lang] + (needed ? least[lang] : '') + absent[lang];
    return { en: text('en').replace(/; (Those|An|All)/, (m) => m.toLowerCase()), zh: text('zh') };
  });
}
