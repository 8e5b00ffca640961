import { describe, expect, it } from 'vitest';
import { analyse, headlinePeriod } from '../../src/analysis/index.js';
import type { Lang } from '../../src/edition/index.js';
import { chartViews } from '../../src/figures/explore/state.js';
import { exploreFigure, paintingOf, parseExplored } from '../../src/figures/index.js';
import type { Release } from '../../src/release/index.js';
import { menu } from '../../src/site/frame/menu.js';
import { balancePage } from '../../src/site/pages/balancePage.js';
import { figurePage } from '../../src/site/pages/figurePage.js';
import { labPage } from '../../src/site/pages/lab.js';
import { timePage } from '../../src/site/pages/timePage.js';
import { analysisText } from '../../src/terminal/index.js';
import { paragraphOf, phraseText, spreadFacts, timeFacts } from '../../src/words/index.js';
import { inMemory } from '../helpers/inMemory.js';
import { seeded } from '../helpers/random.js';

const random = seeded(4);
const years = [3, 2.6, 2.2, 1.6].map((power) =>
  Array.from({ length: 24 }, (_, c) => (c + 1) ** power * (1 + random() / 4)),
);

/** Four periods of 24 units, or with a fifth in which nothing was observed and all is carried on. */
function released(provisional: boolean): Release {
  const x = provisional ? [...years, years[0]!.map(() => Number.NaN)] : years;
  const release = inMemory(
    {
      units: Object.fromEntries(years[0]!.map((_, c) => [`u${c}`, { region: `r${c % 3}` }])),
      periods: x.map((_, t) => String(2018 + t)),
      method: { impute: { method: 'last' } },
      tree: { x: 1, y: 1 },
    },
    { x, y: x.map((row) => row.map((v, c) => v + c)) },
  );
  const units = release.plan.units.map((u, c) => ({ ...u, coordinates: { lon: 100 + c, lat: 30 } }));
  return { ...release, plan: { ...release.plan, units } };
}

const [known, more] = [released(false), released(true)];
const langs: Lang[] = ['en', 'zh'];
const h1 = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)![1]!.replace(/<[^>]*>/g, '');

describe('a provisional period', () => {
  it('is one after that of headlines', () => {
    expect([known, more].map(headlinePeriod)).toEqual([3, 3]);
    expect(more.index.periods).toBe(5);
  });

  it('is marked on the map, and so is a change that ends in it', () => {
    const carried = (t: number, measure: 'level' | 'gain') =>
      paintingOf(more, t, { measure, shape: 'areas' }, 'en').carried.size;
    expect([carried(3, 'level'), carried(4, 'level')]).toEqual([0, 24]);
    expect([carried(3, 'gain'), carried(4, 'gain')]).toEqual([0, 24]);
  });

  it.each(langs)('is in no title of a chart that readers make, but marked there (%s)', (lang) => {
    const at = (release: Release, query: Record<string, string>) =>
      exploreFigure(release, parseExplored(release, (name) => query[name]).state);
    const of = 'u0 u5';
    for (const view of ['line', 'table'])
      expect(at(more, { view, of, period: '2022' }).title).toEqual(at(known, { view, of }).title);
    for (const view of chartViews.filter((view) => view !== 'map')) {
      const { title, note } = at(more, { view, of, from: '2022', period: '2022' });
      expect(title[lang], view).toContain({ en: '2022 (provisional)', zh: '（初步结果）' }[lang]);
      expect(note[lang], view).toContain({ en: '2022 is provisional', zh: '2022年为初步结果' }[lang]);
    }
  });

  it.each(langs)('is in no verdict and no sentence of balance or time (%s)', (lang) => {
    const [before, after] = [known, more].map((release) =>
      [...spreadFacts({ release, g: 0 }), ...timeFacts(release)].map((fact) =>
        phraseText(paragraphOf(release.plan, [fact], lang)),
      ),
    );
    expect(before!.length).toBeGreaterThan(6);
    expect(after).toEqual(before);
  });

  it('changes no table of verdicts, convergence or moves between classes', () => {
    const [before, after] = [known, more].map((of) => analyse(of));
    for (const name of [
      'balance-verdicts',
      'convergence',
      'gap-to-leaders',
      'mobility',
      'mobility-changes',
    ]) {
      const rows = [before!, after!].map((tables) => tables.find((t) => t.definition.name === name)!.rows);
      expect(rows[0]!.length).toBeGreaterThan(0);
      expect(rows[1]).toEqual(rows[0]);
    }
  });

  it.each(langs)('heads no page of balance or of time (%s)', async (lang) => {
    for (const [page, entry] of [
      [balancePage, menu.balance],
      [timePage, menu.time],
    ] as const) {
      const [before, after] = await Promise.all(
        [known, more].map((of) => figurePage(page, entry, of, lang, () => undefined)),
      );
      expect(h1(after!)).toBe(h1(before!));
      expect(h1(after!)).toContain('2021');
    }
    expect(labPage(more, lang)).not.toContain('/2022');
  });

  it.each(langs)('is in no line of an analysis on the terminal but those of what comes next (%s)', (lang) => {
    const text = analysisText(more, analyse(more), undefined, lang);
    const said = text.split('\n').filter((line) => line.includes('2022'));
    expect(said).toEqual([]);
    expect(text).toMatch(/2021/);
  });
});
