import { beforeAll, describe, expect, it } from 'vitest';
import { publishedPeriods } from '../../src/edition/index.js';
import { type Release, receiptOf, subjectsOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/app.js';
import { sectionsOf } from '../../src/site/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { fullEdition, periodsFrom } from '../helpers/fullEdition.js';
import { casesOf } from '../helpers/thorough.js';

/** Every kind of edition whose links are followed, in npm test the first and the last; one more is one more line. */
const editions: Record<string, () => string> = {
  'the example': () => example,
  'an edition of listed years': () => fullEdition({ periods: ['1992', '2000', '2008', '2016', '2018'] }),
  'a yearly edition': () => fullEdition({ frequency: 'year', periods: periodsFrom(2012, 9, 'year') }),
  'a monthly edition': () => fullEdition({ frequency: 'month', periods: periodsFrom(2018, 38, 'month') }),
  'quarters with gaps': () =>
    fullEdition({
      frequency: 'quarter',
      periods: periodsFrom(2019, 7, 'quarter'),
      has: (u, t, k) => !(t === 3 && k === 1) && (u + t + k) % 7 !== 0,
    }),
};

describe.each(casesOf(Object.entries(editions), 2))('every link of %s', (_, edition) => {
  let release: Release;
  let pages: Map<string, string>;

  beforeAll(async () => {
    release = await releaseOf(edition());
    pages = await pagesOf(release);
  }, 120_000);

  it('to a receipt leads to one', async () => {
    const references = new Map<string, string>();
    for (const [page, html] of pages) {
      for (const { path } of linksIn(html)) {
        const of = path.includes('/receipt?') ? new URL(path, 'http://x').searchParams.get('of') : null;
        if (of !== null) references.set(of, page);
      }
    }
    const dead: string[] = [];
    for (const [reference, page] of references) {
      await receiptOf(release, reference).catch(() => dead.push(`${page}: ${reference}`));
    }
    expect(references.size).toBeGreaterThan(20);
    expect(dead).toEqual([]);
  });

  it('to anything else of the site leads there, to the very place on the page', async () => {
    const app = siteApp(release);
    const known = new Map<string, Set<string>>();
    const idsIn = (page: string, html: string) => {
      const ids = known.get(page) ?? idsOf(html);
      known.set(page, ids);
      return ids;
    };
    // A figure in its forms is one and the same: the first form asked for stands for all.
    const answers = new Map<string, Promise<{ status: number; ids: Set<string> }>>();
    const ask = (path: string) => {
      const html = pages.get(path);
      if (html !== undefined) return { status: 200, ids: idsIn(path, html) };
      const figure = path.replace(/(\/figure\/[^.?]+)\.\w+/, '$1');
      const answer = answers.get(figure) ?? answerOf(app, path);
      answers.set(figure, answer);
      return answer;
    };
    const dead = new Set<string>();
    for (const [page, html] of pages) {
      for (const { path, id } of linksIn(html)) {
        if (path.includes('/receipt?')) continue;
        if (id === '' && isPlace(release, path)) continue;
        const onPage = path === '' ? { status: 200, ids: idsIn(page, html) } : await ask(path);
        if (onPage.status !== 200) dead.add(`${page}: ${path} answers ${onPage.status}`);
        else if (id !== '' && !onPage.ids.has(id)) dead.add(`${page}: ${path}#${id} is not there`);
      }
    }
    expect([...dead]).toEqual([]);
  }, 120_000);
});

/** The pages of a release, each as a reader comes to it: every section, of the whole and of a part, and the pages of several places. */
async function pagesOf(release: Release): Promise<Map<string, string>> {
  const { plan } = release;
  const part = plan.nodes[plan.nodes[0]!.children[0]!]!.id;
  const places = [plan.level, ...plan.groupings.map((g) => g.column), 'total'].map(
    (level) => subjectsOf(plan).find((s) => s.level === level)!,
  );
  const [first, middle] = [plan.periods[plan.first]!, plan.periods[Math.floor(plan.periods.length / 2)]!];
  const sections = sectionsOf(release).filter(({ asked }) => !asked);
  const at = (code: string) => encodeURIComponent(code);
  const paths = [
    '',
    'api',
    ...sections.flatMap(({ path, below }) => [path, ...(below ? [`${path}/${at(places[0]!.code)}`] : [])]),
    ...sections.map(({ path }) => `${path}?node=${part}&period=${middle}`),
    ...places.flatMap(({ code }) => [`place/${at(code)}`, `place/${at(code)}/${first}/${part}`]),
  ];
  const app = siteApp(release);
  const pages = new Map<string, string>();
  for (const lang of ['en', 'zh']) {
    for (const path of paths) {
      const answer = await app.request(`/${lang}/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      pages.set(`/${lang}/${path}`, await answer.text());
    }
  }
  return pages;
}

/** Whether an address is that of a figure that the release has; its page is the same for all. */
function isPlace({ plan }: Release, path: string): boolean {
  const parts = /^\/(?:en|zh)\/place\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?$/.exec(path);
  if (!parts) return false;
  const [code, period, node = plan.nodes[0]!.id] = parts.slice(1).map((p) => p && decodeURIComponent(p));
  return (
    subjectsOf(plan).some((s) => s.code === code) &&
    publishedPeriods(plan).includes(period!) &&
    plan.nodes.some((n) => n.id === node)
  );
}

/** The addresses of this site in a page: the path, empty for the page itself, and the place on it. */
function linksIn(html: string): { path: string; id: string }[] {
  return [...html.matchAll(/\s(?:href|xlink:href|src)="([^"]*)"/g)].flatMap(([, raw]) => {
    const href = raw!.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
    if (!/^[/#?]/.test(href) || href.startsWith('//')) return [];
    const [path = '', id = ''] = href.split('#');
    return [{ path, id: decodeURIComponent(id) }];
  });
}

const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));

async function answerOf(app: ReturnType<typeof siteApp>, path: string) {
  const answer = await app.request(path);
  const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') ?? false;
  return { status: answer.status, ids: isPage ? idsOf(await answer.text()) : new Set<string>() };
}
