import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { formats } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { lacking } from '../../helpers/programs.js';
import { get, json, release, withExampleApi } from './exampleApi.js';

withExampleApi();

describe('an export', () => {
  const path = '/v1/latest/exports/data-package/files.zip';

  it('is an archive of the files that iplus export writes, with the same bytes in any time zone', async () => {
    const response = await get(`${path}?unit=A1`);
    expect(response.headers.get('Content-Type')).toBe('application/zip');
    const bytes = Buffer.from(await response.arrayBuffer());
    const written = await formats['data-package']!.write(release, { units: ['A1'] });
    const packed = unzipSync(bytes);
    expect(Object.keys(packed)).toEqual(written.map((f) => f.path));
    for (const { path: name, content } of written) {
      expect(Buffer.from(packed[name]!).equals(Buffer.from(content)), name).toBe(true);
    }
    vi.stubEnv('TZ', 'Pacific/Apia');
    const again = await apiApp([release]).request(`${path}?unit=A1`);
    vi.unstubAllEnvs();
    expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is read by another program', async (test) => {
    const missing = lacking('Python');
    if (missing) return test.skip(missing);
    const file = join(temporaryFolder(), 'files.zip');
    writeFileSync(file, Buffer.from(await (await get(`${path}?unit=A1`)).arrayBuffer()));
    const { stdout } = spawnSync('python3', ['-m', 'zipfile', '-l', file], { encoding: 'utf8' });
    for (const { path: name } of await formats['data-package']!.write(release, { units: ['A1'] }))
      expect(stdout).toContain(name);
  });

  it('contains the selection, and says where a format covers the whole release only', async () => {
    const rows = (await (await get('/v1/latest/exports/csv?unit=A1&period=2021')).text()).trim().split('\n');
    expect(rows.length - 1).toBe(release.plan.nodes.length);
    expect((await get('/v1/latest/exports/coinr/files?unit=A1')).status).toBe(400);
    const problem = (await json(`${path}?unit=nowhere`)) as { errors: { parameter: string }[] };
    expect(problem.errors[0]!.parameter).toBe('unit');
    expect((await get('/v1/latest/exports/csv/files', { Accept: 'image/png' })).status).toBe(406);
  });
});
