import { z } from 'zod';
import { type Release, searchSubjects } from '../../release/index.js';
import { asked, pageOf } from '../asked.js';
import { choose } from '../choose.js';
import { originOf, originSchema } from '../figure.js';
import { pageSchema, textSchema } from '../schemas.js';
import { tool } from '../tool.js';

const found = z.object({
  kind: z.enum(['place', 'node', 'indicator']),
  id: z.string().describe('The code of a place or the id of a node: pass it to the other tools.'),
  name: textSchema,
  level: z.string().nullable().describe('Of a place, what it is ranked with.'),
});

/** Places and parts of the framework whose names hold some words. */
export const search = (releases: readonly Release[]) =>
  tool({
    name: 'search',
    title: 'Find places and indicators',
    description:
      'Finds cities, groups of them, nodes and indicators by a part of their Chinese or English name, pinyin, code or id. Empty words list everything.',
    input: z.object({
      words: z.string(),
      release: asked.release,
      offset: asked.offset,
      limit: asked.limit,
    }),
    output: originSchema.extend({ rows: z.array(found), ...pageSchema.shape }),
    answer: ({ words, release: wanted, ...page }) => {
      const release = choose(releases, wanted);
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
