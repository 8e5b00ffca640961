import { readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRelease } from '../../../src/cli/build.js';
import { figuresCommand } from '../../../src/cli/receiptFigures.js';
import { problemText, UserError } from '../../../src/edition/index.js';
import { checkFigureProof, starterContract } from '../../../src/platform/index.js';
import { openRelease, verifyRelease } from '../../../src/release/index.js';
import { put, temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';
import { confidential, livePlatform, type Visit, visit, withoutFloor } from '../../helpers/livePlatform.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';

type Live = Awaited<ReturnType<typeof livePlatform>>;

const cities = ['110100', '110200', '310100'];
const base = (from = 'base') =>
  cities.flatMap((city, c) =>
    ['a', 'b', 'c', 'd'].map((one, h) => visit(city, `${from}-${one}`, 900 + 100 * c + h, '2026-10-05')),
  );

/** Releases an edition of some platforms, which take no more records then. */
async function built(edition: string, platforms: readonly Live[], dated = false): Promise<string> {
  for (const { platform } of platforms) await platform.close();
  return buildOf(
    edition,
    platforms.map(({ folder }) => folder),
    dated,
  );
}

async function buildOf(edition: string, platform: readonly string[], dated = false): Promise<string> {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(edition, out, { json: true, platform }, undefined, dated);
  return out;
}

const figuresOf = async (release: string) => {
  const { panel } = await openRelease(release);
  return [...panel.values].map((value) => (Number.isNaN(value) ? null : value));
};

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: unknown) => {
      expect(error).toBeInstanceOf(UserError);
      return (error as UserError).problems.map((problem) => problemText(problem, 'en')).join('\n');
    },
  );

const copies = (endpoint: string, prefix = 'one') =>
  JSON.stringify({ endpoint, bucket: 'copies', region: 'us-east-1', prefix });

function linkTo(folder: string): string {
  const link = join(temporaryFolder(), 'platform');
  symlinkSync(folder, link);
  return link;
}

function otherFile(): string {
  const folder = temporaryFolder();
  put(folder, 'storage.json', copies('https://Storage.example.org:443/'));
  return join(folder, 'storage.json');
}

describe('an edition of several platforms', () => {
  it('has the figures of one platform to which all partners had sent, however they are spread', async () => {
    const random = seeded(44);
    const int = (below: number) => Math.floor(random() * below);
    for (let round = 0; round < 6; round++) {
      const [whole, one, other] = [await livePlatform(''), await livePlatform(''), await livePlatform('')];
      const start = base();
      await whole.sendAs('p0', ...start);
      await one.sendAs('p0', ...start);
      for (let p = 1; p < 6; p++) {
        const of = int(2) === 0 ? one : other;
        for (let batch = 0; batch <= int(3); batch++) {
          const sent: Visit[] = Array.from({ length: 1 + int(5) }, () =>
            visit(cities[int(3)]!, `h${int(9)}`, int(1000), int(2) === 0 ? '2026-10-09' : '2026-11-03'),
          );
          await whole.sendAs(`p${p}`, ...sent);
          await of.sendAs(`p${p}`, ...sent);
        }
      }
      const [expected, found] = [
        await built(whole.edition, [whole]),
        await built(whole.edition, [one, other]),
      ];
      expect(await figuresOf(found)).toEqual(await figuresOf(expected));
      expect((await verifyRelease(found)).from).toBe('panel');
    }
  }, 120_000);

  it('adds up what each may show alone: records that one of them holds back stay held', async () => {
    const [one, other] = [await livePlatform(confidential), await livePlatform(confidential)];
    await one.sendAs('north', ...base());
    await one.sendAs(
      'north',
      visit('110100', 'x', 500),
      visit('110100', 'y', 500),
      visit('110100', 'z', 500),
    );
    await other.sendAs('south', ...['u', 'v', 'w'].map((name) => visit('110100', name, 400)));
    await other.sendAs('south', visit('110200', 'u', 400), visit('110200', 'v', 400));
    await one.sendAs('north', visit('110200', 'w', 400));
    const release = await openRelease(await built(one.edition, [one, other]));
    const at = (city: string) =>
      release.panel.values[
        release.plan.periods.indexOf('2026-11') * release.panel.units +
          release.plan.units.findIndex(({ code }) => code === city)
      ];
    expect(at('110100')).toBe(1500 + 1200);
    // Three hospitals together, and on neither platform: nobody knows that they are three.
    expect(at('110200')).toBeNaN();
  });

  it('names each part of the account, and adds the rest up', async () => {
    const [one, other] = [await livePlatform(''), await livePlatform('')];
    await one.sendAs('north', ...base());
    await other.sendAs('south', visit('110100', 'a', 1), visit('110100', 'a', 2));
    const release = await built(one.edition, [one, other]);
    const { platform } = (await openRelease(release)).manifest;
    expect(platform!.contracts).toMatchObject([
      { platform: 1, contract: 'visits', records: 12, batches: 1 },
      { platform: 2, contract: 'visits', records: 2, batches: 1 },
    ]);
    expect(platform!.segments).toMatchObject({ sealed: 0, open: 2 });
    // As before, one platform alone has no number.
    const alone = await openRelease(await buildOf(one.edition, [one.folder]));
    expect(alone.manifest.platform!.contracts[0]).not.toHaveProperty('platform');
  });

  it('is refused by name where a partner has records of a contract on two', async () => {
    const [one, other] = [await livePlatform(''), await livePlatform('')];
    const both = visit('110100', 'a', 7);
    await one.sendAs('north', ...base(), both);
    await other.sendAs('north', both);
    await other.sendAs('south', visit('110100', 'a', 7));
    const said = await refusal(built(one.edition, [one, other]));
    expect(said).toContain('records of the partner north under visits on two platforms');
    expect(said).toContain(other.folder);
    expect(said).not.toContain('south');
  });

  it('takes versions of a contract that mean the same, and refuses others by name', async () => {
    const text = withoutFloor('visits');
    const newer = (change: (text: string) => string) =>
      livePlatform('', change(text.replace('version: 1.0.0', 'version: 1.1.0')));
    const one = await livePlatform('');
    await one.sendAs('north', ...base());
    const same = await newer((of) => of.replace('maximum: 100000', 'maximum: 200000'));
    await same.sendAs('south', visit('110100', 'a', 150_000));
    const release = await openRelease(await built(one.edition, [one, same]));
    expect(release.manifest.platform!.contracts.map(({ versions }) => versions)).toEqual([
      ['1.0.0'],
      ['1.1.0'],
    ]);
    const unit = await newer((of) => of.replace('{ en: visits, zh: 人次 }', '{ en: thousands, zh: 千人次 }'));
    await unit.platform.close();
    const said = await refusal(buildOf(one.edition, [one.folder, unit.folder]));
    expect(said).toContain('the contract visits differs between platforms in what the edition reads: visits');
    expect(said).toContain(`1.0.0 (${one.folder}), 1.1.0 (${unit.folder})`);
    const floor = await livePlatform('', starterContract('visits'));
    await floor.platform.close();
    expect(await refusal(buildOf(one.edition, [one.folder, floor.folder]))).toContain('fewestContributors');
  });

  it('reads each contract where it is, and refuses one that no platform has', async () => {
    const trips = withoutFloor('trips');
    const [one, other] = [await livePlatform(''), await livePlatform('', trips)];
    await one.sendAs('north', ...base());
    await one.platform.close();
    await other.platform.close();
    const release = await openRelease(await buildOf(one.edition, [other.folder, one.folder]));
    expect(release.manifest.platform!.contracts).toMatchObject([{ platform: 2, contract: 'visits' }]);
    const third = await livePlatform('', trips);
    await third.platform.close();
    expect(await refusal(buildOf(one.edition, [other.folder, third.folder]))).toContain('visits');
  });

  it.each([
    ['the folder by another path', (folder: string) => `${folder}/../${basename(folder)}/`],
    ['a link to the folder', linkTo],
    ['the file that names its own storage', (folder: string) => join(folder, 'copies.json')],
    ['another file that names its storage', otherFile],
  ])('says that the same platform is named twice, and how: %s', async (_, other) => {
    const { edition, folder, platform } = await livePlatform('');
    await platform.close();
    put(folder, 'copies.json', copies('https://storage.example.org'));
    const twice = other(folder);
    const said = `the same platform named twice: ${folder} and ${twice}`;
    expect(await refusal(buildOf(edition, [folder, twice]))).toContain(said);
    const checked = iplus(['check', edition, '--platform', folder, '--platform', twice, '--lang', 'en']);
    expect(checked.err).toContain(said);
    expect(checked.code).toBe(2);
    expect(await refusal(buildOf(edition, [join(folder, 'copies.json'), otherFile()]))).toContain(
      'the same platform named twice',
    );
  });

  it('is tried, built and proved by the commands; a partner of each proves its records', async () => {
    const [one, other] = [await livePlatform(confidential), await livePlatform(confidential)];
    const start = base();
    await one.sendAs('north', ...start);
    const sent = ['u', 'v', 'w'].map((name) => visit('110100', name, 400, '2026-10-07'));
    const receipt = await other.sendAs('south', ...sent);
    const release = await built(one.edition, [one, other], true);
    const platforms = [one, other].flatMap(({ folder }) => ['--platform', folder]);
    const checked = iplus(['check', one.edition, ...platforms, '--json']);
    expect(checked.err).toBe('');
    expect(checked.code).toBe(0);
    const out = join(temporaryFolder(), 'proof.json');
    const { edition } = one;
    const of = { edition, release, partner: 'south', out };
    await figuresCommand(receipt, { json: true, platform: other.folder, ...of });
    const proof = JSON.parse(readFileSync(out, 'utf8'));
    const { contracts } = (await openRelease(release)).manifest.platform!;
    const { tree } = contracts.find(({ platform }) => platform === 2)!;
    const lines = checkFigureProof(proof, { tree, body: ndjson(...sent) })!.lines;
    expect(lines.map(({ is }) => is)).toEqual(['in', 'in', 'in']);
    expect(iplus(['receipt', 'verify', out, '--release', release]).out).toContain('110100');
    const wrong = figuresCommand(receipt, { json: true, platform: one.folder, ...of });
    expect(await refusal(wrong)).toContain('no tree of records');
  });
});
