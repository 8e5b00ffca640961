import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { briefOf } from '../../src/documents/index.js';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { phraseText } from '../../src/words/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { oddRelease } from '../helpers/oddRelease.js';

let release: Release;
let answerTo: (path: string) => Promise<Response>;
beforeAll(async () => {
  release = await releaseOf(example);
  const app = siteApp(release);
  answerTo = async (path) => app.request(path);
});

describe('the brief of a place', () => {
  it('is a Word document one click from its page, with the same words', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const page = await (await answerTo(`/${lang}/brief/A1`)).text();
      const [, address] = /href="([^"]+\.docx)"/.exec(page)!;
      const answer = await answerTo(address!);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ]);
      const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      const xml = new TextDecoder().decode(parts['word/document.xml']);
      const text = xml.replaceAll(/<[^>]+>/g, '').replaceAll('&apos;', '’');
      const place = { code: 'A1', level: 'city', grouping: -1, number: 0, name: release.plan.units[0]!.name };
      expect(text).toContain(phraseText(briefOf(release, lang, place).headline));
    }
  });

  it('is had of a place whose code is no plain word too, with its name', async () => {
    const odd = await oddRelease({ units: 2, periods: 1 });
    const units = odd.plan.units.map((unit, c) => (c === 0 ? { ...unit, code: '北京 "1"' } : unit));
    const app = siteApp({ ...odd, plan: { ...odd.plan, units } });
    const answer = await app.request(`/zh/brief/${encodeURIComponent(units[0]!.code)}/2021.docx`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''/,
    );
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('北京'));
  });

  it('has no document of a period or place that there is not', async () => {
    expect((await answerTo('/en/brief/A1/1066.docx')).status).toBe(404);
    expect((await answerTo('/en/brief/Nowhere/2022.docx')).status).toBe(404);
  });
});

describe('pages', () => {
  it('name no command where a button does the same', async () => {
    for (const path of [
      'place/A1',
      'brief/A1',
      'receipt?of=results/A1/2022/index',
      'balance',
      'compare',
      'lab',
    ]) {
      const html = await (await answerTo(`/en/${path}`)).text();
      expect([path, html.includes('npx')]).toEqual([path, false]);
    }
  });
});
