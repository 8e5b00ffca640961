import * as sdmxRest from 'sdmx-rest';
import { describe, expect, it } from 'vitest';
import {
  type Release,
  sdmxArtefacts,
  sdmxData,
  sdmxDataCsv,
  sdmxDataXml,
  sdmxStructure,
} from '../../../src/release/index.js';
import { unzipped } from '../../helpers/openApi.js';
import { get, json, release, withExampleApi } from './exampleApi.js';

withExampleApi();

describe('SDMX queries, as its own client library writes them,', () => {
  const at = (url: string) => url.replace('http://localhost', '');
  const [one, two] = ['v1.5.0', 'v2.0.0'].map((api) =>
    sdmxRest.getService({ url: 'http://localhost/sdmx', api }),
  );
  const { dataflow: flow } = sdmxArtefacts({ plan: { edition: 'my-index', version: '1' } } as Release);
  type Message = { data: { dataSets: { series: object }[]; dataflows: { id: string }[] } };

  it('return the requested figures, in both versions', async () => {
    const key = 'A.A1+B1.index';
    const older = sdmxRest.getUrl(sdmxRest.getDataQuery({ flow, key, start: '2022' }), one!);
    const query = { key, startPeriod: '2022' };
    expect(await unzipped(await get(at(older))), older).toBe(sdmxDataXml(release, query));
    const newer = sdmxRest.getUrl(
      sdmxRest.getDataQuery2({
        context: `dataflow=IPLUS:${flow}(*)`,
        key: 'A.*.index',
        filters: 'TIME_PERIOD=ge:2022',
      }),
      two!,
    );
    const expected = sdmxData(release, { ...query, key: 'A..index' });
    expect(await json(at(newer)), newer).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  it('return figures as CSV on request', async () => {
    const response = await get(`/sdmx/data/${flow}`, {
      Accept: 'application/vnd.sdmx.data+csv;version=2.0.0',
    });
    expect(response.headers.get('Content-Type')).toBe('application/vnd.sdmx.data+csv; version=2.0.0');
    expect(await response.text()).toBe(new TextDecoder().decode(sdmxDataCsv(release)));
  });

  it('return structures and availability', async () => {
    const structures = sdmxRest.getUrl({ resource: 'dataflow', agency: 'IPLUS', id: flow }, two!);
    expect(
      ((await json(at(structures))) as Message).data.dataflows.map((d) => d.id),
      structures,
    ).toEqual([flow]);
    const there = sdmxRest.getUrl(
      sdmxRest.getAvailabilityQuery2({ context: `dataflow=IPLUS:${flow}(*)`, component: 'REF_AREA' }),
      two!,
    );
    expect((await get(at(there))).status, there).toBe(200);
  });

  it.each(['none', 'parents', 'children', 'descendants', 'all', 'codelist'])(
    'return structures with %s as references, as stubs on request',
    async (references) => {
      const query = { resource: 'datastructure', agency: 'IPLUS', references, detail: 'referencestubs' };
      const url = sdmxRest.getUrl(sdmxRest.getMetadataQuery(query), two!);
      const told = { type: 'datastructure', references, detail: 'referencestubs' } as const;
      const expected = sdmxStructure([release], told as Parameters<typeof sdmxStructure>[1]);
      expect(await json(at(url)), url).toEqual(JSON.parse(JSON.stringify(expected)));
    },
  );

  it('reject parameters for figures and availability that apply to structures only', async () => {
    expect((await get(`/sdmx/data/${flow}?detail=allstubs`)).status).toBe(400);
    const there = `/sdmx/availability/dataflow/IPLUS/${flow}/*/*/*`;
    expect((await get(`${there}?detail=full`)).status).toBe(400);
    expect((await get(`/sdmx/dataflow?detail=dataonly`)).status).toBe(400);
    expect((await get(`/sdmx/structure/dataflow/*/*/~?references=everything`)).status).toBe(400);
  });

  it('are rejected for an unknown agency, flow, version, key or number, with the valid ones', async () => {
    for (const path of [
      'data/dataflow/ESTAT/x/1.0',
      `data/dataflow/IPLUS/${flow}/9.9.9/*`,
      `data/${flow}/A.nobody.index`,
      `data/${flow}/a.b`,
      'structure/x/*/*/~',
      `availability/dataflow/IPLUS/${flow}/*/*/NOTHING`,
    ]) {
      expect((await get(`/sdmx/${path}`)).status, path).toBe(404);
    }
    for (const query of [
      'firstNObservations=-1',
      'startPeriod=x',
      'dimensionAtObservation=x',
      'c[TIME_PERIOD]=x',
    ]) {
      expect((await get(`/sdmx/data/${flow}?${query}`)).status, query).toBe(400);
    }
  });
});
