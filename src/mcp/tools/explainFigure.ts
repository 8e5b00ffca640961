import { z } from 'zod';
import { receiptText } from '../../publish/index.js';
import { explain, findSubject, type Release } from '../../release/index.js';
import { asked } from '../asked.js';
import { choose } from '../choose.js';
import { figureFrom, figureSchema, originOf, originSchema } from '../figure.js';
import { tool } from '../tool.js';

/** Where a figure came from. */
export const explainFigure = (releases: readonly Release[]) =>
  tool({
    name: 'explain',
    title: 'Where a figure came from',
    description:
      'The receipt of a figure as text: the formula with its values, its parts and their weights, the raw figures and what was filled in, the files they were read from with their hashes. The same as data is the resource of its address.',
    input: z.object({
      unit: asked.unit,
      period: asked.period,
      node: asked.node,
      release: asked.release,
      lang: z.enum(['en', 'zh']).default('en'),
    }),
    output: originSchema.extend({ figure: figureSchema, text: z.string() }),
    answer: ({ unit, period, node, lang, release: wanted }) => {
      const release = choose(releases, wanted);
      const subject = findSubject(release.plan, unit);
      const receipt = explain(release, subject, period, node);
      const figure = figureFrom(release, subject, receipt);
      return { ...originOf(release), figure, text: receiptText(receipt, lang) };
    },
  });
