import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildRelease } from '../../src/cli/build.js';
import { UserError } from '../../src/edition/index.js';
import { openRelease, writeRelease } from '../../src/release/index.js';
import { bundledProgram } from '../helpers/bundled.js';
import { exampleWith, inputOf, releaseOf, root, twoTowns } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { started } from '../helpers/iplus.js';
import { seeded } from '../helpers/random.js';
import { often, patience, seedOf, tell } from '../helpers/reliability.js';
import { casesOf, times } from '../helpers/thorough.js';

const main = await bundledProgram();

/** Where the sets behind a published folder lie. */
const storeOf = (out: string) => join(dirname(out), `.${basename(out)}`);
const leftIn = (out: string) => readdirSync(storeOf(out)).filter((name) => /^(part|link)-/.test(name));

/** Waits until a set (`part-`) or the link to it (`link-`) is being written; false when the process ended before. */
function appears(store: string, prefix: string, ended: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const watcher = watch(store, (_, name) => name?.startsWith(prefix) && finish(true));
    const finish = (seen: boolean) => {
      watcher.close();
      resolve(seen);
    };
    ended.then(() => finish(false));
  });
}

interface Killing {
  rounds: number;
  out: string;
  /** Arguments of node that publish variant 0 or 1. */
  args: (variant: number) => string[];
  /** The variant that stands in `out`; throws when it is a mixture. */
  standing: () => Promise<number>;
  random: () => number;
}

/**
 * Publishes two variants by turns and kills every process: every third at a moment drawn from the second half of
 * its life, the others at a moment drawn from its writing. Says how often which variant stood afterwards.
 */
async function killing({ rounds, out, args, standing, random }: Killing) {
  const counts = { old: 0, new: 0, whileWriting: 0, finished: 0 };
  const run = async () => {
    const begin = performance.now();
    const { ended } = started(args(1));
    const linked = appears(storeOf(out), 'link-', ended);
    await appears(storeOf(out), 'part-', ended);
    const writing = performance.now();
    await linked;
    const switched = performance.now();
    await ended;
    return { life: performance.now() - begin, writing: switched - writing };
  };
  await started(args(0)).ended;
  const usual = await run();
  for (let round = 0; round < rounds; round++) {
    const before = await standing();
    for (const name of readdirSync(storeOf(out))) {
      if (!name.startsWith('part-') && join(storeOf(out), name) !== realpathSync(out))
        rmSync(join(storeOf(out), name), { recursive: true });
    }
    const { child, ended } = started(args(1 - before));
    const moment = random();
    if (round % 3 === 0) await Promise.race([sleep((0.5 + 0.8 * moment) * usual.life), ended]);
    else if (await appears(storeOf(out), 'part-', ended)) await sleep(2 * moment * usual.writing);
    child.kill('SIGKILL');
    const code = await ended;
    const after = await standing();
    expect([0, 1]).toContain(after);
    if (code === 0) expect(after).toBe(1 - before);
    if (code === 0) counts.finished++;
    // A machine that is busy at the beginning, or later, is no measure: who ends before the kill makes the next ones come sooner.
    for (const time of ['life', 'writing'] as const) usual[time] *= code === 0 ? 0.8 : 1.05;
    if (leftIn(out).includes(`part-${child.pid}`)) counts.whileWriting++;
    counts[after === before ? 'old' : 'new']++;
  }
  return counts;
}

describe('kill -9 at any moment leaves the old release or the new one', () => {
  it('of iplus build', { timeout: patience(300_000) }, async () => {
    const usual = 4;
    const rounds = often(usual, { few: 2, share: 0.05 });
    const editions = [twoTowns(), twoTowns('32.1')];
    const lanes = casesOf([1, 2], 1).map((seed) => ({
      out: join(temporaryFolder(), 'release'),
      random: seeded(seedOf(seed)),
    }));
    const ids: string[] = [];
    for (const edition of editions) ids.push((await releaseOf(edition)).manifest.id);
    expect(ids[0]).not.toBe(ids[1]);
    const counts = await Promise.all(
      lanes.map(({ out, random }) =>
        killing({
          rounds,
          out,
          args: (variant) => [main, 'build', editions[variant]!, '--out', out],
          standing: async () => ids.indexOf((await openRelease(out)).manifest.id),
          random,
        }),
      ),
    );
    for (const count of counts) {
      tell('kills', 'iplus build killed', rounds, count);
      expect(count.old + count.new).toBe(rounds);
    }
    if (rounds >= usual) expect(counts.reduce((n, count) => n + count.whileWriting, 0)).toBeGreaterThan(0);
    for (const { out } of lanes) {
      expect(await started([main, 'build', editions[0]!, '--out', out]).ended).toBe(0);
      expect(leftIn(out)).toEqual([]);
    }
  });

  it('of a set of many files', { timeout: patience(300_000) }, async () => {
    const usual = 12;
    const rounds = often(usual, { few: 3, share: 0.45 });
    const out = join(temporaryFolder(), 'release');
    const files = 24;
    const script = join(temporaryFolder(), 'publish.mjs');
    const store = pathToFileURL(join(root, 'dist/release/store/store.js')).href;
    writeFileSync(
      script,
      `import { publishFolder } from ${JSON.stringify(store)};
       const [out, variant] = process.argv.slice(2);
       const names = Array.from({ length: ${files} }, (_, i) => 'file-' + i + '.txt');
       const content = (name) => (name + variant).padEnd(20_000, variant);
       void publishFolder(out, 'set-' + variant, names.map((path) => ({ path, content: content(path) })));`,
    );
    const counts = await killing({
      rounds,
      out,
      args: (variant) => [script, out, String(variant)],
      standing: async () => {
        const texts = Array.from({ length: files }, (_, i) =>
          readFileSync(join(out, `file-${i}.txt`), 'utf8'),
        );
        const variant = texts[0]!.at(-1)!;
        texts.forEach((text, i) => {
          expect(text === `file-${i}.txt${variant}`.padEnd(20_000, variant)).toBe(true);
        });
        return Number(variant);
      },
      random: seeded(seedOf(2)),
    });
    tell('kills', 'the publication of 24 files killed', rounds, counts);
    expect(counts.old + counts.new).toBe(rounds);
    if (rounds >= usual) expect(counts.whileWriting).toBeGreaterThan(0);
  });
});

describe('several at once', () => {
  it('build the same edition into the same folder and all succeed', async () => {
    const [edition, out] = [twoTowns(), join(temporaryFolder(), 'release')];
    const codes = await Promise.all(
      Array.from({ length: times(2, 4) }, () => started([main, 'build', edition, '--out', out]).ended),
    );
    expect(new Set(codes)).toEqual(new Set([0]));
    await openRelease(out);
    expect(leftIn(out)).toEqual([]);
  });

  it('read while another publishes, and see one release or the other', async () => {
    const out = join(temporaryFolder(), 'release');
    const variants = await Promise.all([twoTowns(), twoTowns('32.1')].map(inputOf));
    const ids = new Set<string>();
    for (const variant of variants) ids.add((await writeRelease(out, variant)).id);
    let writing = true;
    const writer = (async () => {
      for (let i = 0; i < 6; i++) await writeRelease(out, variants[i % 2]!);
      writing = false;
    })();
    let read = 0;
    while (writing) {
      const release = await openRelease(out);
      expect(ids).toContain(release.manifest.id);
      read++;
    }
    await writer;
    expect(read).toBeGreaterThan(5);
  });
});

describe('a build', () => {
  const example = twoTowns();

  it('of the same edition again changes nothing', async () => {
    const out = join(temporaryFolder(), 'release');
    const inodes = () => [lstatSync(out).ino, statSync(out).ino, statSync(join(out, 'results.csv')).mtimeMs];
    const first = await buildRelease(example, out, {});
    const before = inodes();
    const second = await buildRelease(example, out, {});
    expect(second).toEqual(first);
    expect(inodes()).toEqual(before);
  });

  it('replaces a release whose file was damaged, as the message about it says', async () => {
    const out = join(temporaryFolder(), 'release');
    const { id } = await buildRelease(example, out, {});
    writeFileSync(join(out, 'results.csv'), 'unit\n');
    await expect(openRelease(out)).rejects.toThrow('results.csv');
    await buildRelease(example, out, {});
    expect((await openRelease(out)).manifest.id).toBe(id);
    expect(readdirSync(storeOf(out))).toEqual([id]);
  });

  it('sweeps away what a killed one left, but nothing of one that runs', async () => {
    const out = join(temporaryFolder(), 'release');
    await buildRelease(example, out, {});
    const { child, ended } = started(['-e', '']);
    await ended;
    const running = `part-${process.ppid}`;
    for (const name of [`part-${child.pid}`, `part-${child.pid}-old`, `link-${child.pid}`, running])
      mkdirSync(join(storeOf(out), name));
    await buildRelease(example, out, {});
    expect(leftIn(out)).toEqual([running]);
  });

  it('touches nothing when --out holds something else', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'thesis.txt'), 'mine');
    writeFileSync(join(folder, 'file'), 'mine');
    symlinkSync('full', join(folder, 'link'));
    symlinkSync('.fuller/x', join(folder, 'ful'));
    const before = fingerprint(join(folder, 'full'));
    const names = readdirSync(folder);
    for (const name of ['full', 'file', 'link', 'ful', '']) {
      const build = buildRelease(example, join(folder, name), {});
      await expect(build).rejects.toThrow('something that is not a release');
    }
    expect(readdirSync(folder)).toEqual(names);
    expect(fingerprint(join(folder, 'full'))).toEqual(before);
  });

  it('takes an empty folder, and makes the folders above', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'empty'));
    await buildRelease(example, join(folder, 'empty'), {});
    await buildRelease(example, join(folder, 'a', 'b', 'new'), {});
    await openRelease(join(folder, 'empty'));
    await openRelease(join(folder, 'a', 'b', 'new'));
  });

  it('says what to mend when the name cannot be a folder', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const name of ['n'.repeat(300), 'file/below']) {
      await expect(buildRelease(example, join(folder, name), {})).rejects.toBeInstanceOf(UserError);
    }
  });

  it('keeps the release inside its store whatever the version is called', async () => {
    const folder = temporaryFolder();
    const edition = exampleWith({ 'edition.yaml': [['version: 1', "version: '../../第1/x'"]] });
    await buildRelease(edition, join(folder, 'out'), {});
    expect(readdirSync(folder).sort()).toEqual(['.out', 'out']);
    expect((await openRelease(join(folder, 'out'))).manifest.version).toBe('../../第1/x');
  });
});
