import type { DataRows, PlaceNamed, Provenance, Samples, Signal, UsedRecords } from '../../edition/index.js';
import { column, defineTable, orNaN, type RowOf, tableOf } from '../../tables/index.js';
import type { Manifest } from '../manifest.js';
import type { ReleaseFile } from '../store/store.js';
import { sampleRowOf, sampleRowsDefinition, sampleRowsTable } from '../tables/sampleRows.js';
import { rowsIn, rowsOf, tableFile, tableFileIfAny } from '../tables/tables.js';

/** The origin of raw figures: the signals and records, or the rows of data files. */
export interface RawSources {
  signals: Signal[];
  dataRows: DataRows[];
  named: PlaceNamed[];
  /** Records used; undefined in a release without these data. */
  used: UsedRecords[] | undefined;
  /** Rows of records and data files; undefined in a release without these data. */
  samples: Samples | undefined;
}

const rawFile = 'raw.json';

/** Record files and the columns by which they were read; place-names.csv refers to it by index. */
interface Pass {
  from: string;
  columns: string[];
}

/** The content of raw.json. */
type Written = Omit<RawSources, 'named' | 'samples'> & {
  passes: Pass[];
  samples?: Omit<Samples, 'rows'>;
};

/** raw.json and place-names.csv, by which the records of every cell can be found, and sample-rows.csv. */
export function rawFiles({ signals, dataRows, named, used, samples }: Provenance): ReleaseFile[] {
  const keyOf = ({ from, columns }: Pass) => JSON.stringify([from, columns]);
  const known = new Map(named.map((n) => [keyOf(n), { from: n.from, columns: n.columns }]));
  const numbers = new Map([...known.keys()].map((key, i) => [key, i]));
  const width = Math.max(1, ...named.map((n) => n.words.length));
  const words = Array.from({ length: width }, (_, i) => i);
  const rows = named.map(
    (n): RowOf<typeof placeNames> => ({
      pass: numbers.get(keyOf(n))!,
      unit: n.unit,
      first: n.first,
      last: n.last,
      ...Object.fromEntries(words.map((i) => [wordPrefix + (i + 1), n.words[i] ?? ''])),
    }),
  );
  const said = words.map((i) => [wordPrefix + (i + 1), { title: wordTitle(i + 1) }]);
  const aboutSamples = samples && { sets: samples.sets, without: samples.without, reason: samples.reason };
  const raw = { signals, passes: [...known.values()], used, dataRows, samples: aboutSamples };
  return [
    { path: rawFile, content: `${JSON.stringify(raw, null, 1)}\n` },
    tableFile(tableOf(placeNames, rows, Object.fromEntries(said))),
    ...(samples ? tableFileIfAny(sampleRowsTable(samples)) : []),
  ];
}

const wordPrefix = 'word_';
const wordTitle = (n: number) => ({ en: `Name ${n} used in the records`, zh: `记录中的称呼（${n}）` });

/** The place names of each unit in the records. */
export const placeNames = defineTable({
  name: 'place-names',
  title: { en: 'Names of the units in the records', zh: '记录中各单元的称呼' },
  columns: {
    pass: column.integer('Number of the pass in raw.json', 'raw.json 中的读取序号'),
    unit: column.string('Code of the unit', '单元代码'),
    first: column.string('First date of use', '起始日期'),
    last: column.string('Last date of use', '截止日期'),
  },
  key: [],
  open: { prefix: wordPrefix, type: 'string' },
  topLevel: true,
});

/** Reads raw.json and place-names.csv; undefined for a release without these files. */
export async function readRawSources(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<RawSources | undefined> {
  if (!manifest.files.some((f) => f.path === rawFile)) return undefined;
  const { signals, passes, dataRows, used, samples } = JSON.parse(await text(rawFile)) as Written;
  const named = rowsOf(placeNames, await text('place-names.csv')).map((row) => {
    const { from, columns } = passes[orNaN(row.pass)]!;
    // Coordinates have two columns and one place name: the id of the area that contains them.
    const words = columns.flatMap((_, i) => {
      const word = row[`${wordPrefix}${i + 1}`];
      return word === undefined ? [] : [word ?? ''];
    });
    return { from, columns, words, unit: row.unit, first: row.first, last: row.last };
  });
  const rows = await rowsIn(sampleRowsDefinition, text, manifest);
  return {
    signals,
    dataRows,
    named,
    used,
    samples: samples && { ...samples, rows: rows.map((row) => sampleRowOf(row, samples.sets)) },
  };
}
