import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretKeyText } from '../../src/release/index.js';
import { newSecretKey } from '../../src/release/trust/ed25519.js';
import { type Traced, traced } from '../helpers/diskTrace.js';
import { china2018, example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { month, orders } from '../helpers/ingestion.js';
import { withoutSync } from '../helpers/mutant.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { tell } from '../helpers/reliability.js';
import { casesOf } from '../helpers/thorough.js';

const env = { IPLUS_SECRET_KEY: secretKeyText(newSecretKey()) };

/** An empty folder that is watched; the file of the trace lies next to it. */
function watched(): string {
  const folder = join(temporaryFolder(), 'watched');
  mkdirSync(folder);
  return folder;
}

/** The watched folder with a release of its own. */
async function withRelease(): Promise<string> {
  const folder = watched();
  cpSync((await releaseOf(example)).folder, join(folder, 'r'), { recursive: true });
  return folder;
}

/** The command with its arguments, in a folder that it prepares. */
type Case = () => Promise<{ folder: string; args: string[] }>;

const cases: Record<string, Case> = {
  'release into a series': async () => {
    const folder = watched();
    return { folder, args: ['release', example, '--to', join(folder, 's'), '--date', '2024-01-01'] };
  },
  build: async () => {
    const folder = watched();
    return { folder, args: ['build', example, '--out', join(folder, 'releases/x')] };
  },
  sign: async () => {
    const folder = await withRelease();
    return { folder, args: ['sign', join(folder, 'r')] };
  },
  analyse: async () => {
    const folder = await withRelease();
    return { folder, args: ['analyse', join(folder, 'r'), '--out', join(folder, 'tables')] };
  },
  'export of one file': async () => {
    const folder = await withRelease();
    return { folder, args: ['export', 'csv', join(folder, 'r'), '--to', join(folder, 'x.csv')] };
  },
  'export of a folder': async () => {
    const folder = await withRelease();
    return { folder, args: ['export', 'csvw', join(folder, 'r'), '--to', join(folder, 'out/csvw')] };
  },
  slides: async () => {
    const folder = await withRelease();
    return { folder, args: ['slides', join(folder, 'r'), '--out', join(folder, 'talk/slides')] };
  },
  ingest: async () => {
    const folder = watched();
    cpSync(orders({ 'records/1.csv': month(1) }), join(folder, 'e'), { recursive: true });
    return { folder, args: ['ingest', join(folder, 'e')] };
  },
  new: async () => {
    const folder = watched();
    return { folder, args: ['new', join(folder, 'mine')] };
  },
  'card over an older one': async () => {
    const folder = await withRelease();
    writeFileSync(join(folder, 'card.svg'), 'older');
    return { folder, args: ['card', join(folder, 'r'), '--out', join(folder, 'card.svg')] };
  },
  simulate: async () => {
    const folder = watched();
    return { folder, args: ['simulate', china2018, '--records', '500', '--out', join(folder, 'records')] };
  },
  'keys new': async () => {
    const folder = watched();
    return {
      folder,
      args: ['keys', 'new', '--secret', join(folder, 'safe/own/a.key'), '--keys', join(folder, 'keys')],
    };
  },
};

/** What a power cut could take; a cache may be lost, as each of its files has its hash in front. */
const lostBy = ({ lost, lostAtEnd }: Traced) =>
  [...lost, ...lostAtEnd].filter((what) => !what.includes('/ingested/partials'));

const absent = lacking('strace');

describe.skipIf(absent !== '')(
  `what a command wrote is on the disk${inBrackets(absent)}`,
  { timeout: 120_000 },
  () => {
    it.each(casesOf(Object.keys(cases), 6))(
      'before its name leads to it, and at the end: %s',
      async (name) => {
        const { folder, args } = await cases[name]!();
        const found = traced(folder, args, { env });
        expect(found.err).toBe('');
        expect(found.code).toBe(0);
        tell('power', `the order of system calls of iplus ${name}`, 1, { lost: lostBy(found).length });
        expect(lostBy(found)).toEqual([]);
      },
    );

    it('so the secret key is there before its public key can be read', async () => {
      const { folder, args } = await cases['keys new']!();
      const { named } = traced(folder, args);
      expect(named.map(({ path }) => path.split('.').at(-1))).toEqual(['pub', 'pem', 'json']);
      expect(named.flatMap(({ pending }) => pending)).toEqual([]);
      expect(readFileSync(join(folder, 'safe/own/a.key'), 'utf8').length).toBeGreaterThan(200);
    });

    it.each(casesOf(['keys new', 'build', 'export of one file', 'ingest'], 1))(
      'and this test notices where %s leaves out the sync of files, or of folders',
      async (name) => {
        for (const of of ['isFile', 'isDirectory'] as const) {
          const { folder, args } = await cases[name]!();
          const found = traced(folder, args, { env, node: withoutSync(of) });
          expect(found.code).toBe(0);
          expect(lostBy(found).length, of).toBeGreaterThan(0);
        }
      },
    );
  },
);
