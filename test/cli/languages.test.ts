import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildRelease } from '../../src/cli/build.js';
import { briefMarkdown, briefOf, reportHtml } from '../../src/documents/index.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { exportFormats } from '../../src/site/index.js';
import { put, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

type Words = Record<
  'title' | 'units' | 'group' | 'pillar' | 'one' | 'two' | 'unit' | 'a' | 'b' | 'c' | 'north' | 'south',
  string
>;

const inFrench: Words = {
  title: 'Indice numérique',
  units: 'Villes',
  group: 'Régions',
  pillar: 'Accès',
  one: 'Lignes à haut débit',
  two: 'Temps d’attente',
  unit: 'lignes',
  a: 'Méandre',
  b: 'Port-Nord',
  c: 'Rive-du-Lac',
  north: 'Le Nord',
  south: 'Le Sud',
};
const inChinese: Words = {
  title: '数字指数',
  units: '城市',
  group: '地区',
  pillar: '接入',
  one: '宽带线路',
  two: '等待时间',
  unit: '条',
  a: '河湾',
  b: '北港',
  c: '湖畔',
  north: '北部',
  south: '南部',
};

/** An edition with every text in one language only. */
function edition(tag: string, w: Words): string {
  const folder = join(temporaryFolder(), `only-${tag}`);
  const text = (words: string) => `{ ${tag}: ${words} }`;
  const files = {
    'edition.yaml': `edition: only-${tag}
title: ${text(w.title)}
version: 1
data-status: example
units: { level: city, title: ${text(w.units)}, groups: [{ column: region, title: ${text(w.group)}, roll-up: mean }] }
periods: { frequency: year, base: 2021 }
method: { normalise: { method: min-max, range: [0, 100], over: all-periods } }
tree: { id: index, title: ${text(w.title)}, children: [{ id: access, title: ${text(w.pillar)}, children: [{ indicator: one }] }, { indicator: two }] }
`,
    'indicators.csv': `id,title_${tag},unit_${tag},direction\none,${w.one},${w.unit},1\ntwo,${w.two},,-1\n`,
    'units.csv': `code,name_${tag},region\nA,${w.a},n\nB,${w.b},n\nC,${w.c},s\n`,
    'groups.csv': `column,code,name_${tag}\nregion,n,${w.north}\nregion,s,${w.south}\n`,
    'data/values.csv':
      'unit,period,one,two\nA,2021,1,9\nB,2021,3,7\nC,2021,4,8\nA,2022,2,6\nB,2022,5,5\nC,2022,9,4\n',
  };
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

const inFrenchAlone = new RegExp(Object.values(inFrench).join('|'), 'i');

/** Traces of missing texts that must not be visible. */
const hollow = /\[object|\bundefined\b|\bNaN\b|“”|《》|「」/;
const read = (html: string) => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');

/** What a page says in its own language: without what says that it is in another, and what cannot. */
const inOwnLanguage = (html: string, tag: string) =>
  html
    .replace(/<(head|script|style|svg|option|pre|code)\b[\s\S]*?<\/\1>/g, '')
    .replace(new RegExp(`<(\\w+)(?=\\s)[^>]*\\slang="${tag}"[^>]*>[^<]*</\\1>`, 'g'), '')
    .replace(/<[^>]*>/g, ' ');

/** Headings that are empty or only a dash. */
function emptyHeadings(html: string): string[] {
  const headings = [...read(html).matchAll(/<(h[1-6]|title|caption|th)\b[^>]*>([\s\S]*?)<\/\1>/g)];
  return headings
    .filter(([, tag, inner]) => tag !== 'th' && /^[\s–-]*$/.test(inner!.replace(/<[^>]*>/g, '')))
    .map(([all]) => all);
}

describe.each([
  ['French', 'fr', inFrench],
  ['Chinese', 'zh', inChinese],
])('an edition in %s only', (_, tag, words) => {
  let folder: string;
  let out: string;
  let release: Release;
  beforeAll(async () => {
    folder = edition(tag, words);
    out = join(temporaryFolder(), 'release');
    await buildRelease(folder, out, {});
    release = await openRelease(out);
  }, 60_000);

  it('is valid, and each text states its language where another stands in', () => {
    expect(iplus(['check', folder])).toMatchObject({ code: 0, out: expect.stringContaining(words.one) });
    const { title } = release.plan.nodes.find((n) => n.id === 'one')!;
    expect(title).toEqual(
      tag === 'zh'
        ? { en: words.one, zh: words.one, from: { en: 'zh' } }
        : { en: words.one, zh: words.one, also: { fr: words.one }, from: { en: 'fr', zh: 'fr' } },
    );
  });

  it('has complete pages in English and Chinese, which mark texts in other languages', async () => {
    const app = siteApp(release);
    const todo = ['/en/', '/zh/'];
    const seen = new Set(todo);
    for (let path = todo.pop(); path; path = todo.pop()) {
      const html = await (await app.request(path)).text();
      expect([path, read(html).match(hollow)?.[0]]).toEqual([path, undefined]);
      expect([path, emptyHeadings(html)]).toEqual([path, []]);
      if (tag === 'fr')
        expect([path, inOwnLanguage(html, 'fr').match(inFrenchAlone)?.[0]]).toEqual([path, undefined]);
      for (const [, to] of html.matchAll(/href="(\/(?:en|zh)\/[a-z-]+(?:\/[A-Za-z]+)?)"/g)) {
        // The documentation is of no edition.
        if (/^\/\w+\/docs/.test(to!)) continue;
        if (!seen.has(to!)) todo.push(to!);
        seen.add(to!);
      }
    }
    expect(seen.size).toBeGreaterThan(30);
    const home = await (await app.request('/en/')).text();
    expect(home).toContain(`<span lang="${tag === 'zh' ? 'zh-Hans' : tag}">${words.title}</span>`);
    const own = await (await app.request('/zh/')).text();
    expect(own.includes(`lang="zh-Hans">${words.title}`)).toBe(false);
    expect(home).not.toMatch(/class="zh" lang="zh-Hans"/);
  }, 60_000);

  it('gives a brief and a report in either language', async () => {
    for (const lang of ['en', 'zh'] as const) {
      const brief = briefMarkdown(release, briefOf(release, lang));
      expect(brief).toContain(words.c);
      expect(brief).not.toMatch(hollow);
      const report = await reportHtml(release, lang, {});
      expect(read(report).match(hollow)?.[0]).toBeUndefined();
      expect(emptyHeadings(report)).toEqual([]);
    }
  }, 60_000);

  it('can be exported in every format, and every format labels the language of texts correctly', async () => {
    for (const { id, write } of Object.values(exportFormats)) {
      const files = await write(release, {});
      expect([id, files.length > 0]).toEqual([id, true]);
      if (!['sdmx-structure', 'dcat', 'schema-org'].includes(id)) continue;
      const text = files.map(({ content }) => String(content)).join('\n');
      const other = tag === 'zh' ? 'en' : '(en|zh)';
      const wrong = `"${other}": ?"${words.a}"|"@language": ?"${other}",\\s*"@value": ?"${words.title}"`;
      expect(text).not.toMatch(new RegExp(wrong));
      if (id === 'sdmx-structure') expect(text).toMatch(new RegExp(`"${tag}": ?"${words.a}"`));
    }
  }, 60_000);
});

describe('Texts in several languages', () => {
  it('replace one another in the language order of the edition’s title', async () => {
    const folder = edition('fr', inFrench);
    const yaml = join(folder, 'edition.yaml');
    const text = readFileSync(yaml, 'utf8');
    writeFileSync(yaml, text.replace('title: { fr: Accès }', 'title: { es: Acceso, fr: Accès }'));
    const out = join(temporaryFolder(), 'release');
    await buildRelease(folder, out, {});
    const { title } = (await openRelease(out)).plan.nodes.find((n) => n.id === 'access')!;
    expect(title).toEqual({
      en: 'Accès',
      zh: 'Accès',
      also: { es: 'Acceso', fr: 'Accès' },
      from: { en: 'fr', zh: 'fr' },
    });
  });

  it('are marked each with its own on a page, and stay what they are where the page has them', async () => {
    const folder = edition('fr', inFrench);
    const change = (name: string, from: string, to: string) => {
      const file = join(folder, name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    };
    change(
      'edition.yaml',
      'title: { fr: Indice numérique }',
      'title: { pt: Índice digital, fr: Indice numérique, es: Índice }',
    );
    change('units.csv', 'code,name_fr,region', 'code,name_fr,region,name_es,name_en');
    change('units.csv', 'A,Méandre,n', 'A,,n,Meandro,');
    change('units.csv', 'B,Port-Nord,n', 'B,Port-Nord,n,Puerto Norte,');
    change('units.csv', 'C,Rive-du-Lac,s', 'C,Rive-du-Lac,s,,Lakeside');
    const out = join(temporaryFolder(), 'release');
    await buildRelease(folder, out, {});
    const html = await (await siteApp(await openRelease(out)).request('/en/')).text();
    expect(html).toContain('<span lang="pt">Índice digital</span>');
    expect(html).toContain('<span lang="es">Meandro</span>');
    expect(html).toContain('<span lang="fr">Port-Nord</span>');
    expect(html).toContain('Lakeside');
    expect(html).not.toMatch(/<span lang="\w+">Lakeside|Rive-du-Lac|Puerto/);
  });
});
