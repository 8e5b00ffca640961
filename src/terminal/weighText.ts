import type { NodeWeights } from '../analysis/index.js';
import type { AhpWeights, DataFamily, Lang, Plan } from '../edition/index.js';
import { alignColumns, familyName, formatNumber, padLeft, padRight } from '../words/index.js';

/** The weights that data give, beside the edition's, node by node. */
export function weighText(
  plan: Plan,
  nodes: readonly NodeWeights[],
  families: readonly DataFamily[],
  lang: Lang,
): string {
  const name = (g: number) => `${plan.nodes[g]!.title[lang]} [${plan.nodes[g]!.id}]`;
  const head = [{ en: 'edition', zh: '版本' }[lang], ...families];
  const three = (x: number) => (Number.isNaN(x) ? '–' : formatNumber(x, 3, lang));
  const tables = nodes.map(({ node, periods: [from, to], rows, children }) => [
    [`${name(node)}, ${from === to ? from : `${from} – ${to}`}, n = ${rows}`, ...head],
    ...children.map((c) => [
      `  ${name(c.node)}`,
      ...[c.nominal, ...families.map((by) => c.weights[by] ?? Number.NaN)].map(three),
    ]),
  ]);
  const lines = alignColumns(tables.flat());
  return nodes
    .flatMap(({ why }, i) => [
      ...lines.splice(0, tables[i]!.length),
      ...families.flatMap((by) => (why[by] ? [`  – ${familyName(by, lang)}: ${why[by][lang]}`] : [])),
    ])
    .join('\n');
}

/** Weights that people gave, with the consistency of their judgements where there is one. */
export function judgementsText(
  ids: readonly string[],
  weights: readonly number[],
  ahp: AhpWeights | undefined,
  lang: Lang,
): string {
  const lines = ids.map((id, i) => `${padRight(id, 40)}${padLeft(formatNumber(weights[i]!, 4, lang), 10)}`);
  if (ahp)
    lines.push(`${{ en: 'consistency ratio', zh: '一致性比率' }[lang]} ${formatNumber(ahp.ratio, 3, lang)}`);
  return lines.join('\n');
}
