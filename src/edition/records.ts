import { z } from 'zod';
import { column, contractSchema, format } from './contract.js';
import { recordValueSchema } from './recordValues.js';
import { insideFolder, recordsAt, shapes } from './schema/shapes.js';
import { textSchema } from './schema/textSchema.js';
import { type SharedColumns, sharedColumnSchema } from './sharedColumns.js';

const file = z.string().regex(insideFolder, { error: shapes.file.en });

/** The record formats a source may have; each has a reader in the signals floor. */
const recordFormats = ['ip-ranges'] as const;
export type RecordFormat = (typeof recordFormats)[number];

/**
 * `sources.yaml`: the sources of raw records. A source is a file in the edition's folder (`file`), or an exact version of a
 * package of the npm registry (`package`), which is checked against its integrity hash and converted to
 * `records/<id>.parquet` by the reader of its format. With `each` and `columns`, `records/<id>.parquet` has the records of the file
 * with what each shares with those it belongs to: persons with the columns of their household.
 */
export const sourcesSchema = z.strictObject({
  sources: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      title: textSchema,
      package: z
        .string()
        .regex(/^(@[a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+$/, { error: shapes.package.en })
        .optional(),
      integrity: z.string().startsWith('sha512-').optional(),
      file,
      format: z.enum(recordFormats).optional(),
      observed: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, { error: shapes.date.en })
        .optional()
        .describe('The date the data themselves give, never the date of the package'),
      each: z
        .union([column, z.array(column).min(1)])
        .optional()
        .describe('The column, or columns, that records share which belong together, such as a household'),
      columns: z.record(column, sharedColumnSchema).optional(),
      note: textSchema.optional(),
      licence: z.string(),
      url: z.string(),
    }),
  ),
});

/** Keys that a source with `package` must have too; one with `file` needs none of them. */
export const packageKeys = ['integrity', 'format', 'observed'] as const;

export type RecordSource = z.infer<typeof sourcesSchema>['sources'][number];

/** What the records of a source share; undefined where they are taken as they are. */
export function sharedOf({ each, columns }: RecordSource): SharedColumns | undefined {
  if (each === undefined || columns === undefined) return undefined;
  return { each: typeof each === 'string' ? [each] : each, columns };
}

/** The record file of a source: `records/<id>.parquet` where it is made from the file, otherwise the file. */
export function recordFileOfSource(source: RecordSource): string {
  const isMade = source.package !== undefined || sharedOf(source) !== undefined;
  return isMade ? `records/${source.id}.parquet` : source.file;
}

/**
 * `signals/*.yaml`: how indicators are computed from raw records; one signal or a list of them a file.
 * `where` is an SQL condition over the record's columns.
 */
const signalSchema = z.strictObject({
  indicator: z.string(),
  from: z
    .string()
    .regex(recordsAt, { error: shapes.records.en })
    .describe(
      'A record file or glob below the edition, for example records/ipv4-*.parquet; or a table of a cluster, clickhouse:db.table; or the stored records of a data contract, platform:CONTRACT',
    ),
  unit: z.union([
    z.strictObject({ code: column.describe('A column with codes of any year') }),
    z.strictObject({
      country: column.optional(),
      province: column.optional(),
      city: column.describe('A column with names, of the unit or of a district in it'),
      district: column.optional().describe('Says where a record belongs whose city is empty or unknown'),
    }),
    z.strictObject({
      lon: column.describe('A column with longitudes, in degrees (WGS 84)'),
      lat: column,
      borders: file.describe('GeoJSON or TopoJSON in degrees; the id of a feature is the code of its unit'),
    }),
  ]),
  period: z.strictObject({
    column,
    zone: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, { error: shapes.zone.en })
      .optional()
      .describe(
        'The days of timestamps are those of this time zone; a timestamp without an offset is in UTC',
      ),
    format: format
      .optional()
      .describe(
        'How dates are written where they are not of ISO 8601, such as %d/%m/%Y (%Y %m %d %q %H %I %p %M %S %z)',
      ),
    take: z
      .enum(['all', 'last', 'mean'])
      .optional()
      .describe(
        'all: every record of the period counts. last: only those of its last observation date. mean: the mean of its observation dates, for what is a stock at each',
      ),
  }),
  contract: contractSchema
    .optional()
    .describe(
      'What every record must be; then `iplus ingest` takes the files, and only what it accepted is counted',
    ),
  complete: z
    .literal(true)
    .optional()
    .describe('The records cover every unit: one they never name has 0, not nothing observed'),
  where: z.string().optional(),
  'suppress-below': z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Withhold what fewer records stand behind; nobody’s figure, of no record, is nobody’s secret'),
  contributors: z
    .strictObject({
      column: column.describe('Who stands behind a record: an organisation'),
      'at-least': z.number().int().min(2).optional().describe('Withhold what fewer stand behind; 3'),
      'p-percent': z
        .number()
        .min(0)
        .max(100)
        .optional()
        .describe('Withhold what lets the second contributor work out the first to so many per cent; 10'),
      coalition: z
        .number()
        .int()
        .min(1)
        .max(3)
        .optional()
        .describe(
          'How many contributors may put together what they sent, and still not work out another; at least two more than those must stand behind a figure. 1',
        ),
    })
    .optional(),
  noise: z
    .strictObject({
      epsilon: z.number().min(0.001).max(20).describe('How little noise: the loss of privacy a draw costs'),
      'per-person': z
        .number()
        .int()
        .min(1)
        .max(100_000)
        .optional()
        .describe('The most by which one person can change a figure; 1'),
      budget: z
        .number()
        .max(1000)
        .optional()
        .describe('What all vintages of a figure may cost; epsilon, so that it is drawn once'),
    })
    .optional()
    .describe(
      'Discrete Laplace noise on every figure, which is stated with it; for counts and sums of whole numbers',
    ),
  value: recordValueSchema,
});

export type Signal = z.infer<typeof signalSchema>;

/** The confidentiality rules of a signal. They are not published, since they would help to infer suppressed figures. */
export type Confidence = Pick<Signal, 'suppress-below' | 'contributors'>;

/**
 * The rule for contributors in full. A coalition and the contributor that it works out leave one who is not known, so that at least two
 * more than the coalition are asked for.
 */
export function contributorRule(contributors: NonNullable<Confidence['contributors']>) {
  const { 'at-least': least = 3, 'p-percent': percent = 10, coalition = 1 } = contributors;
  return { least: Math.max(least, coalition > 1 ? coalition + 2 : 0), percent, coalition };
}

/** By what records are placed in units. */
const placedBy = ['code', 'name', 'coordinates'] as const;
export type PlacedBy = (typeof placedBy)[number];

export function placedByOf(unit: Signal['unit']): PlacedBy {
  return 'code' in unit ? 'code' : 'lon' in unit ? 'coordinates' : 'name';
}

const levels = ['country', 'province', 'city', 'district'] as const;

/** The columns by which a record is placed, the largest area first; for coordinates longitude and latitude. */
export function placeColumns(unit: Signal['unit']): string[] {
  if ('code' in unit) return [unit.code];
  if ('lon' in unit) return [unit.lon, unit.lat];
  return levels.map((level) => unit[level]).filter((c) => c !== undefined);
}

/** The values in the place columns of a record, by level; for coordinates the place that contains them. */
export type PlaceValues = Partial<Record<(typeof levels)[number] | 'code' | 'at', string>>;

/** @param words in the order of `placeColumns`; for coordinates one */
export function placeValues(unit: Signal['unit'], words: readonly string[]): PlaceValues {
  if ('code' in unit) return { code: words[0]! };
  if ('lon' in unit) return { at: words[0]! };
  const given = levels.filter((level) => unit[level] !== undefined);
  return Object.fromEntries(given.map((level, i) => [level, words[i]!]));
}

export const signalsFileSchema = z.union([signalSchema, z.array(signalSchema)]);

const platformPrefix = 'platform:';

/** The contract whose stored records a signal reads from the platform; undefined for all other signals. */
export function contractOf(from: string): string | undefined {
  return from.startsWith(platformPrefix) ? from.slice(platformPrefix.length) : undefined;
}
