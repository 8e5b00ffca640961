import type { InputFile, Text } from '../../edition/index.js';
import { type AnyDefinition, fileOf } from '../../tables/index.js';
import { placeNames } from '../explain/rawSources.js';
import { ingestedDefinition } from '../ingested.js';

import { noiseDefinition } from '../noise.js';
import { definitions } from './definitions.js';
import { geocodingDefinition, unplacedDefinition } from './geocoding.js';
import { resultsDefinition } from './results.js';
import { sampleRowsDefinition } from './sampleRows.js';
import { dictionary } from './tables.js';
import { totalsDefinition } from './totals.js';

/** Every table that can be a CSV file of a release. */
const tables: readonly AnyDefinition[] = [
  ...Object.values(definitions),
  ...[resultsDefinition, totalsDefinition, noiseDefinition, geocodingDefinition, unplacedDefinition],
  ...[ingestedDefinition, placeNames, sampleRowsDefinition, dictionary],
];

const byFile = new Map(tables.map((definition) => [fileOf(definition), definition]));

/** What the files hold that are not CSV tables. */
const others: Readonly<Record<string, Text>> = {
  'results.parquet': { en: 'The results as Parquet', zh: '结果（Parquet）' },
  'panel.parquet': { en: 'Every raw figure, as read', zh: '全部原始数值（按读取时）' },
  'plan.json': { en: 'The framework, weights and methods as decided', zh: '指标框架、权重与方法' },
  'raw.json': { en: 'How each raw figure follows from files', zh: '各原始数值与数据文件的对应' },
  'map.topojson': { en: 'The map', zh: '地图' },
  'sbom.cdx.json': { en: 'The software that computed it (CycloneDX)', zh: '所用软件的物料清单（CycloneDX）' },
  'release.json': { en: 'Identity, versions and the hash of every file', zh: '标识、版本与各文件的哈希值' },
};

/** What a file of a release holds. */
export const contentOf = (path: string): Text | undefined => others[path] ?? byFile.get(path)?.title;

/** Whether a file is a table without rows: there is its header alone. */
export function isEmptyTable({ path, bytes }: Pick<InputFile, 'path' | 'bytes'>): boolean {
  const definition = byFile.get(path);
  if (!definition) return false;
  const { columns, open } = definition;
  const header = [...Object.keys(columns), ...(open ? [`${open.prefix}1`] : [])].join(',');
  return bytes <= header.length + 1;
}
