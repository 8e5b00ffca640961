import type { NodeWeights } from '../analysis/index.js';
import type { Lang, Plan } from '../edition/index.js';
import type { AhpWeights } from '../engine/index.js';
import { lead, pad } from './columns.js';
import { number } from './numbers.js';

/** The weights that data give, beside the edition's, node by node. */
export function weighText(plan: Plan, nodes: readonly NodeWeights[], by: string, lang: Lang): string {
  const head = { en: ['nominal', by], zh: ['名义', by] }[lang];
  const name = (g: number) => `${plan.nodes[g]!.title[lang]} [${plan.nodes[g]!.id}]`;
  return nodes
    .flatMap(({ node, units, children }) => [
      `${pad(`${name(node)}, n = ${units}`, 64)}${head.map((h) => lead(h, 10)).join('')}`,
      ...children.map(
        (c) =>
          `  ${pad(name(c.node), 62)}${lead(number(c.nominal, 3, lang), 10)}${lead(number(c.weight, 3, lang), 10)}`,
      ),
    ])
    .join('\n');
}

/** Weights that people gave, with the consistency of their judgements where there is one. */
export function judgedText(
  ids: readonly string[],
  weights: readonly number[],
  ahp: AhpWeights | undefined,
  lang: Lang,
): string {
  const lines = ids.map((id, i) => `${pad(id, 40)}${lead(number(weights[i]!, 4, lang), 10)}`);
  if (ahp) lines.push(`${{ en: 'consistency ratio', zh: '一致性比率' }[lang]} ${number(ahp.ratio, 3, lang)}`);
  return lines.join('\n');
}
