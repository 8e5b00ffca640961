import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { main, started } from '../helpers/iplus.js';
import { times } from '../helpers/thorough.js';

describe('iplus serve, on SIGTERM,', () => {
  it('answers requests in progress, accepts no new ones, and exits 0', async () => {
    const { folder } = await releaseOf(example);
    const port = 19_700;
    const url = `http://127.0.0.1:${port}/`;
    const { child, ended } = started([main, 'serve', folder, '--port', `${port}`]);
    const answers = async () =>
      fetch(`${url}healthz`).then(
        (r) => r.ok,
        () => false,
      );
    while (!(await answers())) await setTimeout(100);
    const paths = ['v1/latest/exports/xlsx', 'v1/latest/values.parquet', 'v1/latest/analysis', 'en/'];
    const inFlight = Array.from({ length: times(12, 40) }, (_, i) =>
      fetch(`${url}${paths[i % paths.length]}`),
    );
    // Connections are accepted in their order: those before have been by the time this one is answered.
    await answers();
    child.kill('SIGTERM');
    const got = await Promise.all(
      inFlight.map(async (one) => [(await one).status, (await (await one).arrayBuffer()).byteLength > 0]),
    );
    expect(got).toEqual(inFlight.map(() => [200, true]));
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
