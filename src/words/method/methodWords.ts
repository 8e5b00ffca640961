import {
  type Aggregate,
  baseName,
  type FormulaTree,
  type Lang,
  type Plan,
  type PlanNode,
  type ScaleChoice,
  type ScaleName,
  type Ties,
} from '../../edition/index.js';
import {
  aggregates,
  aggregateText,
  atom,
  scales,
  scaleTree,
  simplify,
  writeFormula,
} from '../../engine/index.js';

/** A normalisation in words. */
export function scaleName(method: ScaleName, lang: Lang): string {
  return scales[method].title[lang];
}

/** What aggregates the children of a node, in words. */
function aggregateName(aggregate: Aggregate, lang: Lang): string {
  return aggregates[aggregate].title[lang];
}

/** Whether the weighted parts of a node add up to its value. */
export function isAdditive({
  aggregate,
  rescaled,
}: {
  aggregate: Aggregate;
  rescaled: ScaleName | null;
}): boolean {
  return aggregate === 'arithmetic' && rescaled === null;
}

/** How the value of a node comes from its parts, in words. */
export function aggregateTitle(
  { aggregate, rescaled }: { aggregate: Aggregate; rescaled: ScaleName | null },
  lang: Lang,
): string {
  const join = aggregateName(aggregate, lang);
  if (rescaled === null) return join;
  return { en: `${scaleName(rescaled, 'en')} of the ${join}`, zh: `${join}的${scaleName(rescaled, 'zh')}` }[
    lang
  ];
}

/** What aggregates the children of a node, as a formula; children in it by their ids. */
export function aggregateFormula(node: PlanNode, nodes: readonly PlanNode[]): string {
  const rescaled = node.rescale ? [`I[c,g,t] ← ${scaleFormula(node.rescale.scale)}`] : [];
  const rounded = node.round === undefined ? [] : [`I[c,g,t] ← round(I[c,g,t], ${node.round})`];
  return [`I[c,g,t] = ${aggregateText(node, (g) => nodes[g]!.id)}`, ...rescaled, ...rounded].join('; ');
}

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
  const used = new Set<string>();
  for (const { indicator, round } of leaves) {
    const n = plan.indicators[indicator]!.normalise;
    if (n.method !== 'base-share') used.add(`i[c,k,t] = ${roundedTo(round, scaleFormula(n))}`);
  }
  return [...used];
}

/** Who described the normalisations in use, each once; none for the base share. */
export function scaleSources({ nodes, indicators }: Plan): string[] {
  const used = nodes.flatMap(({ indicator, rescale }) => [
    ...(rescale ? [rescale.scale.method] : []),
    ...(indicator >= 0 ? [indicators[indicator]!.normalise.method] : []),
  ]);
  return [...new Set(used.flatMap((method) => (method === 'base-share' ? [] : scales[method].source)))];
}

/** Who described the ways to aggregate in use, each once. */
export function aggregateSources({ nodes }: Plan): string[] {
  const used = nodes
    .filter(({ indicator }) => indicator < 0)
    .map(({ aggregate }) => aggregates[aggregate].source);
  return [...new Set(used.flatMap((source) => source ?? []))];
}

function roundedTo(digits: number | undefined, formula: string): string {
  return digits === undefined ? formula : `round(${formula}, ${digits})`;
}

/** What the places of equal values add to the number of smaller ones. */
const tieFormulas: Record<Ties, string> = {
  lowest: 'number of smaller values',
  average: '(number of smaller values + (number of equal values − 1) / 2)',
  highest: '(number of smaller values + number of equal values − 1)',
  dense: 'number of different smaller values',
};

/** A formula of a scale with the numbers of the edition and the names of what a sample gives. @param other texts of names that are written otherwise */
export function scaleWords(
  tree: FormulaTree,
  scale: Pick<ScaleChoice, 'ties' | 'quantiles'>,
  other: (name: string) => string | undefined = () => undefined,
): string {
  const named: Record<string, string> = {
    mad: 'MAD',
    'low-quantile': `Q(${scale.quantiles[0]})`,
    'high-quantile': `Q(${scale.quantiles[1]})`,
    smaller: tieFormulas[scale.ties],
    below: tieFormulas.lowest,
  };
  const written = writeFormula(tree, 0, {
    leaf: (part) => {
      if (part.is === 'number') return atom(`${part.value}`);
      return part.is === 'name' ? atom(other(part.name) ?? named[part.name] ?? part.name) : null;
    },
    choice: (test, yes, no) => `${test} ? ${yes} : ${no}`,
    loose: true,
  })!;
  return written.text
    .replaceAll(' - ', ' − ')
    .replaceAll(' * ', ' · ')
    .replaceAll(' >= ', ' ≥ ')
    .replaceAll('normsinv', 'Φ⁻¹');
}

/** A scale as a formula with its numbers. */
export function scaleFormula(scale: ScaleChoice): string {
  const definition = scales[scale.method];
  const numbers = { ...scale, reference: Number.NaN };
  const words = definition.words?.(numbers) ?? {};
  return (
    definition.text?.(numbers) ??
    scaleWords(simplify(scaleTree(definition, numbers), true), scale, (name) => words[name])
  );
}
