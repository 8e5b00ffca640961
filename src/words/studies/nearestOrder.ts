import { type EqualOrders, type KemenyOrder, kemenyLimits } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { formatCount, formatPercent } from '../numbers/numbers.js';

/** How much the nearest order to the rankings of the indicators contradicts them, and the index; or why there is none. */
export function nearestOrderText({ nearest, published }: KemenyOrder): Text {
  if ('reason' in nearest) return noOrderText(nearest);
  const share = (x: number, lang: 'en' | 'zh') => formatPercent(x, lang, 1);
  const { contradicts, others } = nearest;
  const also = othersText(others);
  return {
    en: `it contradicts ${share(contradicts, 'en')} of their comparisons of two places, weighted; the index contradicts ${share(published, 'en')}${also.en}`,
    zh: `与各指标对两地先后的判断（加权）有${share(contradicts, 'zh')}不符；本指数有${share(published, 'zh')}不符${also.zh}`,
  };
}

/** What is known of other orders that contradict as little. */
function othersText({ known, orders, units }: EqualOrders): Text {
  if (known === 'only') return { en: '', zh: '' };
  if (known === 'unknown')
    return {
      en: '; whether another order contradicts as little was not settled',
      zh: '；是否另有不符同样少的次序，未能确定',
    };
  if (orders === undefined)
    return {
      en: '; other orders contradict as little, and this is one of them',
      zh: '；另有不符同样少的次序，此为其一',
    };
  const count = (n: number, lang: 'en' | 'zh') =>
    n < 1e6 ? formatCount(n, lang) : { en: 'more than a million', zh: '一百万以上' }[lang];
  return {
    en: `; ${count(orders, 'en')} orders contradict as little, in which ${formatCount(units!, 'en')} places have different ranks, and this is one of them`,
    zh: `；不符同样少的次序共有${count(orders, 'zh')}种，其中${formatCount(units!, 'zh')}个地区位次不同，此为其一`,
  };
}

function noOrderText({ reason, tied }: Extract<KemenyOrder['nearest'], { reason: string }>): Text {
  const count = { en: formatCount(tied, 'en'), zh: formatCount(tied, 'zh') };
  const { bySets, byPrograms, units } = kemenyLimits;
  if (reason === 'too-large')
    return {
      en: `${count.en} places are ranked, and up to ${formatCount(units, 'en')} are compared two by two`,
      zh: `共有${count.zh}个地区参与排名，两两比较至多${formatCount(units, 'zh')}个`,
    };
  if (reason === 'by-group')
    return {
      en: 'the weights differ between groups, so that two places are not compared by the same',
      zh: '权重因组而异，两地无法按同一组权重比较',
    };
  const circle = {
    en: `${count.en} places are in one circle of majorities (A ahead of B, B of C, C of A)`,
    zh: `${count.zh}个地区的多数比较互成循环（甲优于乙、乙优于丙、丙优于甲）`,
  };
  const rest = {
    'too-many': { en: `, and up to ${byPrograms} are searched`, zh: `，至多求解${byPrograms}个` },
    'no-solver': {
      en: `, and up to ${bySets} are searched here; iplus robustness searches up to ${byPrograms}`,
      zh: `，此处至多求解${bySets}个；iplus robustness 至多求解${byPrograms}个`,
    },
    'given-up': {
      en: ', and the nearest order was not proved within the work allowed',
      zh: '，在限定的计算量内未能证明最优',
    },
  }[reason];
  return { en: circle.en + rest.en, zh: circle.zh + rest.zh };
}
