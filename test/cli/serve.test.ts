import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { example, releaseOf } from '../helpers/editions.js';
import { main, started } from '../helpers/iplus.js';
import { times } from '../helpers/thorough.js';

describe('iplus serve, on SIGTERM,', () => {
  it('answers requests in progress, accepts no new ones, and exits 0', async () => {
    const { folder } = await releaseOf(example);
    const { child, ended } = started([main, 'serve', folder, '--port', '0', '--json'], 'pipe');
    const [said] = (await once(child.stdout!, 'data')) as [Buffer];
    const { url } = JSON.parse(String(said)) as { url: string };
    const paths = ['v1/latest/exports/xlsx', 'v1/latest/values.parquet', 'v1/latest/analysis', 'en/'];
    const inFlight = Array.from({ length: times(12, 40) }, (_, i) =>
      fetch(`${url}${paths[i % paths.length]}`),
    );
    // Connections are accepted in their order: those before have been by the time this one is answered.
    await fetch(`${url}healthz`);
    child.kill('SIGTERM');
    const got = await Promise.all(
      inFlight.map(async (one) => [(await one).status, (await (await one).arrayBuffer()).byteLength > 0]),
    );
    expect(got).toEqual(inFlight.map(() => [200, true]));
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
