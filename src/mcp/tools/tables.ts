import { z } from 'zod';
import { maxLengths, problems, UserError } from '../../edition/index.js';
import { findTable, type Release, tablesOf } from '../../release/index.js';
import { fileOf, type Table } from '../../tables/index.js';
import { fileUri } from '../addresses.js';
import { chooseRelease } from '../choose.js';
import { originOf, originSchema } from '../figure.js';
import { inputs, pageOf, pageSchema, textSchema, tooLongMessage } from '../schemas.js';
import { defineTool } from '../tool.js';

const column = z.object({
  id: z.string(),
  type: z.enum(['string', 'integer', 'number']),
  title: textSchema,
  unit: textSchema.optional(),
  note: textSchema.optional(),
});
/** Refuses the key `__proto__`, which no table has as a column and which a record would drop in silence. */
function noPrototype(where: unknown, { addIssue }: z.RefinementCtx): unknown {
  if (typeof where === 'object' && where !== null && Object.hasOwn(where, '__proto__'))
    addIssue({ code: 'custom', message: 'unknown column “__proto__”' });
  return where;
}

const about = z.object({
  name: z.string(),
  title: textSchema,
  rows: z.number(),
  file: z.string().describe('The full table as CSV, a resource.'),
});

/** Lists the tables of the analysis. */
export const listTables = (releases: readonly Release[]) =>
  defineTool({
    name: 'list_tables',
    title: 'Tables of the analysis',
    description:
      'The tables of the analysis: rankings, movers, streaks, inequality, convergence, neighbours, tiers, sectors, size, forecasts.',
    input: z.object({ release: inputs.release }),
    output: originSchema.extend({ tables: z.array(about) }),
    answer: ({ release: wanted }) => {
      const release = chooseRelease(releases, wanted);
      const listed = tablesOf(release).map(({ definition, rows }) => {
        const { name, title } = definition;
        return { name, title, rows: rows.length, file: fileUri(release.manifest.id, fileOf(definition)) };
      });
      return { ...originOf(release), tables: listed };
    },
  });

/** Reads rows of one table. */
export const readTable = (releases: readonly Release[]) =>
  defineTool({
    name: 'read_table',
    title: 'Rows of a table',
    description:
      'Rows of a table of list_tables, all or those with given values in some columns, with the meaning of each column. Missing values are null; a column gives the reason.',
    input: z.object({
      table: inputs.words,
      where: z
        .preprocess(
          noPrototype,
          z
            .record(z.string(), z.union([z.string(), z.number()]))
            .refine((of) => Object.keys(of).length <= 20, 'at most 20 columns')
            // Here, not at each column: an error at a column repeats its name, however long.
            .superRefine((of, { addIssue }) => {
              const found = Object.entries(of)
                .flat()
                .find((text) => String(text).length > maxLengths.name);
              if (found !== undefined) addIssue(tooLongMessage(String(found), 'name'));
            }),
        )
        .default({})
        .describe('Column and the value it must have, such as { "period": "2022" }.'),
      release: inputs.release,
      offset: inputs.offset,
      limit: inputs.limit,
    }),
    output: originSchema.extend({
      title: textSchema,
      columns: z.array(column),
      rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      ...pageSchema.shape,
    }),
    answer: ({ table: name, where, release: wanted, ...page }) => {
      const release = chooseRelease(releases, wanted);
      const table = tableOf(release, name);
      const columns = table.columns.map(({ id, type, title, unit, note }) => {
        return { id, type, title, ...(unit ? { unit } : {}), ...(note ? { note } : {}) };
      });
      const rows = rowsWhere(table, where).map((row) => columns.map(({ id }) => row[id] ?? null));
      return { ...originOf(release), title: table.definition.title, columns, ...pageOf(rows, page) };
    },
  });

function tableOf(release: Release, name: string): Table {
  const found = findTable(release, name);
  if (found) return found;
  const names = tablesOf(release).map((t) => t.definition.name);
  throw new UserError([problems.unknownCode({ file: 'table' }, { en: 'table', zh: '表' }, name, names)]);
}

function rowsWhere({ columns, rows }: Table, where: Readonly<Record<string, string | number>>) {
  const ids = columns.map((c) => c.id);
  const lost = Object.keys(where).filter((id) => !ids.includes(id));
  const what = { en: 'column', zh: '列' };
  if (lost.length > 0) {
    throw new UserError(lost.map((id) => problems.unknownCode({ file: 'where' }, what, id, ids)));
  }
  return rows.filter((row) => Object.entries(where).every(([id, cell]) => String(row[id]) === String(cell)));
}
