import { codeLists } from './codes.js';
import { type Attribute, attributes, concepts, keyDimensions, uncoded } from './components.js';
import { constraintOf } from './constraint.js';
import { agency, artefacts, type SdmxRelease, titleOf } from './identity.js';
import type { Artefact, Component, Dataflow, ItemScheme } from './model.js';

/** All artefacts of a release. Those that editions share are the same for all. */
export function artefactsOf(release: SdmxRelease): Artefact[] {
  const { plan } = release;
  const { version, ...ids } = artefacts(release);
  const name = titleOf(release);
  const own = (id: string) => ({ id, version, agency, name });
  const lists = codeLists(plan);
  const components = componentsOf(lists);
  const structure = own(ids.datastructure);
  const scheme = own(ids.conceptscheme);
  const flow: Dataflow = { kind: 'dataflow', ...own(ids.dataflow), structure };
  const { attribution, note } = plan;
  if (attribution && note)
    flow.description = { en: `${attribution.en}. ${note.en}`, zh: `${attribution.zh}。${note.zh}` };
  else if (attribution || note) flow.description = (attribution ?? note)!;
  return [
    flow,
    { kind: 'datastructure', ...structure, scheme, components },
    ...Object.values(lists).map(
      ({ codes, ...list }): ItemScheme => ({ kind: 'codelist', agency, ...list, items: codes }),
    ),
    {
      kind: 'conceptscheme',
      ...scheme,
      items: components.map(({ id, list, dataType }) => ({
        id,
        name: concepts[id],
        core: list ? { list } : { dataType: dataType! },
      })),
    },
    agencies,
    constraintOf(release),
  ];
}

/** The scheme of top-level agencies, for which SDMX prescribes this id, version and agency. */
const agencies: ItemScheme = {
  kind: 'agencyscheme',
  id: 'AGENCIES',
  version: '1.0',
  agency: 'SDMX',
  name: { en: 'Agencies', zh: '机构' },
  items: [{ id: agency, name: { en: 'Internet Plus Index', zh: '互联网+指数' } }],
};

function componentsOf(lists: ReturnType<typeof codeLists>): Component[] {
  const coded = (id: keyof typeof lists) => ({ list: { ...lists[id], agency } });
  const held = (id: Attribute | 'OBS_VALUE') => {
    const plain = uncoded(id);
    return plain ?? { ...coded(id as keyof typeof lists), optional: false };
  };
  return [
    ...keyDimensions.map((id) => ({ id, role: 'dimension' as const, ...coded(id), optional: false })),
    { id: 'TIME_PERIOD', role: 'time', dataType: 'ObservationalTimePeriod', optional: false },
    { id: 'OBS_VALUE', role: 'measure', ...held('OBS_VALUE') },
    ...(Object.keys(attributes) as Attribute[]).map((id) => ({
      id,
      role: 'attribute' as const,
      ...held(id),
      on: attributes[id],
    })),
  ];
}
