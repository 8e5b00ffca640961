import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read as readBook, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { parseFormula } from '../../src/edition/formula/languages.js';
import { FormulaFault } from '../../src/edition/formula/tokens.js';
import { parseRobustness, UserError } from '../../src/edition/index.js';
import { mapFaults } from '../../src/edition/map/mapFaults.js';
import { parseEdition } from '../../src/edition/parseEdition.js';
import { clientAddress, trustedProxies } from '../../src/network/index.js';
import { parseManifest } from '../../src/release/manifest.js';
import { readRelease } from '../../src/release/readRelease.js';
import { attestations } from '../../src/release/store/attestations.js';
import { sha256 } from '../../src/release/store/store.js';
import { parseEnvelope } from '../../src/release/trust/dsse.js';
import { keyringText, noKeys, parseKeyring, withKey } from '../../src/release/trust/keyring.js';
import { parseCheckpoint } from '../../src/release/trust/log/note.js';
import { parseProof } from '../../src/release/trust/log/proof.js';
import { readBundle } from '../../src/release/trust/log/tiles.js';
import {
  parsePublicKey,
  parseSecretKey,
  parseSignature,
  publicKeyText,
  secretKeyText,
} from '../../src/release/trust/minisign.js';
import { siteWithApi } from '../../src/server/app.js';
import { parseTable } from '../../src/signals/tables.js';
import { coinrSheets } from '../../src/spreadsheet/coinrSheets.js';
import { decodeText } from '../../src/spreadsheet/index.js';
import { parseCondition } from '../../src/sql/index.js';
import { checkClaim } from '../../src/words/index.js';
import { damaged } from '../helpers/damage.js';
import { china2018, chinaOpen, example } from '../helpers/editions.js';
import { digits, words, xlsxOf } from '../helpers/handMadeXlsx.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { signedRelease } from '../helpers/signed.js';

/** What reads bytes of others: good bytes to begin with, and the reader. Of `share` inputs in all. */
interface Reader {
  good: Buffer;
  share: number;
  read: (bytes: Buffer) => unknown;
  /** Damages the content of a container instead of the container. */
  within?: (bytes: Buffer, change: (part: Buffer) => Buffer, random: () => number) => Buffer;
}

/** How an error says what is wrong with the input; any other is a fault of the program. */
const isTold = (error: unknown) => [UserError, FormulaFault].some((kind) => error instanceof kind);

/** Milliseconds of the processor that one input may take: how long others keep it waiting says nothing of a parser. */
const longest = 5_000;

let readers: Record<string, Reader>;

beforeAll(async () => {
  readers = { ...editionReaders(), ...(await releaseReaders()) };
});

function editionReaders(): Record<string, Reader> {
  const bytes = (...path: string[]) => readFileSync(join(...path));
  const text = (work: (text: string) => unknown) => (input: Buffer) => work(input.toString());
  const map = bytes(chinaOpen, 'map.topojson');
  const condition = "kind in ('a', 'b') and amount >= 3 and not (city = 'x' or city is null)";
  const near = trustedProxies(['10.1.0.0/16']);
  return {
    'edition.yaml': {
      good: bytes(example, 'edition.yaml'),
      share: 0.02,
      read: text((t) => parseEdition('edition.yaml', t)),
    },
    'edition.yaml of china-2018': {
      good: bytes(china2018, 'edition.yaml'),
      share: 0.002,
      read: text((t) => parseEdition('edition.yaml', t)),
    },
    'robustness.yaml': {
      good: Buffer.from('draws: 200\nseed: 1\nweights: { spread: 0.25 }\n'),
      share: 0.06,
      read: text((t) => parseRobustness('robustness.yaml', t)),
    },
    'a table (CSV)': {
      good: bytes(example, 'data', 'values.csv'),
      share: 0.1,
      read: (input) => {
        const { text: decoded } = decodeText(input) as { text?: string };
        if (decoded !== undefined) parseTable('values.csv', decoded);
      },
    },
    'a map (TopoJSON)': {
      good: map,
      share: 0.002,
      read: text((t) => mapFaults(asJson(t), ['CN'])),
    },
    'a workbook (XLSX)': {
      good: workbook(),
      share: 0.02,
      read: (input) => coinrSheets('book.xlsx', input),
      within: inArchive,
    },
    'a workbook (XLS)': {
      good: Buffer.from(write(readBook(workbook()), { type: 'buffer', bookType: 'biff8' }) as Uint8Array),
      share: 0.01,
      read: (input) => coinrSheets('book.xls', input),
    },
    'a condition': {
      good: Buffer.from(condition),
      share: 0.161,
      read: text(parseCondition),
    },
    'a formula': {
      good: Buffer.from('(a + 2 * b) / abs(c) - growth(d, 2)'),
      share: 0.1,
      read: text(parseFormula),
    },
    'X-Forwarded-For': {
      good: Buffer.from('203.0.113.7:41000, "[2001:db8::1]:80", 10.1.2.3'),
      share: 0.1,
      read: text((t) => clientAddress('127.0.0.1', t, near)),
    },
  };
}

/** A workbook of COINr's two tables. */
function workbook(): Buffer {
  const row = (...cells: (string | number)[]) => ({
    cells: cells.map((cell) => (typeof cell === 'number' ? digits(`${cell}`) : words(cell))),
  });
  const iData = {
    name: 'iData',
    rows: [row('uCode', 'uName', 'x'), row('A', 'Alpha', 1), row('B', 'Beta', 2)],
  };
  const iMeta = {
    name: 'iMeta',
    rows: [
      row('Level', 'iCode', 'Parent', 'Direction', 'Weight', 'Type'),
      row(1, 'x', 'all', 1, 1, 'Indicator'),
    ],
  };
  return Buffer.from(xlsxOf({ sheets: [iData, iMeta], strings: [], raised: [1] }));
}

async function releaseReaders(): Promise<Record<string, Reader>> {
  const { folder, key, log, manifest } = await signedRelease();
  const of = (name: string) => readFileSync(join(folder, name));
  const text = (work: (text: string) => unknown) => (input: Buffer) => work(input.toString());
  const files = new Map(manifest.files.map(({ path }) => [path, of(path)]));
  /** Reads the release with another content of one file, whose hash was made to fit. */
  const inRelease = (name: string) => async (input: Buffer) => {
    const forged = {
      ...manifest,
      files: manifest.files.map((f) =>
        f.path === name ? { path: name, bytes: input.length, sha256: sha256(input) } : f,
      ),
    };
    const read = async (path: string) => (path === name ? input : files.get(path));
    await readRelease({ name: 'release', read }, forged);
  };
  const release = await readRelease({ name: 'release', read: async (path) => files.get(path) }, manifest);
  const faults: unknown[] = [];
  const app = siteWithApi([release], { onFault: (error) => faults.push(error) });
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    if (response.status >= 500) throw new Error(`${response.status} ${path} ${String(faults.at(-1))}`);
  };
  return {
    'release.json': { good: of('release.json'), share: 0.02, read: text(parseManifest) },
    'plan.json': { good: of('plan.json'), share: 0.01, read: inRelease('plan.json') },
    'raw.json': { good: of('raw.json'), share: 0.005, read: inRelease('raw.json') },
    'uncertainty.csv': { good: of('uncertainty.csv'), share: 0.005, read: inRelease('uncertainty.csv') },
    'a public key': { good: Buffer.from(publicKeyText(key)), share: 0.05, read: text(parsePublicKey) },
    'a secret key': { good: Buffer.from(secretKeyText(key)), share: 0.03, read: text(parseSecretKey) },
    'keys.json': {
      good: Buffer.from(keyringText(withKey(noKeys, key)!)),
      share: 0.05,
      read: text(parseKeyring),
    },
    'a signature': { good: of(attestations.signature), share: 0.05, read: text(parseSignature) },
    'a provenance (DSSE)': { good: of(attestations.provenance), share: 0.05, read: text(parseEnvelope) },
    'a proof of the log': { good: of(attestations.proof), share: 0.05, read: text(parseProof) },
    'a checkpoint': { good: readFileSync(join(log, 'checkpoint')), share: 0.05, read: text(parseCheckpoint) },
    'entries of the log': {
      good: readFileSync(join(log, 'tile/entries/000.p/1')),
      share: 0.05,
      read: readBundle,
    },
    'a sentence to check': {
      good: Buffer.from('In 2022, Alpha ranked first and its index rose by 3 points from 2021.'),
      share: 0.005,
      read: text((t) => checkClaim(release, t.slice(0, 500), 'en')),
    },
    'a query of the API': {
      good: Buffer.from('limit=5&unit=A1&period=2022&node=index&sort=-value&fields=unit,value&cursor=abc'),
      share: 0.005,
      read: text((t) => ask(`/v1/latest/values?${encodeURI(t)}`)),
    },
    'Accept, Range and Accept-Language': {
      good: Buffer.from('text/csv;q=0.5, application/json;q=0.9, */*;q=0.1\nbytes=0-99,200-\nzh-CN,en;q=0.5'),
      share: 0.005,
      read: text((t) => {
        const [accept = '', range = '', language = ''] = t.replace(/[^\n -~]/g, '').split('\n');
        return ask('/v1/latest/units', { Accept: accept, Range: range, 'Accept-Language': language });
      }),
    },
  };
}

/** As the program reads JSON that may be none. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The archive with one of its parts changed. */
function inArchive(bytes: Buffer, change: (part: Buffer) => Buffer, random: () => number): Buffer {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const name = names[Math.floor(random() * names.length)]!;
  return Buffer.from(zipSync({ ...parts, [name]: new Uint8Array(change(Buffer.from(parts[name]!))) }));
}

it('No parser falls, hangs or shows an internal error, whatever is in its input', {
  timeout: patience(240_000),
}, async () => {
  const random = seeded(seedOf(18));
  const failed: string[] = [];
  for (const [name, { good, share, read, within }] of Object.entries(readers)) {
    const times = often(60, { few: 30, share });
    const seen = { answered: 0, refused: 0, failed: 0, slowest: 0 };
    const change = (bytes: Buffer) => damaged(bytes, random).bytes;
    for (let i = 0; i < times; i++) {
      // Some are damaged twice; those in a container within it.
      let input = within && i % 2 === 0 ? within(good, change, random) : change(good);
      if (random() < 0.3) input = change(input);
      const began = process.cpuUsage();
      try {
        await read(input);
        seen.answered++;
      } catch (error) {
        if (isTold(error)) seen.refused++;
        else {
          seen.failed++;
          failed.push(
            `${name}: ${(error as Error).stack}\n${JSON.stringify(input.toString().slice(0, 300))}`,
          );
        }
      }
      const { user, system } = process.cpuUsage(began);
      seen.slowest = Math.max(seen.slowest, (user + system) / 1000);
    }
    tell('damaged', `${name}, damaged`, times, { ...seen, slowest: `${Math.round(seen.slowest)} ms` });
    if (seen.slowest > longest)
      failed.push(`${name}: an input took ${Math.round(seen.slowest)} ms of the processor`);
  }
  expect(failed.slice(0, 3).join('\n\n')).toBe('');
});

it('This test notices a parser that falls', async () => {
  const falls = (bytes: Buffer) => (JSON.parse(bytes.toString()) as { a: { b: number } }).a.b;
  const random = seeded(1);
  const good = Buffer.from('{"a":{"b":1}}');
  const errors: unknown[] = [];
  for (let i = 0; i < 50; i++) {
    try {
      falls(damaged(good, random).bytes);
    } catch (error) {
      errors.push(error);
    }
  }
  expect(errors.filter((error) => !isTold(error)).length).toBeGreaterThan(10);
});
