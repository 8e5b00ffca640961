import fc from 'fast-check';
import * as sdmxRest from 'sdmx-rest';
import { describe, expect, it } from 'vitest';
import { areaCodes, codeLists } from '../../../../src/release/formats/sdmx/codes.js';
import { sdmxId, sdmxVersion } from '../../../../src/release/formats/sdmx/identity.js';
import { observationsFor } from '../../../../src/release/formats/sdmx/observations.js';
import { sdmxAvailability } from '../../../../src/release/index.js';
import { awkward, plain, withAwkwardRelease } from '../../../helpers/awkwardRelease.js';

withAwkwardRelease();

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
          expect(observationsFor(release, { key })).toEqual(
            observationsFor(release, {}).filter((o) => fits(areas, o.REF_AREA) && fits(nodes, o.INDICATOR)),
          );
        }),
        { numRuns: 30 },
      );
    }
  });

  it('take all, * and nothing for the whole', () => {
    for (const key of ['all', '*', '', '..', '*.*.*', 'A..']) {
      expect(observationsFor(plain, { key })).toHaveLength(observationsFor(plain, {}).length);
    }
  });

  it('refuse what is no key, naming what is near', () => {
    expect(() => observationsFor(plain, { key: 'A.A1' })).toThrow('FREQ, REF_AREA, INDICATOR');
    expect(() => observationsFor(plain, { key: 'A.A1.indx' })).toThrow('did you mean “index”?');
    expect(() => observationsFor(plain, { key: 'M..' })).toThrow('FREQ');
  });

  it('choose by time and number', () => {
    const periods = (query: object) =>
      observationsFor(plain, { key: '.A1.index', ...query }).map((o) => o.TIME_PERIOD);
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
          observationsFor(plain, { key, startPeriod });
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
