import { z } from 'zod';
import { findSubject, type Release } from '../../release/index.js';
import { chooseRelease } from '../choose.js';
import { figureOf, figureSchema, originOf, originSchema, sourcesOf, sourcesSchema } from '../figure.js';
import { inputs } from '../schemas.js';
import { defineTool } from '../tool.js';

/** One figure. */
export const getValue = (releases: readonly Release[]) =>
  defineTool({
    name: 'get_value',
    title: 'One figure',
    description:
      'Value and rank of a place at a node in a period, with its status, rank range and receipt. Show the notice wherever it is not null.',
    input: z.object({ unit: inputs.unit, period: inputs.period, node: inputs.node, release: inputs.release }),
    output: originSchema.extend({ figure: figureSchema, sources: sourcesSchema }),
    answer: ({ unit, period, node, release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const subject = findSubject(release.plan, unit);
      const figure = figureOf(release, subject, period, node);
      return { ...originOf(release), figure, sources: sourcesOf(release, [figure]) };
    },
  });
