import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendEntry,
  newSecretKey,
  noteVerifier,
  parseCheckpoint,
  publicKeyText,
  type SecretKey,
  secretKeyText,
  sourceOf,
} from '../../src/release/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, main, started } from '../helpers/iplus.js';

const cwd = temporaryFolder();
const at = (name: string) => join(cwd, name);
const names = ['a.example', 'b.example', 'c.example'];
const [publisher, ...keys] = Array.from({ length: 4 }, newSecretKey) as [SecretKey, ...SecretKey[]];
const origin = 'example.org/log';
const running: { child: { kill: () => boolean }; ended: Promise<unknown> }[] = [];
const run = (args: string, key?: SecretKey) =>
  iplus(args.split(' '), { cwd, env: key ? { IPLUS_SECRET_KEY: secretKeyText(key) } : {} });
const ok = (args: string, key?: SecretKey) => {
  const ran = run(args, key);
  expect(ran.err).toBe('');
  expect(ran.code).toBe(0);
  return ran.out;
};

/** Starts a witness as a process of its own; its address and its line for a policy. */
async function startWitness(n: number): Promise<{ url: string; witness: string }> {
  writeFileSync(at(`${n}.key`), secretKeyText(keys[n]!), { mode: 0o600 });
  process.env['IPLUS_SECRET_KEY'] = secretKeyText(keys[n]!);
  const args = ['witness', 'serve', at(`state${n}`), '--name', names[n]!, '--logs', at('logs.txt')];
  const process_ = started([main, ...args, '--port', '0', '--json'], 'pipe');
  delete process.env['IPLUS_SECRET_KEY'];
  running.push(process_);
  let text = '';
  for await (const line of createInterface({ input: process_.child.stdout! })) {
    text += line;
    if (line === '}' || (line.startsWith('{') && line.endsWith('}'))) break;
  }
  return JSON.parse(text) as { url: string; witness: string };
}

beforeAll(async () => {
  writeFileSync(at('logs.txt'), `log ${noteVerifier(origin, publisher)}\nquorum none\n`);
  writeFileSync(at('log.pub'), publicKeyText(publisher));
  const witnesses = [];
  for (const n of names.keys()) witnesses.push(await startWitness(n));
  const lines = witnesses.map(({ witness, url }) => `${witness} ${url}`);
  const policy = [...lines, `group all 2 ${names.join(' ')}`, 'quorum all', ''].join('\n');
  writeFileSync(at('witnesses.txt'), policy);
  await appendEntry(at('log'), Buffer.from('one'), { key: publisher, keys: [], origin });
}, 240_000);

afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill();
    await ended;
  }
});

describe('witnesses of a log, as processes of their own', { timeout: 240_000 }, () => {
  it('cosign what only grows, and readers find a second history without them and with them', async () => {
    expect(ok('log cosign log --witnesses witnesses.txt')).toContain('cosigned by 3 of 3 witnesses');
    expect(ok('log verify log --key log.pub --witnesses witnesses.txt')).toContain('by 3 of 3');
    copyFileSync(at('log/checkpoint'), at('kept'));
    cpSync(at('log'), at('other'), { recursive: true });
    await appendEntry(at('log'), Buffer.from('two'), { key: publisher, keys: [] });
    await appendEntry(at('other'), Buffer.from('another'), { key: publisher, keys: [] });
    expect(run('log verify log --witnesses witnesses.txt').code).toBe(2);
    expect(ok('log cosign log --witnesses witnesses.txt --json')).toContain('"isEnough": true');
    const refused = run('log cosign other --witnesses witnesses.txt');
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('no continuation of the 2 entries'),
    ]);
    expect(run('log verify other --key log.pub --witnesses witnesses.txt').code).toBe(2);

    const split = run('log compare log/checkpoint other/checkpoint --key log.pub');
    expect([split.code, split.err]).toEqual([2, expect.stringContaining('two histories of example.org/log')]);
    expect(ok('log compare kept log/checkpoint --key log.pub --log log')).toContain('1 → 2');
    expect(run('log compare kept log/checkpoint --key log.pub').err).toContain('--log');
    const [, , url] = /^witness \S+ (\S+) (\S+)$/m.exec(readFileSync(at('witnesses.txt'), 'utf8'))!;
    const hash = (await import('../../src/release/index.js')).sha256(origin);
    const seen = await sourceOf(`${url}${hash}`).read('checkpoint', 1 << 16);
    expect(parseCheckpoint(seen!.toString())!.size).toBe(2);
    expect(run(`log compare ${url}${hash}/checkpoint other/checkpoint --key log.pub`).code).toBe(2);
  });

  it('count a release as witnessed once two of three have recomputed it', () => {
    ok(`build ${example} --out r`);
    mkdirSync(at('sent'));
    expect(ok('witness release r --name a.example', keys[0])).toContain('every byte the same');
    const few = run('verify r --witnesses witnesses.txt');
    expect([few.code, few.err]).toEqual([2, expect.stringContaining('1 of 3 witnesses')]);
    ok(`witness release r --name b.example --edition ${example} --out sent/b.json`, keys[1]);
    // A witness of none, by a key of its own, under a name of its own and under that of another.
    for (const name of ['x.example', 'c.example']) {
      ok(`witness release r --name ${name} --out sent/false.json`, newSecretKey());
      const refused = run('witness add r sent/false.json sent/b.json --witnesses witnesses.txt');
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('sent/false.json')]);
      expect(refused.err).toContain(`a statement of ${name} that`);
    }
    expect(ok('witness add r sent/b.json')).toMatch(/2 statements beside \S+; signatures were not checked/);
    expect(ok('witness add r sent/b.json --witnesses witnesses.txt')).toMatch(/2 statements beside \S+$/m);
    expect(ok('verify r --witnesses witnesses.txt')).toContain(
      'recomputed and witnessed by 2 of 3: a.example',
    );
    expect(ok('verify r --witnesses witnesses.txt --lang zh')).toContain('3 个见证方中 2 个已重新计算并见证');
    ok('sign r', publisher);
    ok('log add r --log log --key log.pub', publisher);
    expect(run('verify r --witnesses witnesses.txt').err).toContain('0 of 3 witnesses');
    ok('log cosign log --witnesses witnesses.txt');
    ok('log prove r --log log --key log.pub');
    expect(ok('verify r --key log.pub --witnesses witnesses.txt')).toContain('cosigned by 3 of 3');
  });

  it('said nothing that a reader may rely on, once their file was changed, also for one who trusts none of them', () => {
    cpSync(at('r'), at('other-words'), { recursive: true });
    const file = at('other-words/release.recomputed.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('a.example', 'd.example'));
    const ran = run('verify other-words');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('release.recomputed.json')]);
  });

  it('sign nothing about a release that was changed', () => {
    cpSync(at('r'), at('changed'), { recursive: true });
    rmSync(at('changed/release.recomputed.json'));
    const file = at('changed/results.csv');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/\d/, (digit) => `${(Number(digit) + 1) % 10}`),
    );
    expect(run('witness release changed --name c.example --out sent/c.json', keys[2]).code).toBe(2);
    expect(run('witness add r sent/c.json').code).toBe(2);
  });
});
