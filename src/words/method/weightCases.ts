import type { Lang, Plan } from '../../edition/index.js';
import { formatNumber, periodName, periodSpan } from '../numbers/numbers.js';

/** The weights of the children of a node in some periods or groups, a text for each case: "from 2018, East: Access 0.7, Use 0.3". */
export function weightCases(plan: Plan, g: number, lang: Lang): string[] {
  const { children, cases = [] } = plan.nodes[g]!;
  return cases.map(({ from, to, grouping, groups = [], factors }) => {
    const products = children.map((h, i) => plan.nodes[h]!.weight * factors[i]!);
    const sum = products.reduce((all, w) => all + w, 0);
    const weights = children.map(
      (h, i) => `${plan.nodes[h]!.title[lang]} ${formatNumber(products[i]! / sum, 3, lang)}`,
    );
    const names = groups.map((j) => plan.groupings[grouping!]!.groups[j]!.name[lang]);
    const where = [timeOf(plan, from, to, lang), ...(names.length > 0 ? [names.join(joint(lang))] : [])];
    const when = where.filter((part) => part !== '').join(joint(lang));
    return when + { en: ': ', zh: '：' }[lang] + weights.join(joint(lang));
  });
}

const joint = (lang: Lang) => ({ en: ', ', zh: '、' })[lang];

function timeOf({ periods }: Plan, from: number, to: number, lang: Lang): string {
  const last = periods.length - 1;
  const [start, end] = [periods[from]!, periods[to]!];
  if (from === 0 && to === last) return '';
  if (from === to) return periodName(start, lang);
  if (to === last) return { en: `from ${start}`, zh: `${periodName(start, 'zh')}起` }[lang];
  if (from === 0) return { en: `until ${end}`, zh: `至${periodName(end, 'zh')}` }[lang];
  return periodSpan(start, end, lang);
}
