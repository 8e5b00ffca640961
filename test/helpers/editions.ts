import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildRelease } from '../../src/cli/build.js';
import { buildIndex } from '../../src/engine/index.js';
import { openRelease, type Release, type ReleaseInput } from '../../src/release/index.js';
import { ensureRecords, openEdition, prepare } from '../../src/signals/index.js';
import { temporaryFolder } from './folders.js';

/** Root of this repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export const example = join(root, 'editions', 'example');
export const chinaOpen = join(root, 'editions', 'china-open');
export const china2018 = join(root, 'editions', 'china-2018');

/** A copy of the example edition with some texts of some files replaced: `{ 'edition.yaml': [[from, to]] }`. */
export function exampleWith(changes: Record<string, readonly (readonly [string, string])[]>): string {
  const folder = join(temporaryFolder(), 'edition');
  cpSync(example, folder, { recursive: true });
  for (const [file, pairs] of Object.entries(changes)) {
    let text = readFileSync(join(folder, file), 'utf8');
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Error(`${file} of the example no longer has “${from}”`);
      text = text.replace(from, to);
    }
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The input of a release of an edition. */
export async function inputOf(edition: string): Promise<ReleaseInput> {
  const { plan, panel, provenance } = await prepare(openEdition(edition));
  return { plan, panel, provenance, index: buildIndex(plan, panel), software: { test: '1' }, extra: [] };
}

/** Builds an edition into a temporary folder and opens the release. */
export async function releaseOf(edition: string): Promise<Release> {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(edition, out, {});
  return openRelease(out);
}

/** A release shared by the files of one test run: the first process builds it, the others wait and open it. */
async function sharedRelease(edition: string, name: string): Promise<Release> {
  const out = join(process.env['IPLUS_TEST_RUN']!, name);
  const lock = `${out}.lock`;
  while (!existsSync(out)) {
    try {
      mkdirSync(lock);
    } catch {
      await sleep(200);
      continue;
    }
    try {
      if (!existsSync(out)) await buildRelease(edition, out, {});
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return openRelease(out);
}

/** The release of the cities of China; that of the example where the records are not available. */
export async function chinaOrExample(): Promise<Release> {
  const china = await chinaRelease();
  return typeof china === 'string' ? releaseOf(example) : china;
}

/**
 * The release of the cities of China, built once per run, or why its records are not available (a failing build is an
 * error, no such reason). Absent records are fetched from the package registry by one process at a time.
 */
export async function chinaRelease(): Promise<Release | string> {
  const ledger = join(chinaOpen, 'records', 'ledger.json');
  const lock = join(tmpdir(), `iplus-records-${Buffer.from(root).toString('hex').slice(-24)}`);
  const fetching = !existsSync(ledger);
  for (let tries = 0; fetching && tries < 600; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await sleep(200);
    }
  }
  try {
    await ensureRecords(chinaOpen, openEdition(chinaOpen).sources);
  } catch (error) {
    return `the records of china-open are not here and cannot be fetched: ${(error as Error).message}`;
  } finally {
    if (fetching) rmSync(lock, { recursive: true, force: true });
  }
  return sharedRelease(chinaOpen, 'china-open');
}

/** The example under another name, its data declared as simulated. */
export const otherSimulated = () =>
  exampleWith({
    'edition.yaml': [
      ['edition: my-index', 'edition: other'],
      ['data-status: example', 'data-status: simulated'],
    ],
  });
