import { copyFileSync, cpSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { nameOf, outputOptions } from '../../src/cli/ownInputs.js';
import { programOf } from '../../src/cli/run.js';
import { example, root } from '../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../helpers/folders.js';
import { iplus, succeeds } from '../helpers/iplus.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
cpSync(example, at('edition'), { recursive: true });
cpSync(join(root, 'editions/china-live/contracts'), at('contracts'), { recursive: true });
writeFileSync(at('borders.geojson'), '{"type":"FeatureCollection","features":[]}');
writeFileSync(at('rows.ndjson'), '{}\n');
writeFileSync(at('capture.gb32960'), 'x');
symlinkSync(at('edition/units.csv'), at('linked.csv'));
linkSync(at('edition/units.csv'), at('other-name.csv'));
copyFileSync(at('edition/units.csv'), at('shared.csv'));
const contract = at('contracts/school-lessons-1.0.0.yaml');

/** Commands that are asked to write over what they read; the last word is the place. */
const over: string[][] = [
  ['contract', 'make', contract, '--as', 'sql', '--out', contract],
  ['contract', 'page', contract, '--out', contract],
  ['robustness', at('edition'), '--out', at('edition/units.csv')],
  ['robustness', at('edition'), '--left-out', at('edition/indicators.csv')],
  ['robustness', at('edition'), '--out', at('edition/edition.yaml')],
  ['robustness', at('edition'), '--out', at('edition/data/values.csv')],
  ['robustness', `${at('edition')}/`, '--out', at('linked.csv')],
  ['robustness', at('edition'), '--out', at('other-name.csv')],
  ['robustness', at('edition'), '--spec', at('shared.csv'), '--out', at('shared.csv')],
  [
    'edge',
    'aggregate',
    at('capture.gb32960'),
    '--borders',
    at('borders.geojson'),
    '--out',
    at('borders.geojson'),
  ],
  ['edge', 'contract', '--borders', at('borders.geojson'), '--out', at('borders.geojson')],
  ['edge', 'seal', at('rows.ndjson'), '--maker', 'a', '--second', at('b'), '--first', at('rows.ndjson')],
  ['edge', 'sum', at('rows.ndjson'), '--out', at('rows.ndjson')],
  ['edge', 'open', at('rows.ndjson'), at('shared.csv'), '--out', at('shared.csv')],
];

describe('A command that would write over what it reads', () => {
  it.each(
    over.map(
      (words) => [words.slice(0, 2).join(' '), words.at(-1)!.slice(folder.length + 1), words] as const,
    ),
  )('is refused before anything is done: %s, %s', (_, __, words) => {
    const before = fingerprint(folder);
    const { code, err, out } = iplus(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('a file that this command reads');
    expect(err).toMatch(/choose another --[\w-]+; nothing was changed/);
    expect(fingerprint(folder)).toEqual(before);
  });

  it('says so in Chinese too, and where two outputs are one file', () => {
    const words = ['robustness', at('edition'), '--out', at('edition/units.csv'), '--lang', 'zh'];
    expect(iplus(words).err).toContain('本命令要读取此文件');
    const twice = ['robustness', at('edition'), '--out', at('r.csv'), '--left-out', `${folder}/./r.csv`];
    const { code, err } = iplus(twice);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('one file for two outputs, --out and --left-out'),
    ]);
  });

  it('is every command: its options that name a path are known as inputs or as outputs', () => {
    const inputs = [
      '--platform',
      '--watch',
      '--keys',
      '--public-log',
      '--live',
      '--release',
      '--edition',
      '--spec',
    ];
    const others = [
      '--key',
      '--log',
      '--accounts',
      '--borders',
      '--registered',
      '--body',
      '--witnesses',
      '--logs',
    ];
    const named = optionsWith(/<(?:dir|file|path|edition|key|log|series|captures?)>/, programOf());
    const unknown = named.filter(({ long }) => ![...inputs, ...others, ...outputOptions].includes(long));
    expect(unknown).toEqual([]);
    const written = optionsWith(/./, programOf()).filter(({ description }) =>
      /^(?:output (?:file|folder)|write the )/.test(description),
    );
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter(({ long }) => !outputOptions.includes(long))).toEqual([]);
  });
});

function optionsWith(
  flags: RegExp,
  command: Command,
): { command: string; long: string; description: string }[] {
  const own = command.options.filter((option) => flags.test(option.flags));
  return [
    ...own.map(({ long, description }) => ({ command: nameOf(command), long: long ?? '', description })),
    ...command.commands.flatMap((below) => optionsWith(flags, below)),
  ];
}

describe('What is no input', () => {
  it('is written, also again, and in the folder of the edition', () => {
    const words = [
      'robustness',
      at('edition'),
      '--out',
      at('edition/ranks.csv'),
      '--left-out',
      at('left.csv'),
    ];
    for (const _ of [1, 2]) succeeds(...words);
    expect(readFileSync(at('edition/ranks.csv'), 'utf8')).toContain('A1');
  });
});

describe('A folder that gives way', () => {
  const named = (name: string) => {
    const edition = at(name);
    cpSync(example, edition, { recursive: true });
    const file = join(edition, 'edition.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('edition: my-index', `edition: ${name}`));
    return edition;
  };

  it('is an earlier release of the same edition, and no other one, no site and no tables', () => {
    const [one, other] = [named('one'), named('other')];
    const [release, tables] = [at('release'), at('tables')];
    for (const _ of [1, 2]) succeeds('build', one, '--out', release);
    for (const _ of [1, 2]) succeeds('analyse', release, '--out', tables);
    mkdirSync(at('by-link'));
    symlinkSync('../release', at('by-link/release'));
    const before = fingerprint(release);
    const tablesBefore = fingerprint(tables);
    for (const [words, what] of [
      [['build', other, '--out', release], 'a release of the edition one'],
      [['build', one, '--out', tables], 'the tables of an analysis'],
      [['publish', tables, release], 'the tables of an analysis'],
      [['serve', '--watch', other, release, '--port', '19791'], 'a release of the edition one'],
    ] as const) {
      const { code, err } = iplus([...words]);
      expect([code, err], words.join(' ')).toEqual([2, expect.stringContaining(what)]);
      expect(err).toContain('nothing was changed');
    }
    expect(fingerprint(release)).toEqual(before);
    expect(fingerprint(tables)).toEqual(tablesBefore);
  });
});
