import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { fromSDMX } from 'jsonstat-suite/import.mjs';
import * as sdmxRest from 'sdmx-rest';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../../../src/release/formats/index.js';
import { areaCodes, codeLists } from '../../../../src/release/formats/sdmx/codes.js';
import { sdmxId, sdmxVersion } from '../../../../src/release/formats/sdmx/identity.js';
import { structureTypes } from '../../../../src/release/formats/sdmx/model.js';
import { queried } from '../../../../src/release/formats/sdmx/observations.js';
import { atObservationWords, dataDetails } from '../../../../src/release/formats/sdmx/parts.js';
import {
  type Release,
  sdmxAvailability,
  sdmxData,
  sdmxData1,
  sdmxDataCsv,
  sdmxStructure,
} from '../../../../src/release/index.js';
import { resultsOf } from '../../../../src/release/tables/results.js';
import { awkwardOf } from '../../../helpers/awkwardRelease.js';
import { example, releaseOf } from '../../../helpers/editions.js';
import { temporaryFolder } from '../../../helpers/folders.js';

let plain: Release;
let awkward: Release;

beforeAll(async () => {
  plain = await releaseOf(example);
  awkward = awkwardOf(plain);
});

describe('SDMX-CSV', () => {
  it.each(['id', 'both', 'name'] as const)('gives DuckDB every figure, labels %s', async (labels) => {
    for (const release of [plain, awkward]) {
      const file = join(temporaryFolder(), 'data.csv');
      writeFileSync(file, sdmxDataCsv(release, {}, { labels }));
      const connection = await (await DuckDBInstance.create()).connect();
      const read = await connection.runAndReadAll(
        `select * from read_csv('${file}', header=true, all_varchar=true, delim=',', quote='"', escape='"', strict_mode=true)`,
      );
      const column = (id: string) => {
        const at = read.columnNames().findIndex((name) => name === id || name.startsWith(`${id}: `));
        return read
          .getColumns()
          [at]!.map((cell) => (labels === 'both' ? String(cell ?? '').split(': ')[0]! : String(cell ?? '')));
      };
      const asked = queried(release, {});
      expect(column('OBS_VALUE').map(Number)).toEqual(asked.map((o) => o.value));
      expect(column('REF_AREA')).toEqual(asked.map((o) => o.REF_AREA));
      expect(column('OBS_STATUS')).toEqual(asked.map((o) => o.OBS_STATUS));
      expect(column('RANK').map(Number)).toEqual(asked.map((o) => o.RANK));
      expect(new Set(column('DATA_STATUS'))).toEqual(new Set([release.plan.dataStatus]));
    }
  });

  it('has the rows of results.csv in their order', async () => {
    const [file] = await formats['sdmx-csv']!.write(plain, {});
    const rows = new TextDecoder()
      .decode(file!.content as Uint8Array)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const { value, node, period, rank } = resultsOf(plain.plan, plain.index);
    expect(rows.map((row) => Number(row[7]))).toEqual(value);
    expect(rows.map((row) => [row[5], row[6], Number(row[10])])).toEqual(
      node.map((n, i) => [n, period[i], rank[i]]),
    );
  });

  it('says of a missing value that it is missing and why', () => {
    const row = new TextDecoder()
      .decode(sdmxDataCsv(awkward))
      .split('\n')
      .find((line) => line.includes(',NaN,'))!;
    expect(row).toContain(',NaN,O,missing,,city,');
  });
});

describe('the SDMX-JSON data message', () => {
  it('gives jsonstat-suite every figure', () => {
    for (const release of [plain, awkward]) {
      const read = fromSDMX(sdmxData(release, { dimensionAtObservation: 'AllDimensions' }));
      expect(read.id).toEqual(['FREQ', 'REF_AREA', 'INDICATOR', 'TIME_PERIOD']);
      const index = read.id.map((id) => read.dimension[id]!.category.index);
      const flat = new Map(
        read.value.map((value, i) => {
          let rest = i;
          const words = index.toReversed().map((codes) => {
            const word = codes[rest % codes.length]!;
            rest = Math.floor(rest / codes.length);
            return word;
          });
          return [words.toReversed().join('.'), value];
        }),
      );
      for (const o of queried(release, {})) {
        const found = flat.get(`${o.FREQ}.${o.REF_AREA}.${o.INDICATOR}.${o.TIME_PERIOD}`);
        expect(found).toBe(Number.isNaN(o.value) ? null : o.value);
      }
      expect(Object.values(read.dimension.REF_AREA!.category.label)).toEqual(
        areaCodes(release.plan).map(({ name }) => name.en),
      );
    }
  });

  it.each(atObservationWords)(
    'has every figure in version 1.0 too, by the numbers of its codes, at %s',
    (at) => {
      type Part = { id: string; keyPosition: number; values: { id: string }[] };
      type Message = {
        data: {
          structure: { dimensions: { series: Part[]; observation: Part[] } };
          dataSets: Record<'series' | 'observations', Record<string, never>>[];
        };
      };
      for (const release of [plain, awkward]) {
        const { data } = sdmxData1(release, { dimensionAtObservation: at }) as Message;
        const { series, observation } = data.structure.dimensions;
        const found = new Map<string, number | null>();
        const read = (prefix: string, observations: Record<string, (number | null)[]>) => {
          for (const [key, [value]] of Object.entries(observations)) {
            const numbers = [...(prefix ? prefix.split(':') : []), ...key.split(':')].map(Number);
            const codes = [...series, ...observation].map((d, i) => [
              d.keyPosition,
              d.values[numbers[i]!]!.id,
            ]);
            codes.sort((a, b) => Number(a[0]) - Number(b[0]));
            found.set(codes.map(([, code]) => code).join('.'), value!);
          }
        };
        const [set] = data.dataSets;
        if (at === 'AllDimensions') read('', set!.observations);
        for (const [key, of] of Object.entries(set!.series ?? {}))
          read(key, (of as typeof set)!.observations);
        expect(found).toEqual(
          new Map(
            queried(release, {}).map((o) => [
              `${o.FREQ}.${o.REF_AREA}.${o.INDICATOR}.${o.TIME_PERIOD}`,
              Number.isNaN(o.value) ? null : o.value,
            ]),
          ),
        );
      }
    },
  );

  it('says that simulated data are no real ones', () => {
    expect(sdmxData(awkward)).toMatchObject({
      meta: { test: true, names: { zh: expect.stringContaining('模拟数据') } },
    });
  });

  it('has the same bytes each time and the date it is given, never that of the clock', () => {
    expect(sdmxData(plain)).toMatchObject({ meta: { prepared: '2022-01-01T00:00:00Z' } });
    expect(sdmxData(plain, {}, { date: '2026-10-01' })).toMatchObject({
      meta: { prepared: '2026-10-01T00:00:00Z' },
    });
    expect(JSON.stringify(sdmxData(plain))).toBe(JSON.stringify(sdmxData(plain)));
  });

  it('is well formed where nothing fits', () => {
    const message = sdmxData(plain, { startPeriod: '1900', endPeriod: '1901' });
    expect(message).toMatchObject({ data: { dataSets: [{ series: {} }] } });
  });
});

/** The schemas the SDMX working group publishes; it states no licence for them, so they are not kept here. */
const schemas = process.env.IPLUS_SDMX_SCHEMAS;
describe.skipIf(!schemas)('against the published schemas (IPLUS_SDMX_SCHEMAS names their folder)', () => {
  const check = (kind: 'data' | 'structure', message: object, version = '') => {
    const file = join(schemas!, `sdmx-json-${kind}-schema${version}.json`);
    expect(existsSync(file), file).toBe(true);
    const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats.default(ajv);
    const valid = ajv.compile(schema);
    valid(JSON.parse(JSON.stringify(message)));
    expect(valid.errors ?? []).toEqual([]);
  };
  it('data messages are valid', () => {
    for (const release of [plain, awkward]) {
      check('data', sdmxData(release));
      check('data', sdmxData(release, { dimensionAtObservation: 'AllDimensions' }));
      check('data', sdmxData(release, { startPeriod: '2099' }));
    }
  });
  it.skipIf(!existsSync(join(schemas ?? '', 'sdmx-json-data-schema-1.0.json')))(
    'data messages of version 1.0 are valid',
    () => {
      for (const release of [plain, awkward]) {
        for (const dimensionAtObservation of atObservationWords)
          for (const detail of dataDetails)
            check('data', sdmxData1(release, { dimensionAtObservation, detail }), '-1.0');
        check('data', sdmxData1(release, { startPeriod: '2099' }), '-1.0');
      }
    },
  );
  it.skipIf(!existsSync(join(schemas ?? '', 'sdmx-json-structure-schema.json')))(
    'structure messages are valid',
    () => {
      for (const release of [plain, awkward]) {
        check('structure', sdmxStructure([release]));
        check('structure', sdmxAvailability(release));
      }
    },
  );
});

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
      for (const o of queried(release, {})) {
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

describe('queries', () => {
  const service = sdmxRest.getService({ url: 'http://localhost/sdmx', api: 'v1.5.0' });
  /** The key of a data query as the client library writes it into an address. */
  const keyOf = (key: string) => {
    const url = new URL(sdmxRest.getUrl(sdmxRest.getDataQuery({ flow: 'DF', key }), service));
    return decodeURIComponent(url.pathname.split('/')[4]!);
  };

  it('give exactly the series that a key of the client library names', () => {
    for (const release of [plain, awkward]) {
      const { REF_AREA, INDICATOR } = codeLists(release.plan);
      const some = (codes: readonly { id: string }[]) => fc.subarray(codes.map(({ id }) => id));
      fc.assert(
        fc.property(some(REF_AREA.codes), some(INDICATOR.codes), (areas, nodes) => {
          const key = keyOf(`A.${areas.join('+')}.${nodes.join('+')}`);
          const fits = (list: string[], id: string) => list.length === 0 || list.includes(id);
          expect(queried(release, { key })).toEqual(
            queried(release, {}).filter((o) => fits(areas, o.REF_AREA) && fits(nodes, o.INDICATOR)),
          );
        }),
        { numRuns: 30 },
      );
    }
  });

  it('take all, * and nothing for the whole', () => {
    for (const key of ['all', '*', '', '..', '*.*.*', 'A..']) {
      expect(queried(plain, { key })).toHaveLength(queried(plain, {}).length);
    }
  });

  it('refuse what is no key, naming what is near', () => {
    expect(() => queried(plain, { key: 'A.A1' })).toThrow('FREQ, REF_AREA, INDICATOR');
    expect(() => queried(plain, { key: 'A.A1.indx' })).toThrow('did you mean “index”?');
    expect(() => queried(plain, { key: 'M..' })).toThrow('FREQ');
  });

  it('choose by time and number', () => {
    const periods = (query: object) =>
      queried(plain, { key: '.A1.index', ...query }).map((o) => o.TIME_PERIOD);
    expect(periods({})).toEqual(['2021', '2022']);
    expect(periods({ startPeriod: '2022' })).toEqual(['2022']);
    expect(periods({ endPeriod: '2021-Q4' })).toEqual(['2021']);
    expect(periods({ startPeriod: '2021-12', endPeriod: '2022-01-01' })).toEqual(['2021', '2022']);
    expect(periods({ lastNObservations: 1 })).toEqual(['2022']);
    expect(periods({ firstNObservations: 1 })).toEqual(['2021']);
    expect(() => periods({ startPeriod: 'soon' })).toThrow('startPeriod');
    expect(() => periods({ lastNObservations: 0 })).toThrow('lastNObservations');
  });

  it('never fail but with a message for the one who asks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 12 }), (key, startPeriod) => {
        try {
          queried(plain, { key, startPeriod });
        } catch (error) {
          expect((error as Error).name).toBe('UserError');
        }
      }),
    );
  });

  it('are told what there is', () => {
    const message = sdmxAvailability(plain, { key: '.A1+A2.index' }) as {
      data: {
        dataConstraints: { cubeRegions: { keyValues: { id: string; values: { value: string }[] }[] }[] }[];
      };
    };
    const { keyValues } = message.data.dataConstraints[0]!.cubeRegions[0]!;
    expect(Object.fromEntries(keyValues.map(({ id, values }) => [id, values.map((v) => v.value)]))).toEqual({
      FREQ: ['A'],
      REF_AREA: ['A1', 'A2'],
      INDICATOR: ['index'],
      TIME_PERIOD: ['2021', '2022'],
    });
  });
});

describe('ids', () => {
  it('keep different words different, in letters that SDMX takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (a, b) => {
          expect(sdmxId(a)).toMatch(/^[A-Za-z0-9_@$-]+$/);
          expect(sdmxId(a) === sdmxId(b)).toBe(a === b);
        },
      ),
    );
    expect(sdmxId('CN-44')).toBe('CN-44');
  });

  it('name an area of two levels by its level the second time', () => {
    const ids = areaCodes(awkward.plan).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('province$3A$A2');
  });

  it('write versions as three numbers', () => {
    expect(['1', '2022.1', '1.2.3', '2022.01', 'beta', '1.2.3.4'].map(sdmxVersion)).toEqual([
      '1.0.0',
      '2022.1.0',
      '1.2.3',
      '2022.1.0',
      '1.0.0',
      '1.0.0',
    ]);
  });
});
