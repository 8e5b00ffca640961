import { type Text, writtenIn } from '../../../../edition/index.js';
import { publisherOf } from '../../citation.js';
import { agency, classes, type Identity, type SdmxRelease, sdmxId } from '../identity.js';
import { dataDate, type Published } from '../message.js';
import { element, type Xml, xmlText } from './xml.js';

const root = 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1';

/** The namespaces of SDMX-ML 2.1, by the prefixes that messages use here. */
export const namespaces = {
  mes: `${root}/message`,
  com: `${root}/common`,
  str: `${root}/structure`,
  gen: `${root}/data/generic`,
  ss: `${root}/data/structurespecific`,
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** The attributes that name namespaces. */
export const namespaceAttributes = (...prefixes: readonly (keyof typeof namespaces)[]) =>
  Object.fromEntries(prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]]));

/** A text in each of its languages. */
export function localisedElements(name: string, text: Text): Xml {
  return Object.entries(writtenIn(text))
    .map(([tag, words]) => element(name, { 'xml:lang': tag }, xmlText(words)))
    .join('');
}

/** A reference to an artefact as a `Ref` element, which all programs read. */
export function ref(kind: keyof typeof classes, { id, version, agency: of }: Identity, item?: string): Xml {
  const [pack, name] = classes[kind].split('.') as [string, string];
  const attributes =
    item === undefined
      ? { id, version, agencyID: of }
      : { id: item, maintainableParentID: id, maintainableParentVersion: version, agencyID: of };
  return element('Ref', { ...attributes, package: pack, class: name });
}

/**
 * The header of a message. `Test` is true where the data are not real. It has no `Name`, since the Python reader sdmx1
 * refuses one.
 */
export function header(release: SdmxRelease, { date }: Published, structure: Xml = ''): Xml {
  const { manifest, plan } = release;
  return element(
    'mes:Header',
    {},
    element('mes:ID', {}, xmlText(sdmxId(manifest.id))),
    element('mes:Test', {}, String(plan.dataStatus !== 'real')),
    element('mes:Prepared', {}, `${date ?? dataDate(release)}T00:00:00Z`),
    element('mes:Sender', { id: agency }, localisedElements('com:Name', publisherOf(plan))),
    structure,
  );
}
