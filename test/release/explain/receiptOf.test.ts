import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/edition/index.js';
import { isReference, receiptOf } from '../../../src/release/explain/receiptOf.js';
import { joinReference, splitReference } from '../../../src/release/explain/reference.js';
import { subjectsOf } from '../../../src/release/find.js';
import type { Release } from '../../../src/release/readRelease.js';
import { definitionNamed } from '../../../src/release/tables/definitions.js';
import { chinaRelease, example, releaseOf } from '../../helpers/editions.js';

const rowsOf = (release: Release, file: string) =>
  parse(readFileSync(join(release.folder, file), 'utf8'), { columns: true }) as Record<string, string>[];

const tablesOf = (release: Release) =>
  release.manifest.files
    .map((f) => f.path)
    .filter((p) => /^analysis\/|^(movers|compare|uncertainty)\.csv$/.test(p))
    .filter((p) => p !== 'analysis/dictionary.csv');

describe('a reference', () => {
  it('gives back its parts, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (parts) => {
        expect(splitReference(joinReference(parts))).toEqual(parts);
      }),
    );
  });
  it('survives the path of an address', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
        const reference = joinReference(parts.filter((p) => !/^\.+$/.test(p)));
        const path = new URL(`https://example.org/${reference}`).pathname.slice(1);
        expect(splitReference(path).join('|')).toBe(splitReference(reference).join('|'));
      }),
    );
  });
  it('has parts, and a name has none', () => {
    expect(['results/A1/2022/index', 'Guangzhou'].map(isReference)).toEqual([true, false]);
  });
});

describe.each(['example', 'china-open'])('the references of %s', (name) => {
  let release: Release | undefined;
  beforeAll(async () => {
    const made = name === 'example' ? await releaseOf(example) : await chinaRelease();
    if (typeof made !== 'string') release = made;
  });

  it('lead to each subject by one name of its own', async (test) => {
    if (!release) return test.skip('no records here');
    const { plan } = release;
    const found = [];
    for (const { code, level } of subjectsOf(plan)) {
      for (const unit of [code, `${level}:${code}`]) {
        const receipt = await receiptOf(
          release,
          `results/${unit}/${plan.periods.at(-1)}/${plan.nodes[0]!.id}`,
        );
        if (receipt.kind === 'result') found.push([receipt.reference, receipt.unit.level, level, unit]);
      }
    }
    const byLevel = found.filter(([, , , unit]) => unit!.includes(':'));
    expect(new Set(byLevel.map(([reference]) => reference)).size).toBe(subjectsOf(plan).length);
    expect(byLevel.filter(([, is, level]) => is !== level)).toEqual([]);
  });

  it('are told for every table by a key that no two rows have', (test) => {
    if (!release) return test.skip('no records here');
    const files = tablesOf(release);
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const key = definitionNamed(file.replace(/^analysis\/|\.csv$/g, ''))?.key;
      expect(key, `${file} has no key`).toBeDefined();
      const keys = rowsOf(release, file).map((row) => JSON.stringify(key!.map((k) => row[k])));
      expect(new Set(keys).size, `${file}: rows of the same key`).toBe(keys.length);
    }
  });

  it('lead to every kind of figure of every table: the published one, which comes out again', {
    timeout: 240_000,
  }, async (test) => {
    if (!release) return test.skip('no records here');
    for (const file of tablesOf(release)) {
      const table = file.replace(/^analysis\/|\.csv$/g, '');
      const { key } = definitionNamed(table)!;
      const rows = rowsOf(release, file);
      const some = rows.filter((_, i) => i % Math.ceil(rows.length / 7) === 0);
      for (const row of some) {
        for (const column of Object.keys(row).filter((c) => !key.includes(c))) {
          const start = file.startsWith('analysis/') ? ['analysis', table] : [table];
          const reference = joinReference([...start, ...key.map((k) => row[k]!), column]);
          const receipt = await receiptOf(release, reference);
          expect(receipt).toMatchObject({ kind: 'table', reference, value: row[column] });
          if (receipt.kind !== 'table') continue;
          expect(receipt.recomputed, reference).toMatchObject({ same: true, value: row[column] });
          expect(receipt.column.title.zh, `${table} ${column}`).not.toBe('');
          expect(receipt.inputs.join()).not.toMatch(/undefined|null/);
        }
      }
    }
  });

  it('that a receipt names as inputs lead to figures', async (test) => {
    if (!release) return test.skip('no records here');
    const { plan } = release;
    const wanted = new Set<string>();
    for (const file of tablesOf(release).filter((f) => f.startsWith('analysis/'))) {
      const table = file.replace(/^analysis\/|\.csv$/g, '');
      const { key } = definitionNamed(table)!;
      const [row] = rowsOf(release, file);
      if (!row) continue;
      const column = Object.keys(row).find((c) => !key.includes(c))!;
      const receipt = await receiptOf(
        release,
        joinReference(['analysis', table, ...key.map((k) => row[k]!), column]),
      );
      if (receipt.kind === 'table') for (const input of receipt.inputs) wanted.add(input);
    }
    const units = Object.fromEntries(subjectsOf(plan).map((s) => [s.level, s.code]));
    for (const input of [...wanted].filter((w) => w.startsWith('results/'))) {
      const [, unit = '', period = '', node = ''] = splitReference(input);
      const one = [
        'results',
        unit.endsWith(':*') ? unit.replace('*', units[unit.slice(0, -2)] ?? '?') : unit,
        period === '*' ? plan.periods.at(-1)! : period,
        node === '*' ? plan.nodes[0]!.id : node,
      ];
      await expect(receiptOf(release, joinReference(one)), input).resolves.toMatchObject({ kind: 'result' });
    }
  });

  it('that lead nowhere are refused with one that leads somewhere', async (test) => {
    if (!release) return test.skip('no records here');
    const at = release.plan.periods.at(-1)!;
    for (const wrong of [
      'reslts/x/y/z',
      `results/nobody-at-all/${at}/index`,
      `results/${release.plan.total.code}/${at}/indx`,
      `results/${release.plan.total.code}/${at}/index/`,
      'analysis/ineqality/x',
      'analysis/inequality/x/index/2018/gini/value',
      'movers/x/places',
      'analysis/dictionary/x',
      'analysis/../release.json',
      'analysis/__proto__/x',
      'analysis/toString/x/y',
      '/',
      '%/%',
    ]) {
      const refused = await receiptOf(release, wrong).catch((error: unknown) => error);
      expect(refused, wrong).toBeInstanceOf(UserError);
      const said = (refused as UserError).problems[0]!.mend.en;
      const near = /did you mean ([^?]+)\?/.exec(said)?.[1]?.split(', ')[0];
      if (/^(results|movers|analysis\/inequality)/.test(near ?? '')) {
        await expect(receiptOf(release, near!), `${wrong} → ${near}`).resolves.toBeDefined();
      }
    }
  });
});
