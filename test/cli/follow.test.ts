import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { buildRelease } from '../../src/cli/build.js';
import { followFolders, statesOf } from '../../src/cli/follow.js';
import { openAll } from '../../src/cli/openReleases.js';
import { UserError } from '../../src/edition/index.js';
import { type Site, serveReleases } from '../../src/server/index.js';
import { example, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { casesOf } from '../helpers/thorough.js';

const ending = new AbortController();
const sites: Site[] = [];
afterAll(async () => {
  ending.abort();
  for (const site of sites) await site.close();
});

it.each(casesOf([false, true], 1))(
  'a site takes up a release that replaces another, whole, and keeps the old one where it is damaged (workers: %s)',
  async (workers) => {
    const out = join(temporaryFolder(), 'release');
    await buildRelease(example, out, {});
    const since = await statesOf([out]);
    const site = await serveReleases(await openAll(out), { port: 0, log: 'silent', workers });
    sites.push(site);
    const faults: unknown[] = [];
    const onFault = (error: unknown) => faults.push(error);
    const open = async () => openAll(out);
    void followFolders([out], site, { open, onFault, since, signal: ending.signal, every: 30 });

    const answers: { status: number; id: string }[] = [];
    const look = async () => {
      const response = await fetch(new URL('v1/latest', site.url));
      const { id } = (await response.json()) as { id: string };
      answers.push({ status: response.status, id });
      return id;
    };
    const before = await look();
    let isBuilt = false;
    const other = exampleWith({ 'edition.yaml': [['version: 1', 'version: 2']] });
    const build = buildRelease(other, out, {}).then(() => {
      isBuilt = true;
    });
    const end = Date.now() + 60_000;
    while ((await look()) === before && Date.now() < end) await setTimeout(20);
    await build;
    expect(isBuilt).toBe(true);
    const after = await look();
    expect(after).not.toBe(before);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([before, after]));
    expect(await (await fetch(new URL('en/', site.url))).text()).toContain(after);

    appendFileSync(join(out, 'release.json'), ' ');
    while (faults.length === 0 && Date.now() < end) await setTimeout(20);
    expect(faults[0]).toBeInstanceOf(UserError);
    expect(await look()).toBe(after);
  },
  120_000,
);
