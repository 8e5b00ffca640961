import { type AggregateChoice, plainScale, type ScaleName } from '../../edition/index.js';
import { aggregates, aggregateText, scales } from '../../engine/index.js';
import { scaleFormula } from '../../words/index.js';
import { kindOf, type Schema, schemaOfEdition, sentence } from './editionKeys.js';
import { codeSpan, escapeMarkdown, joinParts, referencePage, tableOf } from './markdown.js';

/** Every scale and every way to aggregate, with its formula. */
export function methodsPage(): string {
  const { whole, seen } = schemaOfEdition();
  const normalise = seen(seen(whole.properties!['method']!).properties!['normalise']!);
  const options = new Map(
    (normalise.oneOf ?? normalise.anyOf ?? []).map((variant) => {
      const schema = seen(variant);
      return [String(seen(schema.properties!['method']!).const), schema] as const;
    }),
  );
  const parts = [
    '## Scales',
    'A scale makes indicators in different units comparable: `method.normalise`. `x` is the figure after orientation, so that more is better. `min`, `max`, `mean`, `sd`, `median` and `MAD` (median absolute deviation) are those of the values that the scale is fitted to. Numbers in the formulas are the defaults of the options. `base-share`, the additive index, has [a page of its own](../explain/base-share.md).',
    ...(Object.keys(scales) as ScaleName[]).flatMap((name) => scaleSection(name, options.get(name), seen)),
    '## Ways to aggregate',
    'An aggregate computes the score of a node from the scores of its parts: `method.aggregate`, or `aggregate` of a node. `I[c,h,t]` is the score of unit c, part h and period t, and `w[h]` the weight of the part as a share.',
    tableOf(
      ['Name', 'What it is', 'Formula', 'Weights', 'Source'],
      Object.keys(aggregates).map((name) => aggregateRow(name as AggregateChoice['aggregate'])),
    ),
  ];
  return referencePage(
    'Methods and formulas',
    'Every scale and every way to aggregate, as implemented by the engine. [The method in full](../method.md) explains how they are used, how missing figures are treated, and which decisions are choices of this project.',
    parts,
  );
}

/** Numbers that show every part of a formula, beside the neutral ones. */
const exampleNumbers = {
  range: [0, 100],
  high: 1,
  target: 1,
  share: 0.1,
  points: [
    [0, 0],
    [1, 100],
  ],
} satisfies Parameters<typeof plainScale>[1];

function scaleSection(
  name: ScaleName,
  schema: Schema | undefined,
  seen: (schema: Schema) => Schema,
): string[] {
  const { title, source, unoriented } = scales[name];
  const formula = `I = ${scaleFormula(plainScale(name, exampleNumbers))}`;
  const options = Object.entries(schema?.properties ?? {}).filter(([key]) => key !== 'method');
  return joinParts(
    `### ${name}`,
    `${escapeMarkdown(`${title.en} (${title.zh})`)}. Source: ${escapeMarkdown(source)}.${unoriented ? ' Uses the figure before orientation.' : ''}`,
    `\`\`\`text\n${formula}\n\`\`\``,
    tableOf(
      ['Option', 'Expected', 'Meaning'],
      options.map(([key, value]) => [codeSpan(key), kindOf(value, seen), sentence(seen(value).description)]),
    ),
  );
}

/** The parts of which a formula names one. */
const examplePart = () => 'h';

function aggregateRow(name: AggregateChoice['aggregate']): string[] {
  const { title, weighs, source } = aggregates[name];
  return [
    codeSpan(name),
    escapeMarkdown(`${title.en} (${title.zh})`),
    codeSpan(aggregateText(exampleChoice(name), examplePart)),
    { true: 'used', false: 'not used', undefined: 'depends on the branch that applies' }[
      String(weighs) as 'true'
    ],
    escapeMarkdown(source ?? 'this project'),
  ];
}

/** A choice of each way whose formula shows what it does. */
function exampleChoice(aggregate: AggregateChoice['aggregate']): AggregateChoice {
  const simple = { aggregate: 'arithmetic', order: 1, details: { of: 'none' } } as unknown as AggregateChoice;
  const details: Partial<Record<typeof aggregate, object>> = {
    reshaped: { of: 'reshaped', from: [0, 10], onto: [1, 10], mirrored: true },
    'weighted-sum': { of: 'weighted-sum', total: 0.999 },
    'mean-min': { of: 'mean-min', alpha: 1, beta: 1 },
    ordered: { of: 'ordered', places: [3, 2, 1] },
    child: { of: 'child', child: 0 },
    formula: { of: 'formula', formula: '1 - h / 100', children: [0] },
    'benefit-of-the-doubt': { of: 'benefit-of-the-doubt', shares: [0, 1], weights: [0, 1], step: 0 },
    conditional: {
      of: 'conditional',
      child: 'any',
      atLeast: 50,
      use: simple,
      otherwise: { ...simple, aggregate: 'minimum' },
    },
  };
  return {
    aggregate,
    order: aggregate === 'power' ? 2 : 1,
    details: details[aggregate] ?? { of: 'none' },
  } as unknown as AggregateChoice;
}
