import type { MethodPart, PlanChange } from '../analysis/index.js';
import type { Lang, Text } from '../edition/index.js';

const partNames: Record<MethodPart, Text> = {
  units: { en: 'which units', zh: '单元范围' },
  periods: { en: 'which periods, or the base', zh: '时期或基期' },
  framework: { en: 'framework', zh: '指标框架' },
  formulas: { en: 'formulas', zh: '计算公式' },
  weights: { en: 'weights', zh: '权重' },
  aggregates: { en: 'aggregation', zh: '合成方法' },
  scales: { en: 'normalisation', zh: '标准化' },
  outliers: { en: 'outlier treatment', zh: '离群值处理' },
  filling: { en: 'screening and filling of gaps', zh: '筛除与缺口填补' },
  denominators: { en: 'denominators', zh: '分母' },
};

/** A part of the method, in words. */
export function partName(part: MethodPart, lang: Lang): string {
  return partNames[part][lang];
}

const whatNames: Record<PlanChange['what'], Text> = {
  unit: { en: 'unit', zh: '单元' },
  period: { en: 'period', zh: '时期' },
  base: { en: 'base period', zh: '基期' },
  indicator: { en: 'indicator', zh: '指标' },
  node: { en: 'node', zh: '节点' },
  parent: { en: 'place in the framework', zh: '所属上级' },
  weight: { en: 'weight', zh: '权重' },
  polarity: { en: 'polarity', zh: '极性' },
  aggregate: { en: 'aggregation', zh: '合成方法' },
  'weight-cases': { en: 'weights by period or group', zh: '按时期或组的权重' },
  'missing-rule': { en: 'rule for missing parts', zh: '缺失规则' },
  rescale: { en: 'scale of the aggregated score', zh: '合成得分的尺度' },
  round: { en: 'decimals of the score', zh: '得分的小数位' },
  scale: { en: 'normalisation', zh: '标准化' },
  direction: { en: 'direction', zh: '方向' },
  outliers: { en: 'outlier treatment', zh: '离群值处理' },
  gaps: { en: 'filling of gaps', zh: '缺口填补' },
  screen: { en: 'screening', zh: '筛除' },
  formula: { en: 'formula', zh: '计算公式' },
  denominator: { en: 'denominator', zh: '分母' },
};

/** A difference of method or coverage, as one line. */
export function planChangeText({ what, id, title, from, to }: PlanChange, lang: Lang): string {
  const name = whatNames[what][lang];
  const who = title[lang] === id ? id : `${title[lang]} [${id}]`;
  if (['unit', 'period', 'indicator', 'node'].includes(what)) {
    const came = from === null ? { en: 'new', zh: '新增' } : { en: 'gone', zh: '取消' };
    return `${name} ${came[lang]}: ${who}`;
  }
  if (what === 'formula' && (from === null || to === null)) {
    const now = {
      en: from === null ? `is now computed: ${to}` : `is no longer computed; the formula was ${from}`,
      zh: from === null ? `改为计算得出：${to}` : `不再计算得出；原公式为 ${from}`,
    };
    return `${who} ${now[lang]}`;
  }
  const of = id === '' ? name : `${name}, ${who}`;
  return {
    en: `${of}: ${changedOptions(from, to)}`,
    zh: `${of.replace(', ', '，')}：${changedOptions(from, to)}`,
  }[lang];
}

/** What of a choice differs: `minPresent 0.5 → 0.6`; a plain value without a name. */
function changedOptions(from: unknown, to: unknown): string {
  if (!isChoice(from) || !isChoice(to)) return `${plainValue(from)} → ${plainValue(to)}`;
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const differing = keys.filter((key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]));
  return differing.map((key) => `${key} ${plainValue(from[key])} → ${plainValue(to[key])}`).join(', ');
}

function isChoice(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}

function plainValue(x: unknown): string {
  if (x === null || x === undefined) return '–';
  if (typeof x === 'number') return String(Number(x.toPrecision(6)));
  return typeof x === 'string' ? x : JSON.stringify(x);
}
