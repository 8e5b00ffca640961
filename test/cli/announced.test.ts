import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysed, type ReplicatedAnnounced, replicate } from '../../src/analysis/index.js';
import { withPublished } from '../../src/cli/published.js';
import type { Published } from '../../src/edition/index.js';
import { siteApp } from '../../src/server/index.js';
import { root, simulatedIndex, simulatedRelease } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';
import { itThoroughly, thorough } from '../helpers/thorough.js';
import { alone, published, publishedWith, rowsOf } from './publishedTables.js';

describe('what was announced of the index of 2017', () => {
  let simulated: Analysed;
  let found: ReplicatedAnnounced[];
  beforeAll(async () => {
    simulated = thorough ? await simulatedRelease() : await simulatedIndex();
    found = beside(published);
  }, 300_000);
  const rowOf = (id: string, of = found) => of.find((r) => r.announced.id === id)!.found[0]!;
  const howOf = (id: string, of = found) => rowOf(id, of).how;
  /** The published figures and orders with some changed. */
  const beside = (of: Published) => replicate(of, [{ ...simulated, id: 'ours' }]).announced;

  it('has every row of the news of 2018, with the figures that were announced', (t) => {
    const file = join(root, '..', 'shared', 'facts', 'news-2018.csv');
    if (!existsSync(file)) return t.skip('../shared is absent');
    const rows = rowsOf(file);
    expect(found.map(({ announced }) => announced.id)).toEqual(rows.map((row) => row['id']));
    for (const { id, figure, unit } of rows) {
      if (figure === '' || unit === 'rank') continue;
      const said = rowOf(id!)
        .parts.filter((part) => part.is === 'figure')
        .flatMap((part) => part.announced);
      expect([id, ...said]).toEqual([id, ...figure!.split(';').map(Number)]);
    }
    for (const { id, figure } of rows.filter((row) => row['unit'] === 'rank')) {
      const said = rowOf(id!)
        .parts.filter((part) => part.is === 'ranks')
        .flatMap((part) => part.announced);
      expect([id, ...said]).toEqual([id, ...figure!.split(';').map(Number)]);
    }
  });

  it('was put in, follows from what was put in, or is not reproduced with a reason: row by row', () => {
    expect(found.map(({ announced, found: [first] }) => `${announced.id}: ${first!.how}`)).toEqual([
      'index-2017: input',
      'index-increase-2017: input',
      'new-framework: not-reproduced',
      'size-2017: input',
      'size-growth-2017: follows',
      'gdp-share-change-2017: follows',
      'province-first: follows',
      'province-next: input',
      'province-after: input',
      'city-first: input',
      'city-top3: input',
      'city-approach: follows',
      'city-newcomer: follows',
      'gap-large: input',
      'gap-narrowed: follows',
      'sectors-fastest: input',
      'regions-size: follows',
      'regions-growth: follows',
    ]);
    expect(rowOf('new-framework').why).toBe('old-framework');
  });

  itThoroughly('shows figures that follow from the files of the release', async () => {
    const release = await simulatedRelease();
    const rows = rowsOf(join(release.folder, 'results.csv')).filter((row) => row['node'] === 'internet-plus');
    const value = (unit: string, period: string, level: string) =>
      Number(
        rows.find((r) => r['unit'] === unit && r['period'] === period && r['level'] === level)!['value'],
      );
    const all = Number(rows.find((r) => r['unit'] === 'CN' && r['period'] === '2017')!['value']);
    const three = ['440000', '320000', '330000'].map((code) => value(code, '2017', 'province'));
    const share = rowOf('province-next').parts.find((part) => part.is === 'figure')!.ours[0]!;
    expect(share).toBeCloseTo((100 * three.reduce((a, b) => a + b, 0)) / all, 9);
    const groups = rowsOf(join(release.folder, 'analysis', 'groups.csv'));
    const growth = ['west', 'central', 'east'].map((code) =>
      Number(
        groups.find(
          (r) =>
            r['level'] === 'region' &&
            r['unit'] === code &&
            r['period'] === '2017' &&
            r['node'] === 'internet-plus',
        )!['growth'],
      ),
    );
    const [part] = rowOf('regions-growth').parts;
    part!.ours.forEach((x, i) => {
      expect(x).toBeCloseTo(growth[i]!, 9);
    });
    const [size] = rowOf('size-2017').parts;
    const sizes = rowsOf(join(release.folder, 'analysis', 'size.csv'));
    const chained = sizes.find((r) => r['rule'] === 'chained' && r['period'] === '2017')!;
    expect(size!.ours[0]).toBeCloseTo(Number(chained['size']) / 1e4, 12);
  });

  it('is not reproduced where it would have been announced otherwise', () => {
    const swapped = published.rankings.map((r) =>
      r.id === 'city-total-2018' ? { ...r, order: [r.order[1]!, r.order[0]!, ...r.order.slice(2)] } : r,
    );
    const other = beside({ ...published, rankings: swapped });
    for (const id of ['city-first', 'city-top3']) expect(howOf(id, other)).toBe('not-reproduced');
    expect(howOf('city-newcomer', other)).toBe('follows');
    expect(howOf('index-2017', beside(publishedWith('national-index-2017', '400.00')))).toBe(
      'not-reproduced',
    );
    expect(howOf('gap-large', beside(publishedWith('gini-2017', '0.62')))).toBe('not-reproduced');
  });

  it('has nothing beside it without a simulated index of these years', () => {
    expect(new Set(alone.announced.map(({ found: [first] }) => first!.how))).toEqual(new Set(['unknown']));
    const real = { ...simulated, id: 'ours', plan: { ...simulated.plan, dataStatus: 'real' as const } };
    expect(howOf('index-2017', replicate(published, [real]).announced)).toBe('unknown');
  });

  const everywhere = 'stands on the page and in the terminal in both languages, and in the brief of Shenzhen';
  itThoroughly(
    everywhere,
    async () => {
      const release = await simulatedRelease();
      const app = siteApp(withPublished(release));
      for (const lang of ['en', 'zh'] as const) {
        const html = await (await app.request(`/${lang}/published`)).text();
        const { code, out } = iplus(['replicate', release.folder, '--lang', lang]);
        expect(code).toBe(0);
        for (const text of [html, out]) {
          for (const { says } of published.announced) expect(text).toContain(says[lang]);
          expect(text).toContain(lang === 'en' ? '1 is not reproduced' : '1项未能再现');
          expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
        }
        const brief = iplus(['brief', release.folder, '--place', '440300', '--lang', lang]).out;
        const [head, lead = ''] = brief.split('\n').filter(Boolean);
        expect(head).toMatch(
          lang === 'en'
            ? /^# Simulated data: Shenzhen ranks \[first\]\(#r\d+\) or \[second\]/
            : /^# 模拟数据：.*列\[第1位\]\(#r\d+\)或\[第2位\]/,
        );
        expect(lead).toMatch(
          lang === 'en' ? /^In simulated data, Shenzhen ranked \[first\]/ : /^据模拟数据，/,
        );
      }
    },
    120_000,
  );
});
