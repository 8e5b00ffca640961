import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example, exampleWith } from '../helpers/editions.js';
import { filesBelow, fingerprint, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const cwd = temporaryFolder();
const run = (args: string, env: Record<string, string> = {}) => iplus(args.split(' '), { cwd, env });
const json = (args: string, env = {}) => JSON.parse(run(`${args} --json`, env).out);
const secret = (name = 'a') => ({ IPLUS_SECRET_KEY: readFileSync(join(cwd, `secret/${name}.key`), 'utf8') });

describe('a publisher', { timeout: 180_000 }, () => {
  it('makes two keys, signs and logs, and a reader verifies, without revealing the secret', () => {
    const outputs = [
      run('keys new --secret secret/a.key'),
      run('keys new --secret secret/b.key --lang zh'),
      run(`build ${example} --out r`),
      run('sign r', secret()),
      run('log add r --log log --origin example.org/log', secret()),
      run('verify r --key keys/keys.json'),
      run(`verify r --edition ${example} --key keys/keys.json --lang zh`),
      run('log verify log --key keys/keys.json'),
    ];
    expect(outputs.map((o) => o.code)).toEqual(outputs.map(() => 0));
    expect(outputs[5]!.out).toMatch(
      /^Identical: my-index-1-.*signature: valid.*entry 1 of 1 in example\.org\/log/s,
    );
    expect(outputs[6]!.out).toMatch(/^完全一致：.*版本文件夹的记录与数据.*签名：有效/s);
    expect(statSync(join(cwd, 'secret/a.key')).mode & 0o777).toBe(0o600);
    const hidden = Buffer.from(secret().IPLUS_SECRET_KEY.split('\n')[1]!, 'base64').subarray(62, 94);
    const all = filesBelow(cwd).filter((f) => !f.startsWith('secret'));
    const texts = [
      ...outputs.flatMap((o) => [o.out, o.err]),
      ...all.map((f) => readFileSync(join(cwd, f)).toString()),
    ];
    for (const form of ['base64', 'hex'] as const)
      expect(texts.filter((t) => t.includes(hidden.toString(form).slice(4, 36)))).toEqual([]);
  });

  it('changes no byte of the release by signing, and building again keeps release and signature', () => {
    const before = fingerprint(join(cwd, 'r'));
    expect(run('sign r', secret()).code).toBe(0);
    expect(run(`build ${example} --out r`).code).toBe(0);
    expect(fingerprint(join(cwd, 'r'))).toEqual(before);
    writeFileSync(join(cwd, 'r', 'results.csv'), 'damaged');
    expect(run('verify r').code).toBe(2);
    expect(run('sign r', secret()).code).toBe(2);
    expect(run(`build ${example} --out r`).code).toBe(0);
    expect(fingerprint(join(cwd, 'r'))).toEqual(before);
  });

  it('continues with the next key after rotation, and a reader accepts both', () => {
    cpSync(join(cwd, 'log', 'checkpoint'), join(cwd, 'kept'));
    const other = exampleWith({ 'data/values.csv': [['31.2', '32.1']] });
    expect(run(`build ${other} --out s`).code).toBe(0);
    expect(json('keys rotate').keys.map((k: { status: string }) => k.status)).toEqual(['retired', 'current']);
    expect(run('keys rotate').code).toBe(2);
    expect(run('sign s', secret('b')).code).toBe(0);
    expect(json('log add s --log log --key keys/keys.json', secret('b'))).toMatchObject({
      index: 1,
      size: 2,
    });
    for (const name of ['r', 's']) expect(run(`verify ${name} --key keys/keys.json`).code).toBe(0);
    const grown = json('log verify log --key keys/keys.json --since kept');
    expect(grown.consistency).toMatchObject({ from: 1, to: 2 });
    expect(json('log prove r --log log')).toMatchObject({ index: 0, size: 2 });
    const fork = run('log verify log --since r/release.json');
    expect(fork.code).toBe(2);
  });

  it('is told what is wrong with a key, and where a secret key must not be stored', () => {
    expect(run('sign r').err).toContain('--key-fd 3 3< FILE');
    expect(run('sign r', { IPLUS_SECRET_KEY: 'x' }).code).toBe(2);
    expect(run('sign r --key-fd 99999').err).toContain('nothing to read (EBADF)');
    expect(run('keys new --secret secret/a.key').code).toBe(2);
    cpSync(example, join(cwd, 'edition'), { recursive: true });
    mkdirSync(join(cwd, 'edition', 'deep'));
    for (const place of ['edition/deep/k', 'edition/k', 'r/k', 'keys/k', 'keys/deep/k', 'log/k']) {
      expect(run(`keys new --secret ${place}`).err, place).toContain('a place that is published');
      expect(existsSync(join(cwd, place))).toBe(false);
    }
    expect(run('keys revoke FFFF --reason x --log-size 0').code).toBe(2);
  });
});

describe('a reader', { timeout: 180_000 }, () => {
  it('gets exit 2 and the figure when one differs, in both languages and as JSON', () => {
    const other = exampleWith({ 'data/values.csv': [['31.2', '32.1']] });
    const { code, err } = run(`verify r --edition ${other} --lang zh`);
    expect(code).toBe(2);
    expect(err).toMatch(/panel\.parquet:\d+, 列 value\n {2}实际: 31\.2\n {2}应为: 重新计算得到 32\.1/);
    const { problems } = JSON.parse(run(`verify r --edition ${other} --json`).err);
    expect(problems.length).toBeGreaterThan(2);
  });

  it('is refused a wrong key, an invalid key file, an unsigned release and an absent one', () => {
    run('keys new --secret secret/c.key --keys others');
    expect(run('verify r --key others/keys.json').code).toBe(2);
    expect(run('verify r --key r/plan.json').err).toContain('no public key');
    expect(run('verify r --key nowhere').err).toContain('ENOENT');
    rmSync(join(cwd, 'r', 'release.json.minisig'));
    expect(run('verify r --key keys/keys.json').err).toContain('the release is not signed');
    expect(run('verify nowhere').code).toBe(2);
    expect(run('verify http://127.0.0.1:1/').code).toBe(2);
    expect(run('log verify nowhere').code).toBe(2);
  });
});
