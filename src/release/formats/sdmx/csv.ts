import { csvCell, guardCell, type Lang } from '../../../edition/index.js';
import { csvBytes } from '../../tables/csv.js';
import { type DictionaryColumn, dictionaryColumn, repeatedWord } from '../../tables/dictionaryColumn.js';
import { type Code, codeLists } from './codes.js';
import { type Attribute, attributes, concepts, keyDimensions, shownDecimals } from './components.js';
import { agency, artefacts, type SdmxRelease, titleOf } from './identity.js';
import type { Observation } from './parts.js';

/** `id`: codes alone; `both`: `code: name`; `name`: the name in a column of its own. */
export type Labels = 'id' | 'name' | 'both';

type CsvColumn = (typeof keyDimensions)[number] | 'TIME_PERIOD' | 'OBS_VALUE' | Attribute;

const columns = [
  ...keyDimensions,
  'TIME_PERIOD',
  'OBS_VALUE',
  ...(Object.keys(attributes) as Attribute[]),
] as const satisfies readonly CsvColumn[];

/** Options of an SDMX-CSV message. By default it has codes without names, and version 2.0.0. */
export interface CsvOptions {
  labels?: Labels;
  lang?: Lang;
  /** The version of SDMX-CSV. Version 1.0.0 names the dataflow in one column and has no action. */
  version?: '1.0.0' | '2.0.0';
}

/**
 * Observations as an SDMX-CSV data message (RFC 4180, line ends \n): one row for each figure, values unrounded, NaN missing
 * (with OBS_STATUS M or O), RANK empty where there is none.
 * In a long file, rows that show the type of a column come first (`csvBytes`). A name in a column of its own is never a formula for a spreadsheet program (`guardedCell`).
 */
export function dataCsv(
  release: SdmxRelease,
  observations: readonly Observation[],
  { labels = 'id', lang = 'en', version = '2.0.0' }: CsvOptions = {},
): Uint8Array {
  const ids = artefacts(release);
  const flow = `${agency}:${ids.dataflow}(${ids.version})`;
  const names = namesOf(release, lang);
  /** A column of codes as it is written: one column, or two with the name beside the code. */
  const written = (
    column: DictionaryColumn,
    nameOf: (id: string) => string | undefined,
  ): DictionaryColumn[] => {
    const as = (cell: (id: string) => string) => ({ words: column.words.map(cell), at: column.at });
    if (labels === 'id') return [as(csvCell)];
    if (labels === 'name') return [as(csvCell), as((id) => guardCell(nameOf(id) ?? ''))];
    return [as((id) => csvCell(nameOf(id) === undefined ? id : `${id}: ${nameOf(id)}`))];
  };
  const fixed = (word: string) => repeatedWord(word, observations.length);
  const structure = written(fixed(flow), () => titleOf(release)[lang]);
  const named = labels === 'name' ? ['STRUCTURE_NAME'] : [];
  const header = version === '1.0.0' ? ['DATAFLOW'] : ['STRUCTURE', 'STRUCTURE_ID', ...named, 'ACTION'];
  const head = version === '1.0.0' ? structure : [fixed('dataflow'), ...structure, fixed('I')];
  const headerOf = (column: CsvColumn) =>
    written(repeatedWord(column, 1), () => concepts[column][lang]).flatMap(({ words }) => words);
  const values = valuesOf(release);
  const data = columns.flatMap((column): (DictionaryColumn | Float64Array)[] => {
    if (column === 'OBS_VALUE') {
      const numbers = Float64Array.from(observations, ({ value }) => value);
      return labels === 'name' ? [numbers, fixed('')] : [numbers];
    }
    return written(dictionaryColumn(observations.map(values[column])), (id) => names[column]?.get(id));
  });
  return csvBytes(
    [...header, ...columns.flatMap(headerOf)].join(','),
    [...head, ...data],
    (cell) => cell,
    'NaN',
  );
}

/** The cells of an observation, without its value. */
function valuesOf({
  plan,
}: SdmxRelease): Record<Exclude<CsvColumn, 'OBS_VALUE'>, (o: Observation) => string> {
  return {
    FREQ: (o) => o.FREQ,
    REF_AREA: (o) => o.REF_AREA,
    INDICATOR: (o) => o.INDICATOR,
    TIME_PERIOD: (o) => o.TIME_PERIOD,
    OBS_STATUS: (o) => o.OBS_STATUS,
    STATUS: (o) => o.STATUS,
    RANK: (o) => (o.RANK === 0 ? '' : String(o.RANK)),
    AREA_LEVEL: (o) => o.AREA_LEVEL,
    UNIT_MEASURE: () => 'IX',
    DECIMALS: () => String(shownDecimals),
    CONF_STATUS: () => 'F',
    DATA_STATUS: () => plan.dataStatus,
  };
}

/** Names of the codes of each coded component. */
function namesOf({ plan }: SdmxRelease, lang: Lang): Partial<Record<CsvColumn, Map<string, string>>> {
  return Object.fromEntries(
    Object.entries(codeLists(plan)).map(([component, { codes }]) => [
      component,
      new Map(codes.map(({ id, name }: Code) => [id, name[lang]])),
    ]),
  );
}
