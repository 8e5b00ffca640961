import {
  type Aggregate,
  baseName,
  type Doubt,
  type JoinChoice,
  type Lang,
  type Plan,
  type PlanNode,
  type ScaleChoice,
  type ScaleName,
  type Text,
  type Ties,
} from '../edition/index.js';
import { plainly, printed, type Style, scales } from '../engine/index.js';

const joinNames: Record<Aggregate, Text> = {
  arithmetic: { en: 'weighted mean', zh: '加权算术平均' },
  geometric: { en: 'weighted geometric mean', zh: '加权几何平均' },
  harmonic: { en: 'weighted harmonic mean', zh: '加权调和平均' },
  power: { en: 'weighted power mean', zh: '加权幂平均' },
  median: { en: 'weighted median', zh: '加权中位数' },
  reshaped: { en: 'mean on another range', zh: '换域后的平均' },
  minimum: { en: 'minimum', zh: '最小值' },
  maximum: { en: 'maximum', zh: '最大值' },
  'mean-min': { en: 'mean with a penalty for the lowest', zh: '均值—最小值函数' },
  ordered: { en: 'ordered weighted mean', zh: '有序加权平均' },
  child: { en: 'one of the parts', zh: '其中一项' },
  conditional: { en: 'by condition', zh: '按条件合成' },
  copeland: { en: 'Copeland score', zh: 'Copeland 得分' },
  topsis: { en: 'TOPSIS nearness', zh: 'TOPSIS 贴近度' },
  wroclaw: { en: 'Wroclaw taxonomic nearness', zh: '弗罗茨瓦夫分类距离' },
  'mazziotta-pareto': { en: 'Mazziotta-Pareto, penalty downwards', zh: 'Mazziotta-Pareto（向下惩罚）' },
  'mazziotta-pareto-upwards': { en: 'Mazziotta-Pareto, penalty upwards', zh: 'Mazziotta-Pareto（向上惩罚）' },
  'mazziotta-pareto-adjusted': {
    en: 'adjusted Mazziotta-Pareto, penalty downwards',
    zh: '修正 Mazziotta-Pareto（向下惩罚）',
  },
  'mazziotta-pareto-adjusted-upwards': {
    en: 'adjusted Mazziotta-Pareto, penalty upwards',
    zh: '修正 Mazziotta-Pareto（向上惩罚）',
  },
  'benefit-of-the-doubt': { en: 'benefit of the doubt', zh: '“疑点利益”法（BoD）' },
};

/** A normalisation in words. */
export function scaleName(method: ScaleName, lang: Lang): string {
  return scales[method].title[lang];
}

/** What joins the children of a node, in words. */
function joinName(aggregate: Aggregate, lang: Lang): string {
  return joinNames[aggregate][lang];
}

/** Whether the weighted parts of a node add up to its value. */
export function isSum({
  aggregate,
  rescaled,
}: {
  aggregate: Aggregate;
  rescaled: ScaleName | null;
}): boolean {
  return aggregate === 'arithmetic' && rescaled === null;
}

/** How the value of a node comes from its parts, in words. */
export function joinedName(
  { aggregate, rescaled }: { aggregate: Aggregate; rescaled: ScaleName | null },
  lang: Lang,
): string {
  const join = joinName(aggregate, lang);
  if (rescaled === null) return join;
  return { en: `${scaleName(rescaled, 'en')} of the ${join}`, zh: `${join}的${scaleName(rescaled, 'zh')}` }[
    lang
  ];
}

/** What joins the children of a node, as a formula; children in it by their ids. */
export function joinFormula(node: PlanNode, nodes: readonly PlanNode[]): string {
  const rescaled = node.rescale ? [`I[c,g,t] ← ${scaleFormula(node.rescale.scale)}`] : [];
  const rounded = node.round === undefined ? [] : [`I[c,g,t] ← round(I[c,g,t], ${node.round})`];
  return [`I[c,g,t] = ${joined(node, nodes)}`, ...rescaled, ...rounded].join('; ');
}

function joined({ aggregate, order, details }: JoinChoice, nodes: readonly PlanNode[]): string {
  switch (details?.of) {
    case 'reshaped': {
      const ranges = `[${details.from}] → [${details.onto}]${details.mirrored ? ' mirrored' : ''}`;
      return `(Σ_h w[h] · I′[c,h,t]^${order})^(1/${order}), I′: ${ranges}, and back`;
    }
    case 'mean-min':
      return `m − ${details.alpha} · (√((m − min_h I)² + ${details.beta}²) − ${details.beta}), m = Σ_h w[h] · I[c,h,t]`;
    case 'ordered':
      return `Σ_i v[i] · I[c,(i),t], (1) the highest, v = ${details.places.join(', ')}`;
    case 'benefit-of-the-doubt':
      return doubtFormula(details);
    case 'child':
      return `I[c,${nodes[details.child]!.id},t]`;
    case 'conditional': {
      const { child, atLeast, use, otherwise } = details;
      const of = typeof child === 'number' ? nodes[child]!.id : child === 'any' ? 'max_h' : 'min_h';
      return `I[c,${of},t] ≥ ${atLeast} ? ${joined(use, nodes)} : ${joined(otherwise, nodes)}`;
    }
    default:
      return formulas(order)[aggregate] ?? aggregate;
  }
}

function doubtFormula({ shares, weights, step }: Doubt): string {
  const score =
    step > 0
      ? `1 / (1 + s), s = min_{w ≥ 0} v − Σ_h w[h] · I[c,h,t], Σ_h w[h] · I[j,h,t] ≤ v, Σ w = 1 / ${step}`
      : 'max_{w ≥ 0} Σ_h w[h] · I[c,h,t], Σ_h w[h] · I[j,h,t] ≤ 1';
  const bound = (what: string, [low, high]: readonly [number, number]) =>
    low > 0 || high < 1 ? `, ${low} ≤ ${what} ≤ ${high}` : '';
  const share = bound('w[h] · I[c,h,t] / Σ w · I[c]', shares);
  return `${score}${share}${bound('w[h] / Σ w', weights)}`;
}

const formulas = (order: number): Partial<Record<Aggregate, string>> => ({
  arithmetic: 'Σ_h w[h] · I[c,h,t]',
  geometric: 'Π_h I[c,h,t]^w[h]',
  harmonic: '1 / Σ_h w[h] / I[c,h,t]',
  power: `(Σ_h w[h] · I[c,h,t]^${order})^(1/${order})`,
  median: 'weighted median_h I[c,h,t]',
  minimum: 'min_h I[c,h,t]',
  maximum: 'max_h I[c,h,t]',
  copeland: 'wins − losses of c, by weight',
  topsis: 'd⁻ / (d⁺ + d⁻)',
  wroclaw: '1 − d / (d̄ + 2 s), d = √Σ_h w[h] · (I[c,h,t] − max I[·,h,t])²',
  'mazziotta-pareto': 'mean_h z − var_h z / mean_h z, z = 100 + 10 (I − mean) / sd',
  'mazziotta-pareto-upwards': 'mean_h z + var_h z / mean_h z, z = 100 + 10 (I − mean) / sd',
  'mazziotta-pareto-adjusted': 'mean_h I − var_h I / mean_h I',
  'mazziotta-pareto-adjusted-upwards': 'mean_h I + var_h I / mean_h I',
});

/** The normalisations in use, as formulas with this plan's numbers; bounds of single indicators as low and high. */
export function normaliseFormulas(plan: Plan): string[] {
  const shared = plan.method.normalise;
  const leaves = plan.nodes.filter((node) => node.indicator >= 0);
  if (shared.method === 'base-share') {
    const base = baseName(plan);
    const n = plan.baseLength;
    const whole = n > 1 ? `X0[k] = Σ_c Σ_{m ∈ ${base}} x[c,k,m] / ${n}` : `X0[k] = Σ_c x[c,k,${base}]`;
    const written = new Set(
      leaves.map(({ round }) => `i[c,k,t] = ${roundedTo(round, `${shared.scale} · x[c,k,t] / X0[k]`)}`),
    );
    return [whole, ...written];
  }
  const used = new Map<string, string>();
  for (const { indicator, round } of leaves) {
    const n = plan.indicators[indicator]!.normalise;
    if (n.method !== 'base-share') used.set(`i[c,k,t] = ${roundedTo(round, scaleFormula(n))}`, n.method);
  }
  return [...used.keys()];
}

function roundedTo(digits: number | undefined, formula: string): string {
  return digits === undefined ? formula : `round(${formula}, ${digits})`;
}

/** What the places of equal values add to the number of smaller ones. */
const tied: Record<Ties, string> = {
  lowest: 'number of smaller values',
  average: '(number of smaller values + (number of equal values − 1) / 2)',
  highest: '(number of smaller values + number of equal values − 1)',
  dense: 'number of different smaller values',
};

/** Formulas with the numbers of the edition and the names of what a sample gives. */
export const inWords: Style = {
  leaf: (leaf) => {
    switch (leaf.is) {
      case 'number':
      case 'place':
        return `${leaf.value}`;
      case 'given':
        return leaf.text;
      case 'statistic':
        return leaf.name === 'mad' ? 'MAD' : leaf.name;
      case 'quantile':
        return `Q(${leaf.share})`;
      case 'smaller':
        return tied[leaf.ties];
      case 'missing':
        return 'missing';
      case 'x':
        return 'x';
    }
  },
  operators: { '+': ' + ', '-': ' − ', '*': ' · ', '/': ' / ' },
  call: (name, parts) => (name === 'ln' ? `ln(${parts})` : `${name}(${parts.join(', ')})`),
  choice: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
  test: (is, a, b) => `${a} ${{ reaches: '≥', exceeds: '>', '>': '>', '>=': '≥', '≠': '≠' }[is]} ${b}`,
};

function scaleFormula(scale: ScaleChoice): string {
  const { formula, text } = scales[scale.method];
  const numbers = { ...scale, reference: Number.NaN };
  return text?.(numbers) ?? printed(plainly(formula(numbers), true), inWords);
}
