import { z } from 'zod';
import { type Release, searchSubjects } from '../../release/index.js';
import { chooseRelease } from '../choose.js';
import { originOf, originSchema } from '../figure.js';
import { inputs, pageOf, pageSchema, textSchema } from '../schemas.js';
import { defineTool } from '../tool.js';

const found = z.object({
  kind: z.enum(['place', 'node', 'indicator']),
  id: z.string().describe('The code of a place or the id of a node: pass it to the other tools.'),
  name: textSchema,
  level: z.string().nullable().describe('For a place, the level it is ranked in.'),
});

/** Searches places and nodes of the framework by name. */
export const search = (releases: readonly Release[]) =>
  defineTool({
    name: 'search',
    title: 'Find places and indicators',
    description:
      'Finds cities, groups of them, nodes and indicators by part of their Chinese or English name, pinyin, code or id. An empty text lists everything.',
    input: z.object({
      words: inputs.words,
      release: inputs.release,
      offset: inputs.offset,
      limit: inputs.limit,
    }),
    output: originSchema.extend({ rows: z.array(found), ...pageSchema.shape }),
    answer: ({ words, release: wanted, ...page }) => {
      const release = chooseRelease(releases, wanted);
      const all = [...placesOf(release, words), ...nodesOf(release, words)];
      return { ...originOf(release), ...pageOf(all, page) };
    },
  });

function placesOf({ plan }: Release, words: string): z.output<typeof found>[] {
  return searchSubjects(plan, words).map((s) => {
    return { kind: 'place', id: s.code, name: s.name, level: s.level };
  });
}

function nodesOf({ plan }: Release, words: string): z.output<typeof found>[] {
  const wanted = words.trim().toLowerCase();
  const fitting = plan.nodes.filter(({ id, title }) =>
    [id, title.en, title.zh].some((name) => name.toLowerCase().includes(wanted)),
  );
  return fitting.map(({ id, title, indicator }) => {
    return { kind: indicator < 0 ? 'node' : 'indicator', id, name: title, level: null };
  });
}
