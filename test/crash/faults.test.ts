import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKey } from '../../src/cli/keys.js';
import { UserError } from '../../src/edition/index.js';
import {
  openRelease,
  openSeries,
  parseKeyring,
  type ReleaseInput,
  writeRelease,
} from '../../src/release/index.js';
import { makeSeriesFolder, releaseOut } from '../../src/release/series/store.js';
import { addVintage } from '../../src/release/series/vintages.js';
import { keyName } from '../../src/release/trust/ed25519.js';
import { parseSecretKey } from '../../src/release/trust/minisign.js';
import { seriesViews } from '../../src/site/index.js';
import { inputOf, twoTowns } from '../helpers/editions.js';
import { type Fault, faultName, faults, withFault } from '../helpers/faults.js';
import { temporaryFolder } from '../helpers/folders.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { casesOf } from '../helpers/thorough.js';

/** What writes: made ready in a folder, done there, and checked afterwards whether it failed or not. */
interface Flow {
  ready: (folder: string) => Promise<void>;
  work: (folder: string) => Promise<unknown>;
  /** Throws where the state is neither the old nor the new one. */
  check: (folder: string, failed: boolean) => Promise<void>;
}

const inputs = Promise.all([twoTowns(), twoTowns('32.1')].map(inputOf));

let before: string;
async function prepared(): Promise<string> {
  if (before) return before;
  before = temporaryFolder();
  const [first] = (await inputs) as [ReleaseInput];
  await writeRelease(join(before, 'r'), first);
  const series = join(before, 's');
  await makeSeriesFolder(series);
  const { id } = await writeRelease(releaseOut(series), first);
  const wanted = { id, date: '2026-01-05', class: undefined, reason: { en: '', zh: '' }, embargo: false };
  await addVintage(series, wanted, seriesViews);
  return before;
}

const copied = async (folder: string) =>
  cpSync(await prepared(), folder, { recursive: true, verbatimSymlinks: true });

const flows: Record<string, Flow> = {
  'a pair of keys': {
    ready: async () => {},
    work: (folder) =>
      newKey({ secret: join(folder, 'a.key'), keys: join(folder, 'keys'), json: true, lang: 'en' }),
    async check(folder, failed) {
      const list = join(folder, 'keys/keys.json');
      if (!failed) expect(existsSync(list)).toBe(true);
      if (!existsSync(list)) return;
      const secret = parseSecretKey(readFileSync(join(folder, 'a.key'), 'utf8'));
      const whole = typeof secret === 'string' ? secret : keyName(secret.id);
      expect(parseKeyring(readFileSync(list, 'utf8'))!.keys.map(({ id }) => id)).toEqual([whole]);
    },
  },
  'a release published': {
    ready: copied,
    work: async (folder) => writeRelease(join(folder, 'r'), (await inputs)[1]!),
    async check(folder, failed) {
      const { manifest, index } = await openRelease(join(folder, 'r'));
      expect(index).toBeDefined();
      const [old, fresh] = await ids();
      expect(failed ? [old, fresh] : [fresh]).toContain(manifest.id);
      // The next one finds nothing in its way.
      expect((await writeRelease(join(folder, 'r'), (await inputs)[1]!)).id).toBe(fresh);
    },
  },
  'a vintage added to a series': {
    ready: copied,
    async work(folder) {
      const series = join(folder, 's');
      const { id } = await writeRelease(releaseOut(series), (await inputs)[1]!);
      const reason = { en: 'new data', zh: '新数据' };
      const kind = 'routine' as const;
      await addVintage(series, { id, date: '2026-02-05', class: kind, reason, embargo: false }, seriesViews);
    },
    async check(folder, failed) {
      const { series } = await openSeries(join(folder, 's'));
      expect(failed ? [1, 2] : [2]).toContain(series.vintages.length);
      const { manifest } = await openRelease(join(folder, 's'));
      expect(manifest.id).toBe(series.vintages.at(-1)!.id);
    },
  },
};

let known: [string, string];
async function ids(): Promise<[string, string]> {
  if (known) return known;
  const apart = temporaryFolder();
  const made: string[] = [];
  for (const [i, input] of (await inputs).entries()) {
    made.push((await writeRelease(join(apart, `${i}`), input)).id);
  }
  known = made as [string, string];
  return known;
}

/** Does the work with the n-th call failing, and holds what is there afterwards against what may be. */
async function tried({ ready, work, check }: Flow, n: number, fault: Fault) {
  const folder = temporaryFolder();
  await ready(folder);
  const written = process.stdout.write;
  process.stdout.write = () => true;
  const came = await withFault(n, fault, () => work(folder));
  process.stdout.write = written;
  const { error } = came;
  if (error !== undefined) expect(error, `call ${n}: ${(error as Error).stack}`).toBeInstanceOf(UserError);
  await check(folder, error !== undefined);
  return came;
}

const cases = Object.entries(flows).flatMap(([name, flow]) =>
  faults.map((fault) => [name, faultName(fault), flow, fault] as const),
);

/**
 * The calls that fail: the last of every kind, so that each step of the work is hit, and so many evenly. Each round of `npm run
 * reliability` begins one call further on, so that its rounds together try every call.
 */
function chosen(calls: readonly string[], evenly: number): number[] {
  const last = [...new Set(calls)].map((name) => calls.lastIndexOf(name) + 1);
  const step = Math.max(1, calls.length / evenly);
  const round = seedOf(0) / 1000;
  const others = Array.from(
    { length: Math.min(evenly, calls.length) },
    (_, i) => 1 + (Math.floor(i * step + round) % calls.length),
  );
  return [...new Set([...last, ...others])];
}

it.each(casesOf(cases, 3))(
  'A fault at the n-th call of the file system while %s leaves the old state or the new one (%s)',
  { timeout: patience(240_000) },
  async (name, what, flow, fault) => {
    await ids();
    const { calls } = await tried(flow, Number.POSITIVE_INFINITY, fault);
    expect(calls.length).toBeGreaterThan(fault.short ? 1 : 8);
    const tries = chosen(calls, often(5, { few: 0 }));
    let failed = 0;
    for (const n of tries) {
      const { error } = await tried(flow, n, fault);
      if (error !== undefined) failed++;
    }
    expect(failed).toBeGreaterThan(0);
    tell('faults', `${name}, ${what}`, tries.length, {
      calls: `${calls.length}`,
      refused: failed,
      damaged: 0,
    });
  },
);
