import { csvCell, guardedCell, type Lang, tellingFirst } from '../../../edition/index.js';
import { type Code, codeLists } from './codes.js';
import { type Attribute, attributes, concepts, keyDimensions, shownDecimals } from './components.js';
import { agency, artefacts, type SdmxRelease, titleOf } from './identity.js';
import type { Observation } from './observations.js';

/** `id`: codes alone; `both`: `code: name`; `name`: the name in a column of its own. */
export type Labels = 'id' | 'name' | 'both';

type CsvColumn = (typeof keyDimensions)[number] | 'TIME_PERIOD' | 'OBS_VALUE' | Attribute;

const columns = [
  ...keyDimensions,
  'TIME_PERIOD',
  'OBS_VALUE',
  ...(Object.keys(attributes) as Attribute[]),
] as const satisfies readonly CsvColumn[];

/**
 * Observations as an SDMX-CSV 2.0 data message (RFC 4180, line ends \n): one row for each figure, values unrounded, NaN missing
 * (with OBS_STATUS M or O), RANK empty where there is none.
 * In a long file, rows that show the type of a column come first (`tellingFirst`). A name in a column of its own is never a formula for a spreadsheet program (`guardedCell`).
 */
export function dataCsv(
  release: SdmxRelease,
  observations: readonly Observation[],
  labels: Labels = 'id',
  lang: Lang = 'en',
): string {
  const ids = artefacts(release);
  const flow = `${agency}:${ids.dataflow}(${ids.version})`;
  const title = titleOf(release)[lang];
  const names = namesOf(release, lang);
  const cells = (id: string, name: string | undefined) =>
    labels === 'id'
      ? [csvCell(id)]
      : labels === 'name'
        ? [csvCell(id), guardedCell(name ?? '')]
        : [csvCell(name === undefined ? id : `${id}: ${name}`)];
  const structure = cells(flow, title);
  const header = [
    'STRUCTURE',
    'STRUCTURE_ID',
    ...(labels === 'name' ? ['STRUCTURE_NAME'] : []),
    'ACTION',
    ...columns.flatMap((column) => cells(column, concepts[column][lang])),
  ];
  const fixed = {
    UNIT_MEASURE: 'IX',
    DECIMALS: shownDecimals,
    CONF_STATUS: 'F',
    DATA_STATUS: release.plan.dataStatus,
  };
  const rowOf = (o: Observation) => ({ ...o, ...fixed, OBS_VALUE: o.value, RANK: o.RANK || '' });
  const told = tellingFirst(observations, (o) => columns.map((column) => String(rowOf(o)[column])));
  const lines = told.map((o) => {
    const row = rowOf(o);
    const data = columns.flatMap((column) => {
      const id = String(row[column]);
      return cells(id, names[column]?.get(id));
    });
    return ['dataflow', ...structure, 'I', ...data].join(',');
  });
  return `${[header.join(','), ...lines].join('\n')}\n`;
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
