import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { beforeAll, expect, it } from 'vitest';
import { statesOf } from '../../src/cli/follow.js';
import { openPublic } from '../../src/cli/openReleases.js';
import { programOf } from '../../src/cli/run.js';
import { requireAccess } from '../../src/release/index.js';
import { example, exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

/** When the second vintage becomes public. */
const hour = Date.parse('2099-03-01T01:30:00Z');
const access = { from: hour - 7_200_000, to: hour - 3_600_000 };

let series: string;
beforeAll(() => {
  series = join(temporaryFolder(), 'series');
  const revised = exampleWith({ 'data/values.csv': [['A1,2022,33.0', 'A1,2022,34.0']] });
  const when = ['--date', '2099-03-01', '--time', '09:30', '--zone', 'Asia/Shanghai'];
  const why = ['--class', 'routine', '--reason', 'new data', '--reason-zh', '新数据'];
  const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
  const who = ['--who', 'press office', '--why', 'the release note', '--vintage', '2'];
  const called = [
    ['release', example, '--to', series, '--date', '2030-01-01'],
    ['calendar', 'add', series, '--period', '2022', ...when, '--announced', '2031-01-01'],
    ['release', revised, '--to', series, '--date', '2099-03-01', '--embargo', ...why],
    ['calendar', 'access', series, ...who, '--from', iso(access.from), '--to', iso(access.to)],
  ].map((args) => iplus(args));
  expect(called.map(({ code, err }) => `${code} ${err}`)).toEqual(['0 ', '0 ', '0 ', '0 ']);
});

/** Every name under which the second vintage can be given to a command. */
function namesOf(): string[] {
  const link = join(temporaryFolder(), 'link');
  symlinkSync(join(series, '2'), link);
  return [`${series}@2`, `${series}@02`, join(series, '2'), `${series}/./2/`, link];
}

it('serves no vintage of a series before its release time', async () => {
  const seen = async (now: number) => (await openPublic([series], now)).map((r) => r.vintage!.number);
  expect(await seen(hour - 1)).toEqual([1]);
  expect(await seen(hour)).toEqual([1, 2]);
});

it('hands out no single vintage before its release time, whatever name it is given by', async () => {
  for (const name of namesOf()) {
    await expect(openPublic([series, name], hour - 1), name).rejects.toThrow('under embargo');
    expect(
      (await openPublic([name], hour)).map((r) => r.vintage!.number),
      name,
    ).toEqual([2]);
  }
});

it('opens a vintage that is an earlier release again as the vintage that its name says', async () => {
  const other = join(temporaryFolder(), 'series');
  const revised = exampleWith({ 'data/values.csv': [['A1,2022,33.0', 'A1,2022,34.0']] });
  const why = ['--class', 'error', '--reason', 'as it was', '--reason-zh', '恢复原值'];
  const days = ['2030-01-01', '2030-01-02', '2030-01-03'];
  for (const [i, edition] of [example, revised, example].entries())
    expect(iplus(['release', edition, '--to', other, '--date', days[i]!, ...(i > 0 ? why : [])]).code).toBe(
      0,
    );
  const numberOf = async (path: string) => (await openPublic([path])).map(({ vintage }) => vintage!.number);
  for (const number of [1, 2, 3])
    for (const path of [`${other}@${number}`, join(other, `${number}`)])
      expect(await numberOf(path), path).toEqual([number]);
  expect(await numberOf(join(other, 'latest'))).toEqual([3]);
  const gone = ['--vintage', '1', '--date', '2030-01-04', '--reason', 'wrong', '--reason-zh', '有误'];
  expect(iplus(['withdraw', other, ...gone]).code).toBe(0);
  expect((await openPublic([`${other}@1`]))[0]!.withdrawn).toBeDefined();
  expect((await openPublic([`${other}@3`]))[0]!.withdrawn).toBeUndefined();
});

it('opens a vintage under embargo to other commands only while access to it is recorded', async () => {
  for (const name of namesOf()) {
    for (const now of [access.from - 1, access.to, hour - 1]) {
      await expect(requireAccess(name, now), `${name} ${now}`).rejects.toThrow('under embargo');
    }
    for (const now of [access.from, access.to - 1, hour]) await requireAccess(name, now);
    await requireAccess(`${series}@1`, access.from - 1);
  }
});

it('asks in every command that takes a release, and writes nothing before the release time', () => {
  const folder = temporaryFolder();
  const held = `${series}@2`;
  const text = join(temporaryFolder(), 'text.txt');
  writeFileSync(text, 'Northport leads.');
  const given: Record<string, string> = {
    ...{
      dir: join(folder, 'site'),
      format: 'csv',
      unit: 'A1',
      sentence: 'Northport leads',
      text,
      file: text,
      a: `${series}@1`,
    },
    ...{ '--release': held, '--above': 'B1:A1', '--log': join(folder, 'log') },
    ...{ '--out': join(folder, 'tables'), '--to': join(folder, 'export'), '--rank': '1' },
    ...{ 'figures --platform': folder, 'figures --edition': example, 'figures --partner': 'school-office' },
    'release --name': 'witness.example',
    ...{ 'report --out': join(folder, 'report.html'), 'card --out': join(folder, 'card.svg') },
  };
  const releases = new Set(['release', 'releases', 'folder', 'folders', 'b']);
  const isOfReleases = ({ registeredArguments, options }: Command) =>
    registeredArguments.some((one) => releases.has(one.name())) ||
    options.some(({ long }) => long === '--release');
  // `serve` waits for the release time instead.
  const asked = commandsIn(programOf()).filter((one) => isOfReleases(one) && one.name() !== 'serve');
  expect(asked.length).toBeGreaterThan(15);
  for (const command of asked) {
    const args = command.registeredArguments.map((one) => given[one.name()] ?? held);
    const options = command.options.flatMap(({ long }) => {
      const value = given[`${command.name()} ${long}`] ?? given[long!];
      return value === undefined ? [] : [long!, value];
    });
    const { code, err } = iplus([...namesIn(command), ...args, ...options]);
    expect
      .soft(`${command.name()}: ${code} ${err}`)
      .toMatch(/^[^:]+: 2 .*vintage 2, which is under embargo/s);
  }
  expect(readdirSync(folder)).toEqual([]);
});

it('notices that a vintage which is served by its number was withdrawn', async () => {
  const named = [`${series}@1`];
  const before = await statesOf(named);
  const why = ['--reason', 'counted twice', '--reason-zh', '重复计入'];
  expect(iplus(['withdraw', series, '--vintage', '1', '--date', '2030-02-01', ...why]).code).toBe(0);
  expect(await statesOf(named)).not.toBe(before);
  expect((await openPublic(named))[0]!.withdrawn?.date).toBe('2030-02-01');
});

const namesIn = (command: Command): string[] =>
  command.parent ? [...namesIn(command.parent), command.name()] : [];
const commandsIn = (command: Command): Command[] => [command, ...command.commands.flatMap(commandsIn)];
