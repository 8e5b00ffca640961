import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SampleRow, Samples } from '../../src/edition/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { explain, findSubject } from '../../src/release/index.js';
import { placePage } from '../../src/site/index.js';
import { receiptText } from '../../src/words/index.js';
import { chinaOpen, chinaRelease, releaseOf } from '../helpers/editions.js';
import { seeded } from '../helpers/random.js';
import { exampleWithFiles, samplesOf, signalsExample } from '../helpers/sampleRows.js';

const withReal = (text: string) => text.replace('data-status: example', 'data-status: real');

const publicSource = [
  'sources:',
  '  - { id: orders, title: { en: Orders, zh: 订单 }, file: records/orders.csv, licence: CC0-1.0, url: https://example.org }',
  '',
].join('\n');

/** The rows of an indicator, by unit. */
function byUnit({ sets, rows }: Samples, indicator: string): Map<string, SampleRow[]> {
  const found = new Map<string, SampleRow[]>();
  for (const row of rows.filter(({ set }) => sets[set]!.indicator === indicator))
    found.set(row.unit, [...(found.get(row.unit) ?? []), row]);
  return found;
}

/** The places that are shown of `n` rows: the first, the middle one (of two the first) and the last. */
const placesOf = (n: number) => [...new Set([1, Math.ceil(n / 2), n])];

interface Order {
  line: number;
  cells: string[];
  unit: string;
}

/** The orders of 2022 by unit, read line by line. */
function ordersOf2022(): Map<string, Order[]> {
  const units = readFileSync(join(signalsExample, 'units.csv'), 'utf8').trim().split('\n');
  const codes = new Map(
    units.slice(1).flatMap((line) => {
      const [code, ...names] = line.split(',');
      return [code!, ...names].map((name) => [name, code!] as const);
    }),
  );
  const orders = readFileSync(join(signalsExample, 'records/orders.csv'), 'utf8').trimEnd().split('\n');
  const found = new Map<string, Order[]>();
  orders.forEach((text, i) => {
    const cells = text.split(',');
    const unit = codes.get(cells[1]!);
    if (unit === undefined || !cells[0]!.startsWith('2022')) return;
    found.set(unit, [...(found.get(unit) ?? []), { line: i + 1, cells, unit }]);
  });
  return found;
}

describe('sample rows of records', () => {
  it('are the largest, the middle and the smallest record of each unit, at their lines of the file', async () => {
    const shown = byUnit(await samplesOf(signalsExample), 'mobile-amount');
    const orders = ordersOf2022();
    expect([...shown.keys()].sort()).toEqual([...orders.keys()].sort());
    for (const [unit, all] of orders) {
      const mobile = all.filter(({ cells }) => cells[3] === 'mobile');
      mobile.sort((a, b) => Number(b.cells[4]) - Number(a.cells[4]) || a.line - b.line);
      const expected = placesOf(mobile.length).map((rank) => {
        const { line, cells } = mobile[rank - 1]!;
        return { set: 0, unit, number: line, rank, of: mobile.length, cells };
      });
      expect(shown.get(unit)).toEqual(expected);
    }
  });

  it('are the first, the middle and the last of the file where each record counts alike', async () => {
    const shown = byUnit(await samplesOf(signalsExample), 'orders');
    for (const [unit, all] of ordersOf2022()) {
      const expected = placesOf(all.length).map((rank) => [all[rank - 1]!.line, all.length]);
      expect(shown.get(unit)!.map(({ number, of }) => [number, of])).toEqual(expected);
    }
  });

  it('stand at the lines where they end, past empty lines, cells of several lines, quotes and a byte-order mark', async () => {
    const random = seeded(7);
    const cities = ['Northport', '河湾', 'Stonebridge', 'Lakeside', '山顶', 'Southgate'];
    const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    let text = '\uFEFFday,city,shop,channel,amount\n';
    const written = new Map<number, string[]>();
    for (let i = 0; i < 400; i++) {
      const year = random() < 0.3 ? 2021 : 2022;
      const day = `${year}-0${1 + Math.floor(random() * 9)}-11`;
      const shop = ['plain', 'a, b', 'say "yes"', 'two\nlines', ''][Math.floor(random() * 5)]!;
      const channel = random() < 0.5 ? 'mobile' : 'web';
      const city = cities[i % cities.length]!;
      const cells = [day, city, shop, channel, `${Math.floor(random() * 50)}.5`];
      if (random() < 0.2) text += '\n';
      text += `${cells.map(quoted).join(',')}\n`;
      written.set(text.split('\n').length - 1, cells);
    }
    const { sets, rows } = await samplesOf(exampleWithFiles({ 'records/orders.csv': text }));
    const ofRecords = rows.filter(({ set }) => sets[set]!.file === 'records/orders.csv');
    expect(ofRecords.length).toBeGreaterThan(40);
    for (const { number, cells } of ofRecords) expect(written.get(number)).toEqual(cells);
  });

  it('of data files are the row of the figure, at its line', async () => {
    const { sets, rows } = await samplesOf(signalsExample);
    const lines = readFileSync(join(signalsExample, 'data/values.csv'), 'utf8').split('\n');
    const own = rows.filter(({ set }) => sets[set]!.indicator === 'stations');
    expect(own.length).toBe(6);
    for (const { number, unit, cells } of own) {
      expect(lines[number - 1]).toBe(cells.join());
      expect(cells.slice(0, 2)).toEqual([unit, '2022']);
    }
  });
});

it('Sample rows of long data files have the columns of figures and no others', async () => {
  const wide = readFileSync(join(signalsExample, 'data/values.csv'), 'utf8').trim().split('\n').slice(1);
  const long = wide.map((line) => line.replace(/,([^,]*)$/, ',Ms Li,stations,$1'));
  const text = ['unit,period,interviewer,indicator,value', ...long, ''].join('\n');
  const { sets, rows } = await samplesOf(exampleWithFiles({ 'data/values.csv': text }));
  const own = sets.findIndex(({ indicator }) => indicator === 'stations');
  expect(sets[own]!.columns).toEqual(['unit', 'period', 'indicator', 'value']);
  const shown = rows.filter(({ set }) => set === own);
  expect(shown.length).toBe(6);
  const lines = text.replaceAll('Ms Li,', '').split('\n');
  for (const { number, cells } of shown) expect(lines[number - 1]).toBe(cells.join());
});

describe('no sample rows', () => {
  const signal = 'signals/orders.yaml';

  it('are kept of a figure that cannot be true', async () => {
    const edition = exampleWithFiles({
      'data/values.csv': (text) => text.replace('A1,2022,1320', 'A1,2022,-999'),
    });
    const { plan, provenance } = await readEdition(edition);
    expect(plan.doubts.map(({ en }) => en)).toEqual([expect.stringContaining('It is left out')]);
    const units = [...byUnit(provenance.samples!, 'stations').keys()];
    expect(units).toEqual(['A2', 'A3', 'B1', 'B2', 'B3']);
  });

  it('are taken of records that have, for any of their signals, confidentiality rules', async () => {
    for (const rule of ['suppress-below: 3', 'contributors: { column: shop }']) {
      const { sets, without } = await samplesOf(
        exampleWithFiles({ [signal]: (text) => `${text}\n${rule}\n` }),
      );
      expect(sets.map(({ indicator }) => indicator)).toEqual(['stations']);
      expect(without).toEqual(
        ['mobile-amount', 'orders', 'shops'].map((indicator) => ({ indicator, why: 'confidential' })),
      );
    }
  });

  it('are taken of real records whose source the edition does not list, nor where different values are counted', async () => {
    const unlisted = {
      'edition.yaml': withReal,
      'signals/shops.yaml': (text: string) => text.replace('{ distinct: shop }', '{ count: true }'),
    };
    const whys = async (files: Parameters<typeof exampleWithFiles>[0]) => [
      ...new Set((await samplesOf(exampleWithFiles(files))).without.map(({ why }) => why)),
    ];
    expect(await whys(unlisted)).toEqual(['unlisted']);
    expect(await whys({ ...unlisted, 'sources.yaml': publicSource })).toEqual([]);
    expect(await whys({ 'edition.yaml': withReal, 'sources.yaml': publicSource })).toEqual(['individuals']);
  });

  it('are taken where the edition says so, and its reason is kept', async () => {
    const edition = exampleWithFiles({
      'edition.yaml': (text) => `${text}\nno-sample-rows: { en: The licence forbids it, zh: 许可不允许 }\n`,
    });
    expect(await samplesOf(edition)).toEqual({
      sets: [],
      rows: [],
      without: ['mobile-amount', 'orders', 'shops', 'stations'].map((indicator) => ({
        indicator,
        why: 'withheld',
      })),
      reason: { en: 'The licence forbids it', zh: '许可不允许' },
    });
  });
});

describe('a receipt', () => {
  it('shows the rows of the last period, and says in the others where they are', async () => {
    const release = await releaseOf(signalsExample);
    const sampleIn = (period: string) =>
      explain(release, findSubject(release.plan, 'A1'), period, 'orders').raw!.rows[0]!.sample;
    const { samples } = release.raw!;
    const [set] = samples!.sets.flatMap(({ indicator }, i) => (indicator === 'orders' ? [i] : []));
    const own = samples!.rows.filter((row) => row.set === set && row.unit === 'A1');
    expect(sampleIn('2022')).toEqual({
      of: 50,
      files: [
        {
          file: 'records/orders.csv',
          columns: ['day', 'city', 'shop', 'channel', 'amount'],
          numbered: 'line',
          rows: own.map(({ number, rank, cells }) => ({ number, rank, cells })),
        },
      ],
    });
    expect(sampleIn('2021')).toEqual({ why: 'period', period: '2022' });
  });

  it('of a release that was made before there were sample rows says nothing of them', async () => {
    const release = await releaseOf(signalsExample);
    const older = { ...release, raw: { ...release.raw!, samples: undefined } };
    const receipt = explain(older, findSubject(release.plan, 'A1'), '2022', 'orders');
    expect(receipt.raw!.rows[0]).not.toHaveProperty('sample');
    expect(receiptText(receipt, 'en')).not.toContain('rows');
  });

  it('shows them on the page in both languages, marked as what they are', async () => {
    const release = await releaseOf(signalsExample);
    const receipt = explain(release, findSubject(release.plan, 'A1'), '2022', 'mobile-amount');
    const [en, zh] = (['en', 'zh'] as const).map((lang) => placePage(release, receipt, lang));
    expect(en).toContain(
      '3 of 29 example records behind the figure, by amount from the largest to the smallest',
    );
    expect(zh).toContain('该数值所依据的29条示例记录中的3条，按 amount 由大到小');
    const { title } = release.plan.indicators.find(({ id }) => id === 'mobile-amount')!;
    expect(en).toContain(`${title.en}, 2022: 3 of 29`);
    expect(zh).toContain(`${title.zh}，2022年：该数值`);
    for (const page of [en, zh]) expect(page).toContain('<td>sa171</td><td>sa132</td><td>sa156</td>');
  });
});

describe('the receipts of the cities of China', () => {
  it('show the very line of the table of number blocks, for every city', async (test) => {
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    const lines = readFileSync(join(chinaOpen, 'records/mobile-blocks-2021-08.csv'), 'utf8').split('\n');
    let tried = 0;
    for (const { code } of release.plan.units) {
      const { raw } = explain(release, findSubject(release.plan, code), '2021', 'mobile-blocks');
      if (raw!.value === null) continue;
      const sample = raw!.rows[0]?.sample;
      if (!sample || 'why' in sample) throw new Error(`no rows of ${code}`);
      const { files, of } = sample;
      const shown = files.flatMap(({ rows }) => rows);
      expect(of).toBe(raw!.records);
      for (const { number, cells } of shown) expect(lines[number - 1]).toBe(cells.join());
      if (of === shown.length)
        expect(shown.reduce((sum, { cells }) => sum + Number(cells[3]), 0)).toBe(raw!.value);
      tried++;
    }
    expect(tried).toBeGreaterThan(300);
  });
});
