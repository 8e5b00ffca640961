import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { programOf } from '../../src/cli/run.js';
import { example, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus, iplusProcess, main } from '../helpers/iplus.js';
import { casesOf, itThoroughly } from '../helpers/thorough.js';

let cwd = '';
let release = '';
beforeAll(() => {
  cwd = temporaryFolder();
  release = join(cwd, 'releases', 'example');
  expect(iplus(['build', example, '--out', release]).code).toBe(0);
});

/** The release of the example again, in `releases/` of a folder. */
const copyTo = (folder: string, name: string) =>
  cpSync(realpathSync(release), join(folder, 'releases', name), { recursive: true });

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('iplus', () => {
  it('writes nothing to stderr when that is not a terminal, and exits 0', () => {
    const commands = [
      ['schema'],
      ['check', example],
      ['explain', 'A1'],
      ['build', example, '--out', join(cwd, 'again')],
    ];
    for (const args of casesOf(commands, 2)) {
      const { code, out, err } = iplusProcess(args, { cwd });
      expect([args[0], code, err]).toEqual([args[0], 0, '']);
      expect(out).toMatch(/\S\n$/);
    }
  });

  it('prints help and its version, and exits 0', () => {
    expect(iplus(['--help'])).toMatchObject({ code: 0, err: '' });
    expect(iplus(['--help']).out).toMatch(/Usage: iplus[\s\S]*build[\s\S]*explain[\s\S]*serve/);
    expect(iplus(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(iplus(['build', '--help']).out).toContain('--out <dir>');
  });

  it('prints the help of every command in Chinese, from the catalogue of the reference', () => {
    const [program, build] = [['--help'], ['build', '--help']].map(
      (args) => iplus([...args, '--lang', 'zh']).out,
    );
    expect(program).toMatch(/^用法: iplus/);
    expect(program).toContain('由版本生成发布版');
    expect(build).toContain('输出文件夹');
    for (const command of programOf().commands) expect(program).not.toContain(command.description());
  });

  it.each([
    [[], /Usage: iplus/],
    [['nonsense'], /unknown command 'nonsense'[\s\S]*Usage: iplus/],
    [['biuld', example], /Did you mean build/],
    [['build', example], /required option '--out <dir>'[\s\S]*Usage: iplus build/],
    [['explain'], /missing required argument 'unit'/],
    [['check', example, '--lang', 'fr'], /'fr' is invalid. Allowed choices are en, zh/],
    [['serve', 'x', '--port', 'abc'], /'abc' is invalid/],
    [['serve', 'x', '--port', '99999'], /'99999' is invalid/],
    [['check', example, '--fast'], /unknown option '--fast'/],
  ])('exits 2 and explains its usage when called as %j', (args, said) => {
    const { code, out, err } = iplus(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(said);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it.each([
    ['check', ['check', 'nowhere'], 'nowhere'],
    ['build', ['build', 'nowhere', '--out', 'x'], 'nowhere'],
    ['explain', ['explain', 'A1', '--release', 'nowhere'], 'nowhere'],
    ['serve', ['serve', 'nowhere'], 'nowhere'],
    ['explain a place', ['explain', 'Nortport'], 'did you mean Northport 北港 (A1)?'],
    ['explain a period', ['explain', 'A1', '1999'], '2021, 2022'],
    ['explain a node', ['explain', 'A1', '2022', 'acess'], 'did you mean “access”?'],
    ['new', ['new', '.'], 'nothing was changed'],
  ])('exits 2 with found, expected and to mend, and no stack, on user errors: %s', (_, args, said) => {
    const { code, out, err } = iplus(args, { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).toMatch(/^\S.*\n {2}found: .*\n {2}expected: .*\n {2}to mend: /);
    expect(err).not.toMatch(/\n {4}at /);
  });

  it('reports all problems of an edition at once', () => {
    const edition = exampleWith({
      'edition.yaml': [['weight: 0.6', 'wieght: 0.6']],
      'indicators.csv': [['mobile,Mobile', 'moblie,Mobile']],
    });
    const { code, err } = iplus(['check', edition]);
    expect(code).toBe(2);
    expect(err).toContain('did you mean “weight”?');
  });

  it('exits 1 on an internal error, without a stack unless it is asked for', () => {
    const broken = join(temporaryFolder(), 'broken.mjs');
    writeFileSync(broken, "JSON.stringify = () => { throw new TypeError('a fault'); };");
    const ran = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['--import', broken, main, 'schema'], {
        encoding: 'utf8',
        env: { ...process.env, LANG: 'C', ...env },
      });
    const [plain, chinese, full] = [ran({}), ran({ LANG: 'zh_CN.UTF-8' }), ran({ IPLUS_STACK: '1' })];
    expect([plain.status, chinese.status, full.status]).toEqual([1, 1, 1]);
    expect(plain.stderr).toMatch(/^A fault of the program: a fault\n {2}please report it.*\n$/);
    expect(chinese.stderr).toMatch(/^程序出错：a fault\n.*\n$/);
    expect(full.stderr).toMatch(/TypeError: a fault\n +at /);
  });
});

describe('iplus --json', () => {
  it('prints machine-readable output, for every command that ends', () => {
    expect(json(iplus(['check', example, '--json']).out)).toMatchObject({
      edition: 'my-index',
      periods: ['2021', '2022'],
    });
    const manifest = json(iplus(['build', example, '--out', join(cwd, 'json'), '--json']).out);
    expect(manifest).toEqual(json(readFileSync(join(cwd, 'json', 'release.json'), 'utf8')));
    expect(json(iplus(['explain', 'B1', '2021', 'use', '--json'], { cwd }).out)).toMatchObject({
      unit: { code: 'B1', name: { en: 'Lakeside', zh: '湖畔' } },
      period: '2021',
      node: 'use',
      release: manifest['id'],
    });
    expect(json(iplus(['schema', '--json']).out)).toHaveProperty('$schema');
    expect(json(iplus(['new', 'made', '--json'], { cwd }).out)).toMatchObject({ dir: 'made' });
  });

  it('prints problems as JSON on stderr, in both languages', () => {
    const { code, out, err } = iplus(['explain', 'Nortport', '--json'], { cwd });
    expect([code, out]).toEqual([2, '']);
    expect(json(err)).toMatchObject({
      problems: [{ at: { file: 'UNIT' }, found: { en: '“Nortport”', zh: '“Nortport”' } }],
    });
  });
});

describe('the language', () => {
  it('is the requested one, also in problems and in both notations of the option', () => {
    for (const lang of [['--lang', 'zh'], ['--lang=zh']]) {
      expect(iplus(['check', example, ...lang]).out).toContain('数据性质: 示例数据');
      expect(iplus(['explain', 'A1', ...lang], { cwd }).out).toContain('我的指数');
      expect(iplus(['check', 'nowhere', ...lang]).err).toMatch(/实际: .*\n {2}应为: .*\n {2}处理办法: /);
    }
  });

  it('is Chinese where the locale is, unless English is requested', () => {
    const env = { LANG: 'zh_CN.UTF-8' };
    expect(iplus(['check', example], { env }).out).toContain('数据性质');
    expect(iplus(['check', example, '--lang', 'en'], { env }).out).toContain('data status');
    expect(iplus(['check', example], { env: { ...env, LC_ALL: 'C' } }).out).toContain('data status');
  });
});

describe('iplus new', () => {
  it('writes an edition that can be checked, built and explained unchanged', () => {
    expect(iplus(['new', 'mine'], { cwd }).out).toContain('npx iplus check mine');
    expect(readdirSync(join(cwd, 'mine'))).toEqual(
      expect.arrayContaining(['edition.yaml', 'edition.schema.json']),
    );
    expect(iplus(['check', 'mine'], { cwd }).code).toBe(0);
    expect(iplus(['build', 'mine', '--out', 'mine-release'], { cwd }).out).toContain('→ mine-release');
    expect(iplus(['explain', '北港', '--release', 'mine-release'], { cwd }).out).toContain(
      'Northport 北港 (A1)',
    );
  });

  it('overwrites nothing', () => {
    mkdirSync(join(cwd, 'full'));
    writeFileSync(join(cwd, 'full', 'note'), 'mine');
    expect(iplus(['new', 'full'], { cwd }).code).toBe(2);
    expect(readdirSync(join(cwd, 'full'))).toEqual(['note']);
  });
});

describe('iplus explain', () => {
  const explained = (...args: string[]) => iplus(['explain', ...args], { cwd });

  it('gives the same for a reference as for unit, period and node', () => {
    const by = (...args: string[]) => explained(...args, '--json').out;
    expect(by('results/B1/2021/use')).toBe(by('B1', '2021', 'use'));
    expect(explained('results/A1/2022/waiting-time', '--lang', 'en').out).toMatch(
      /Formula\n {2}turned: less of it scores higher = .*\n {2}score = 100 × .*\n/,
    );
  });

  it('explains figures of tables, in both languages, and confirms that they are reproduced', () => {
    const reference = 'movers/A1/places';
    expect(explained(reference, '--lang', 'en').out).toMatch(/Rank changes.*\n[\s\S]*recomputed +the same/);
    expect(explained(reference, '--lang', 'zh').out).toMatch(/位次变化[\s\S]*重算 +一致/);
    expect(json(explained(reference, '--json').out)).toMatchObject({ kind: 'table', reference });
  });

  it('shows the raw rows of an indicator, and says where there are none', () => {
    const rows = ['--rows', '--edition', example];
    const { out } = explained('A1', '2022', 'broadband', '--lang', 'en', ...rows);
    expect(out).toMatch(/1 row$/m);
    expect(json(explained('A1', '2022', 'broadband', '--json', ...rows).out)).toMatchObject({
      rows: [{ count: 1 }],
    });
    expect(explained('A1', '2022', 'broadband', ...rows, '--variant', 'monthly').err).toContain('monthly');
    expect(explained('A1', '2022', 'index', ...rows)).toMatchObject({ code: 2 });
    expect(explained('movers/A1/places', ...rows).err).toContain('--rows');
    expect(explained('A1', '2022', 'broadband', '--rows').err).toContain('--edition');
  });

  it('suggests similar references', () => {
    const { code, err } = explained('results/A1/2022/acess');
    expect([code, err.includes('results/A1/2022/access')]).toEqual([2, true]);
  });
});

describe('iplus explain without --release', () => {
  it('names the release in the commands that a build and a claim end with', () => {
    for (const lang of ['en', 'zh']) {
      const folder = join(temporaryFolder(), 'x');
      mkdirSync(folder);
      copyTo(folder, 'two');
      const built = iplus(['build', example, '--out', 'releases/one', '--lang', lang], { cwd: folder });
      const [, words] = /npx iplus (explain \S+ --release [^\s（]+)/.exec(built.out)!;
      expect(iplus(words!.split(' '), { cwd: folder })).toMatchObject({ code: 0, err: '' });
      const claim = iplus(['claim', 'Northport ranks first', 'releases/two', '--lang', lang], {
        cwd: folder,
      });
      const [, evidence] = /npx iplus (explain \S+ --release \S+)/.exec(claim.out)!;
      expect(iplus(evidence!.split(' '), { cwd: folder })).toMatchObject({ code: 0, err: '' });
    }
  });

  it('takes the only release of releases/, or the only real one, and otherwise asks for a choice', () => {
    const folder = temporaryFolder();
    expect(iplus(['explain', 'A1'], { cwd: folder }).err).toContain('found: no release');
    for (const name of ['one', 'two']) {
      copyTo(folder, name);
      const { code, err } = iplus(['explain', 'A1'], { cwd: folder });
      expect([name, code]).toEqual([name, name === 'one' ? 0 : 2]);
      if (name === 'two') expect(err).toContain('several: one, two');
    }
    const real = exampleWith({ 'edition.yaml': [['data-status: example', 'data-status: real']] });
    expect(iplus(['build', real, '--out', join('releases', 'three')], { cwd: folder }).code).toBe(0);
    expect(json(iplus(['explain', 'A1', '--json'], { cwd: folder }).out)).toMatchObject({
      dataStatus: 'real',
    });
  });
});

describe('iplus serve', () => {
  itThoroughly('prints the address of the site, serves it, and ends when interrupted', async () => {
    const child = spawn(process.execPath, [main, 'serve', release, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    const said = await new Promise<string>((resolve) => {
      let text = '';
      child.stdout.on('data', (part: Buffer) => {
        text += part;
        if (text.endsWith('}\n')) resolve(text);
      });
    });
    const { url } = json(said) as { url: string };
    expect(await (await fetch(url)).text()).toContain('Northport');
    child.kill('SIGINT');
    expect([0, 'SIGINT']).toContain(await ended);
  });
});
