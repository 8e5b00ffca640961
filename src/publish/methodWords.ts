import type { Aggregate, Lang, Plan, PlanNode, ScaleChoice, ScaleName, Text } from '../edition/index.js';

const joinNames: Record<Aggregate, Text> = {
  arithmetic: { en: 'weighted mean', zh: '加权算术平均' },
  geometric: { en: 'weighted geometric mean', zh: '加权几何平均' },
  harmonic: { en: 'weighted harmonic mean', zh: '加权调和平均' },
  power: { en: 'weighted power mean', zh: '加权幂平均' },
  median: { en: 'weighted median', zh: '加权中位数' },
  minimum: { en: 'minimum', zh: '最小值' },
  copeland: { en: 'Copeland score', zh: 'Copeland 得分' },
  topsis: { en: 'TOPSIS nearness', zh: 'TOPSIS 贴近度' },
  'mazziotta-pareto': { en: 'Mazziotta-Pareto, penalty downwards', zh: 'Mazziotta-Pareto（向下惩罚）' },
  'mazziotta-pareto-upwards': { en: 'Mazziotta-Pareto, penalty upwards', zh: 'Mazziotta-Pareto（向上惩罚）' },
};

/** What joins the children of a node, in words. */
export function joinName(aggregate: string, lang: Lang): string {
  return joinNames[aggregate as Aggregate][lang];
}

/** What joins the children of a node, as a formula. */
export function joinFormula({ aggregate, order }: PlanNode): string {
  const formulas: Record<Aggregate, string> = {
    arithmetic: 'I[c,g,t] = Σ_h w[h] · I[c,h,t]',
    geometric: 'I[c,g,t] = Π_h I[c,h,t]^w[h]',
    harmonic: 'I[c,g,t] = 1 / Σ_h w[h] / I[c,h,t]',
    power: `I[c,g,t] = (Σ_h w[h] · I[c,h,t]^${order})^(1/${order})`,
    median: 'I[c,g,t] = weighted median_h I[c,h,t]',
    minimum: 'I[c,g,t] = min_h I[c,h,t]',
    copeland: 'I[c,g,t] = wins − losses of c, by weight',
    topsis: 'I[c,g,t] = d⁻ / (d⁺ + d⁻)',
    'mazziotta-pareto': 'I[c,g,t] = mean_h z − var_h z / mean_h z, z = 100 + 10 (I − mean) / sd',
    'mazziotta-pareto-upwards': 'I[c,g,t] = mean_h z + var_h z / mean_h z, z = 100 + 10 (I − mean) / sd',
  };
  return formulas[aggregate];
}

/** The normalisations in use, as formulas with this plan's numbers; bounds of single indicators as low and high. */
export function normaliseFormulas(plan: Plan): string[] {
  const shared = plan.method.normalise;
  if (shared.method === 'base-share') {
    const base = plan.periods[plan.base];
    return [`X0[k] = Σ_c x[c,k,${base}]`, `i[c,k,t] = ${shared.scale} · x[c,k,t] / X0[k]`];
  }
  const used = new Map<string, string>();
  for (const node of plan.nodes) {
    if (node.indicator < 0) continue;
    const n = plan.indicators[node.indicator]!.normalise;
    if (n.method !== 'base-share') used.set(`i[c,k,t] = ${scaleFormula(n)}`, n.method);
  }
  return [...used.keys()];
}

function scaleFormula({ method, range: [lo, hi], mean, sd, ties }: ScaleChoice): string {
  const stretch = (share: string) => {
    const part = hi - lo === 1 ? share : `${hi - lo} · ${share}`;
    return lo === 0 ? part : `${lo} + ${part}`;
  };
  const centre = (z: string) => (mean === 0 && sd === 1 ? z : `${mean} + ${sd} · ${z}`);
  const smaller =
    ties === 'lowest'
      ? 'number of smaller values'
      : 'number of smaller values + (number of equal values − 1) / 2';
  const formulas: Record<ScaleName, string> = {
    'min-max': stretch('(x − min) / (max − min)'),
    'z-score': centre('(x − mean) / sd'),
    robust: centre('(x − median) / (1.4826 · MAD)'),
    goalposts: stretch('(x − low) / (high − low)'),
    'log-goalposts': stretch('(ln x − ln low) / (ln high − ln low)'),
    scaled: stretch('(x − low) / (high − low)'),
    rank: `1 + ${smaller}`,
    borda: smaller,
    'percentile-rank': `${ties === 'lowest' ? smaller : `(${smaller})`} / (n − 1)`,
    'distance-to-max': '1 − (max − x) / (max − min)',
    'distance-to-reference': '1 − (reference − x) / (reference − min)',
    'distance-to-target': '1 − (target − x) / (target − min)',
    'fraction-of-max': 'x / max',
    none: 'x',
  };
  return formulas[method];
}
