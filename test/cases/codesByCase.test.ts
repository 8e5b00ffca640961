import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { explain, findSubject, type Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { matches } from '../../src/web/site/match.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';

/** Codes, and names, that differ by the case of letters alone. */
const codes = ['ab', 'AB', 'Ab'] as const;

describe('units whose codes differ by case', () => {
  let release: Release;
  let app: ReturnType<typeof siteApp>;

  beforeAll(async () => {
    release = await releaseOf(
      exampleWith({
        'units.csv': [
          ['A1,Northport,北港', 'ab,Town,北港'],
          ['A2,Riverbend,河湾', 'AB,TOWN,河湾'],
          ['A3,Stonebridge,石桥', 'Ab,town,石桥'],
        ],
        'data/values.csv': (['A1', 'A2', 'A3'] as const).flatMap((from, i) =>
          ['2021', '2022'].map((year) => [`${from},${year}`, `${codes[i]},${year}`] as const),
        ),
      }),
    );
    app = siteApp(release);
  }, 60_000);

  it('are found by the code, and by the name, as it is written', () => {
    for (const code of codes) {
      const subject = findSubject(release.plan, code);
      expect(subject.code).toBe(code);
      expect(findSubject(release.plan, subject.name.en).code).toBe(code);
      expect(matches([...codes].map((c) => [c, c, c, '', '']) as never, code)[0]![0]).toBe(code);
    }
  });

  it('each have their page, receipt and values', async () => {
    for (const code of codes) {
      const { value } = explain(release, findSubject(release.plan, code));
      const period = release.plan.periods.at(-1)!;
      const page = await app.request(`/en/place/${code}/${period}`);
      expect([code, page.status]).toEqual([code, 200]);
      const name = findSubject(release.plan, code).name.en;
      expect(await page.text()).toContain(`<title>${name} `);
      const receipt = (await (await app.request(`/v1/latest/receipts/${code}/${period}/index`)).json()) as {
        unit: { code: string };
        value: number;
      };
      expect([receipt.unit.code, receipt.value]).toEqual([code, value]);
      const found = await app.request(`/v1/latest/values.csv?unit=${code}&node=index&period=${period}`);
      const rows = (await found.text()).trim().split('\n').slice(1);
      expect(rows).toHaveLength(1);
      expect(rows[0]!.split(',')[0]).toBe(code);
    }
  });

  it('are told apart in a claim', () => {
    for (const code of codes) {
      const { rank } = explain(release, findSubject(release.plan, code));
      const { verdict, figures } = checkClaim(release, `${code} ranks ${rank}`, 'en');
      expect(['true', 'not-distinguishable']).toContain(verdict);
      expect(figures['rank']!.value).toBe(rank);
    }
  });

  it('are candidates where the words fit none to the letter', async () => {
    expect(() => findSubject(release.plan, 'aB')).toThrow(UserError);
    expect(() => findSubject(release.plan, 'aB')).toThrow(/\(ab\).*\(AB\).*\(Ab\)/);
    const page = await app.request('/en/place/aB');
    expect(page.status).toBe(404);
    expect(await page.text()).toMatch(/\(ab\).*\(AB\).*\(Ab\)/);
    const values = await app.request('/v1/latest/values?unit=aB');
    expect(values.status).toBe(400);
    expect(await values.text()).toMatch(/\(ab\).*\(AB\).*\(Ab\)/);
  });
});
