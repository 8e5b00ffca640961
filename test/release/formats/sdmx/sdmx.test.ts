import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { fromSDMX } from 'jsonstat-suite/import.mjs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../../src/release/formats/index.js';
import { areaCodes } from '../../../../src/release/formats/sdmx/codes.js';
import { observationsFor } from '../../../../src/release/formats/sdmx/observations.js';
import { atObservationWords, dataDetails } from '../../../../src/release/formats/sdmx/parts.js';
import {
  sdmxAvailability,
  sdmxData,
  sdmxData1,
  sdmxDataCsv,
  sdmxStructure,
} from '../../../../src/release/index.js';
import { resultsOf } from '../../../../src/release/tables/results.js';
import { awkward, plain, withAwkwardRelease } from '../../../helpers/awkwardRelease.js';
import { temporaryFolder } from '../../../helpers/folders.js';

withAwkwardRelease();

/** The schemas the SDMX working group publishes; it states no licence for them, so they are not kept here. */
const schemas = process.env.IPLUS_SDMX_SCHEMAS;

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
      const asked = observationsFor(release, {});
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
      for (const o of observationsFor(release, {})) {
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
            observationsFor(release, {}).map((o) => [
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
