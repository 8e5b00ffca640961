import { sdmxMediaTypes } from '../../../../release/index.js';
import type { Form } from '../../negotiate.js';

/** The addresses of SDMX have no endings. */
const form = (id: string, mediaType: string, also: readonly string[] = []): Form => ({
  id,
  mediaType,
  also,
  byAcceptOnly: true,
});

const xml = ['application/xml', 'text/xml'];

const json2 = form('sdmx-json', sdmxMediaTypes.json);
const json1 = form('sdmx-json-1', sdmxMediaTypes.json1);
const withLabels = (mediaType: string, labels: string) => `${mediaType}; labels=${labels}`;
const csv2 = form('sdmx-csv', sdmxMediaTypes.csv, [withLabels(sdmxMediaTypes.csv, 'id')]);
const csv1 = form('sdmx-csv-1', sdmxMediaTypes.csv1, [withLabels(sdmxMediaTypes.csv1, 'id')]);
const withNames = [
  form('sdmx-csv-both', withLabels(sdmxMediaTypes.csv, 'both')),
  form('sdmx-csv-name', withLabels(sdmxMediaTypes.csv, 'name')),
  form('sdmx-csv-1-both', withLabels(sdmxMediaTypes.csv1, 'both')),
];
const specific = form('sdmx-ml', sdmxMediaTypes.structureSpecificXml, xml);
const generic = form('sdmx-ml-generic', sdmxMediaTypes.genericXml);

const also = (one: Form, ...types: readonly string[]): Form => ({
  ...one,
  also: [...types, ...(one.also ?? [])],
});

/** The forms of data: JSON and CSV of SDMX 3.0 first for REST 2, messages of SDMX 2.1 first for REST 1. */
export const dataForms2 = [
  also(json2, 'application/json'),
  also(csv2, 'text/csv'),
  specific,
  generic,
  json1,
  csv1,
  ...withNames,
];
export const dataForms1 = [
  specific,
  generic,
  also(json1, 'application/json'),
  also(csv1, 'text/csv'),
  json2,
  csv2,
  ...withNames,
];

const structureJson = form('sdmx-structure', sdmxMediaTypes.structure, ['application/json']);
const structureXml = form('sdmx-ml-structure', sdmxMediaTypes.structureXml, xml);

export const structureForms2 = [structureJson, structureXml];
export const structureForms1 = [structureXml, structureJson];

export const schemaForms = [form('sdmx-schema', sdmxMediaTypes.schemaXml, xml)];

/** Whether an answer is XML. */
export const isXml = ({ id }: Form) => id.startsWith('sdmx-ml');

/** How names are written in CSV. */
export function labelsOf({ id }: Form): 'id' | 'both' | 'name' {
  const labels = id.split('-').at(-1);
  return labels === 'both' || labels === 'name' ? labels : 'id';
}
