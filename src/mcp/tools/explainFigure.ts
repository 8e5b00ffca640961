import { z } from 'zod';
import { explain, findSubject, type Release } from '../../release/index.js';
import { receiptText } from '../../words/index.js';
import { chooseRelease } from '../choose.js';
import { figureFrom, figureSchema, originOf, originSchema, sourcesOf, sourcesSchema } from '../figure.js';
import { inputs } from '../schemas.js';
import { defineTool } from '../tool.js';

/** Explains a figure. */
export const explainFigure = (releases: readonly Release[]) =>
  defineTool({
    name: 'explain',
    title: 'Explain a figure',
    description:
      'The receipt of a figure as text: the formula with its values, its components and their weights, the raw figures and imputations, and the input files with their hashes. The resource at its URI has the same as data.',
    input: z.object({
      unit: inputs.unit,
      period: inputs.period,
      node: inputs.node,
      release: inputs.release,
      lang: z.enum(['en', 'zh']).default('en'),
    }),
    output: originSchema.extend({ figure: figureSchema, sources: sourcesSchema, text: z.string() }),
    answer: ({ unit, period, node, lang, release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const subject = findSubject(release.plan, unit);
      const receipt = explain(release, subject, period, node);
      const figure = figureFrom(release, subject, receipt);
      const sources = sourcesOf(release, [figure]);
      return { ...originOf(release), figure, sources, text: receiptText(receipt, lang) };
    },
  });
