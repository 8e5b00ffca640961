import { describe, expect, it } from 'vitest';
import { structureTypes } from '../../../../src/release/formats/sdmx/model.js';
import { observationsFor } from '../../../../src/release/formats/sdmx/observations.js';
import { sdmxStructure } from '../../../../src/release/index.js';
import { awkward, plain, withAwkwardRelease } from '../../../helpers/awkwardRelease.js';

withAwkwardRelease();

describe('the structure message', () => {
  type Artefact = {
    id: string;
    codes?: { id: string; parent?: string }[];
    concepts?: { id: string }[];
  };
  const data = (message: object) => (message as { data: Record<string, Artefact[]> }).data;

  it('defines every code and component that the data use', () => {
    for (const release of [plain, awkward]) {
      const { codelists, conceptSchemes, dataStructures, dataflows } = data(sdmxStructure([release]));
      const codes = (id: string) => new Set(codelists!.find((l) => l.id === id)!.codes!.map((c) => c.id));
      for (const o of observationsFor(release, {})) {
        expect(codes('CL_AREA_MY_INDEX')).toContain(o.REF_AREA);
        expect(codes('CL_INDICATOR_MY_INDEX')).toContain(o.INDICATOR);
        expect(codes('CL_OBS_STATUS')).toContain(o.OBS_STATUS);
        expect(codes('CL_AREA_LEVEL_MY_INDEX')).toContain(o.AREA_LEVEL);
      }
      const [concepts] = conceptSchemes!;
      const urns = JSON.stringify(dataStructures).match(/urn:sdmx:[^"]+/g)!;
      const defined = new Set([
        ...JSON.stringify([codelists, dataStructures]).match(/(?<="urn":")[^"]+/g)!,
        ...concepts!.concepts!.map(
          ({ id }) => `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=IPLUS:${concepts!.id}(1.0.0).${id}`,
        ),
      ]);
      expect(urns.filter((urn) => !defined.has(urn))).toEqual([]);
      expect(dataflows).toHaveLength(1);
    }
  });

  it('gives one kind or one artefact, and says what there is for another', () => {
    expect(Object.keys(data(sdmxStructure([plain], { type: 'codelist' })))).toEqual(['codelists']);
    expect(
      data(sdmxStructure([plain], { type: 'codelist', id: 'CL_FREQ' })).codelists!.map((l) => l.id),
    ).toEqual(['CL_FREQ']);
    expect(() => sdmxStructure([plain], { type: 'codelist', id: 'CL_FREK' })).toThrow('CL_FREQ');
    expect(() => sdmxStructure([plain], { type: 'hierarchy' })).toThrow('dataflow');
    expect(() => sdmxStructure([plain], { type: 'constructor' })).toThrow('dataflow');
  });

  it.each([
    ['dataflow', 'none', ['dataflow']],
    ['dataflow', 'parents', ['dataflow', 'dataconstraint']],
    ['dataconstraint', 'children', ['dataflow', 'dataconstraint']],
    ['agencyscheme', 'all', ['agencyscheme']],
    ['dataflow', 'children', ['dataflow', 'datastructure']],
    ['dataflow', 'descendants', ['dataflow', 'datastructure', 'codelist', 'conceptscheme']],
    ['dataflow', 'codelist', ['dataflow', 'codelist']],
    ['datastructure', 'parents', ['dataflow', 'datastructure']],
    ['datastructure', 'children', ['datastructure', 'codelist', 'conceptscheme']],
    ['datastructure', 'all', ['dataflow', 'datastructure', 'codelist', 'conceptscheme']],
    ['conceptscheme', 'children', ['codelist', 'conceptscheme']],
    ['conceptscheme', 'parents', ['datastructure', 'conceptscheme']],
    ['conceptscheme', 'ancestors', ['dataflow', 'datastructure', 'conceptscheme', 'dataconstraint']],
    ['codelist', 'contentconstraint', ['codelist', 'dataconstraint']],
    ['conceptscheme', 'parentsandsiblings', ['datastructure', 'codelist', 'conceptscheme']],
  ] as const)('give with a %s its %s', (type, references, kinds) => {
    const found = data(sdmxStructure([plain], { type, references }));
    expect(Object.keys(found)).toEqual(kinds.map((kind) => structureTypes[kind]));
  });

  it('leave a code list alone but for its own relatives', () => {
    const one = data(sdmxStructure([plain], { type: 'codelist', id: 'CL_FREQ', references: 'parents' }));
    expect(one.codelists!.map((list) => list.id)).toEqual(['CL_FREQ']);
    expect([one.dataStructures, one.conceptSchemes].map((found) => found!.length)).toEqual([1, 1]);
  });

  it.each([
    ['full', [false, false], true],
    ['referencestubs', [false, true], true],
    ['referencecompletestubs', [false, true], true],
    ['allstubs', [true, true], false],
    ['allcompletestubs', [true, true], false],
    ['referencepartial', [false, false], true],
    ['raw', [false, false], true],
  ] as const)('tell %s of what is asked for and of what comes along', (detail, stubs, isWhole) => {
    const release = { ...plain, plan: { ...plain.plan, note: { en: 'Note', zh: '注' } } };
    const asked = sdmxStructure([release], { type: 'dataflow', references: 'children', detail });
    const { dataflows, dataStructures } = data(asked) as Record<string, Record<string, unknown>[]>;
    const [flow, structure] = [dataflows![0]!, dataStructures![0]!];
    expect([flow['isExternalReference'], structure['isExternalReference']]).toEqual(stubs);
    expect(['structure' in flow, 'dataStructureComponents' in structure]).toEqual(stubs.map((is) => !is));
    expect('description' in flow).toBe(isWhole || detail === 'allcompletestubs');
    expect(String(flow['name'])).toContain(release.plan.title.en);
  });
});
