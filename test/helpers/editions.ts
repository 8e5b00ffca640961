import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { buildRelease } from '../../src/cli/build.js';
import { buildIndex } from '../../src/engine/index.js';
import { openRelease, type Release, type ReleaseInput } from '../../src/release/index.js';
import { ensureRecords, type OpenEdition, openEdition, prepare, simulate } from '../../src/signals/index.js';
import { filesBelow, fingerprint, sharedFolder, temporaryFolder } from './folders.js';
import { onceARun } from './once.js';

/** Root of this repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export const example = join(root, 'editions', 'example');
export const chinaOpen = join(root, 'editions', 'china-open');
export const china2018 = join(root, 'editions', 'china-2018');
export const chinaProvinces = join(root, 'editions', 'china-provinces');
export const chinaIndustries = join(root, 'editions', 'china-industries');
export const worldDigital = join(root, 'editions', 'world-digital');

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

/** What makes the points of the example shares of the best, so that ratios of them mean something. */
export const sharesOfTheBest = {
  'edition.yaml': [
    [
      '{ method: min-max, range: [0, 100], over: all-periods }   # or base-share, or z-score',
      '{ method: fraction-of-max, over: all-periods }',
    ],
  ],
  'indicators.csv': [['days,-1,ratio', 'days,1,ratio']],
} as const;

/** The example with two of its cities in one of its years, and one figure as given: where building it is not the matter. */
export function twoTowns(figure = '31.2', changes: Parameters<typeof exampleWith>[0] = {}): string {
  const folder = exampleWith({ 'data/values.csv': [['31.2', figure]], ...changes });
  for (const file of ['units.csv', 'data/values.csv']) {
    const path = join(folder, file);
    const [head, ...lines] = readFileSync(path, 'utf8').split('\n');
    const kept = lines.filter((line) => /^[AB]1,(?!2022)/.test(line));
    writeFileSync(path, [head, ...kept, ''].join('\n'));
  }
  return folder;
}

/** Leaves only the orders of what a copy of `china-2018` simulates: a fraction of the work. */
export function onlyOrders(edition: string): void {
  for (const table of ['segments', 'measures']) {
    const path = join(edition, 'simulation', `${table}.csv`);
    const [head, ...lines] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [head, ...lines.filter((line) => line.startsWith('order-')), ''].join('\n'));
  }
}

/** The input of a release of an edition. */
export async function inputOf(edition: string): Promise<ReleaseInput> {
  const { plan, panel, provenance } = await prepare(openEdition(edition));
  return { plan, panel, provenance, index: buildIndex(plan, panel), software: { test: '1' }, extra: [] };
}

/**
 * The release of an edition, or of a variant of it. Editions of the same files have the same release: the first process of a run builds it,
 * the others wait, and a process opens it once. Nobody writes into its folder (`test/run.ts` checks it): who must,
 * takes `ownReleaseOf`.
 */
export function releaseOf(edition: string, variant?: string): Promise<Release> {
  const key = [keyOf(edition), variant].filter(Boolean).join('-');
  const folder = join(sharedFolder(), 'releases', key);
  const known = opened.get(key) ?? built(edition, folder, variant).then(openRelease);
  opened.delete(key);
  opened.set(key, known);
  if (opened.size > most) opened.delete(opened.keys().next().value!);
  return known;
}

/** The releases that this process used last. */
const opened = new Map<string, Promise<Release>>();
const most = 6;

/** A release of an edition that the caller may write into. */
export async function ownReleaseOf(edition: string): Promise<Release> {
  const { folder } = await releaseOf(edition);
  const copy = join(temporaryFolder(), 'own');
  cpSync(join(folder, '..', '..'), copy, { recursive: true, verbatimSymlinks: true });
  return openRelease(join(copy, 'release'));
}

function keyOf(edition: string): string {
  const hash = createHash('sha256');
  for (const path of filesBelow(edition)) {
    hash.update(`${path}\n`).update(
      createHash('sha256')
        .update(readFileSync(join(edition, path)))
        .digest(),
    );
  }
  return hash.digest('hex').slice(0, 16);
}

/** The release in a folder, after it was built by this process or another one. */
async function built(edition: string, folder: string, variant: string | undefined): Promise<string> {
  const out = join(folder, 'release');
  await filledOnce(folder, () => buildRelease(edition, out, variant ? { variant } : {}));
  return out;
}

/** Fills a shared folder once a run. `test/run.ts` finds by the list of its files whether somebody wrote into it. */
async function filledOnce(folder: string, fill: () => Promise<unknown>): Promise<void> {
  await onceARun(folder, async () => {
    await fill();
    return fingerprint(folder);
  });
}

/** The release of the cities of China; that of the example where the records are not available. */
export async function chinaOrExample(): Promise<Release> {
  const china = await chinaRelease();
  return typeof china === 'string' ? releaseOf(example) : china;
}

/**
 * The release of the cities of China, built once per run, or why its records are not available (a failing build is an
 * error, no such reason).
 */
export async function chinaRelease(): Promise<Release | string> {
  const why = await recordsIn(chinaOpen, openEdition(chinaOpen).sources);
  return why ?? releaseOf(chinaOpen);
}

/** Makes sure that the records of sources are in a folder, once a run; returns why they cannot be had. */
export async function recordsIn(
  folder: string,
  sources: OpenEdition['sources'],
): Promise<string | undefined> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  const why = await onceARun(join(sharedFolder(), 'records', name), async () => {
    try {
      await ensureRecords(folder, sources);
      return '';
    } catch (error) {
      return `the records of china-open are not here and cannot be fetched: ${(error as Error).message}`;
    }
  });
  return why || undefined;
}

/**
 * The edition china-2018 with as many simulated records as `npm start` makes: with fewer, noise would hide the orders that
 * were put in. They are made once a run; nobody writes into this folder.
 */
export async function simulatedEdition(): Promise<string> {
  const folder = join(sharedFolder(), 'editions', 'china-2018');
  await filledOnce(folder, async () => {
    cpSync(china2018, folder, { recursive: true, filter: (path) => !path.includes('/records') });
    await simulate(folder, { records: 1_000_000, seed: 1, out: join(folder, 'records'), threads: 2 });
  });
  return folder;
}

/** Plan, panel, counts of records and index of china-2018 over these records, prepared once a run, without the studies of a release. */
export const simulatedIndex = () => (simulated ??= indexOf(simulatedEdition()));
let simulated: ReturnType<typeof indexOf> | undefined;

async function indexOf(edition: Promise<string>) {
  const file = join(sharedFolder(), 'prepared');
  await onceARun(file, async () => writeFileSync(file, serialize(await prepare(openEdition(await edition)))));
  const prepared = deserialize(readFileSync(file)) as Awaited<ReturnType<typeof prepare>>;
  return { ...prepared, index: buildIndex(prepared.plan, prepared.panel) };
}

/** The release of china-2018 over these records. */
export const simulatedRelease = async () => releaseOf(await simulatedEdition());

/** The example under another name, its data declared as simulated. */
export const otherSimulated = () =>
  exampleWith({
    'edition.yaml': [
      ['edition: my-index', 'edition: other'],
      ['data-status: example', 'data-status: simulated'],
    ],
  });
