import { addressOf } from './address.js';

/** Maximum number of entries in a sitemap file. */
const most = 50_000;

/** The sitemap of pages in both languages, and robots.txt, which allows everything. `base` ends with a slash. */
export function mapFiles(pages: readonly string[], base: string | undefined): Map<string, string> {
  const open = 'User-agent: *\nAllow: /\n';
  if (base === undefined) return new Map([['robots.txt', open]]);
  const parts = Array.from({ length: Math.ceil(pages.length / most) }, (_, i) =>
    sitemap(pages.slice(i * most, (i + 1) * most), new Set(pages), base),
  );
  const names = parts.map((_, i) => (parts.length === 1 ? 'sitemap.xml' : `sitemap-${i + 1}.xml`));
  const files = new Map(names.map((name, i) => [name, parts[i]!]));
  if (parts.length > 1) files.set('sitemap.xml', indexOf(names, base));
  return files.set('robots.txt', `${open}Sitemap: ${base}sitemap.xml\n`);
}

function sitemap(pages: readonly string[], all: ReadonlySet<string>, base: string): string {
  const entries = pages.map((page) => {
    const links = (['en', 'zh'] as const).flatMap((lang) => {
      const other = page.replace(/(^|\/)(en|zh)\//, `$1${lang}/`);
      if (!all.has(other)) return [];
      const tag = lang === 'zh' ? 'zh-Hans' : 'en';
      return [`<xhtml:link rel="alternate" hreflang="${tag}" href="${xml(base + addressOf(other))}"/>`];
    });
    return `<url><loc>${xml(base + addressOf(page))}</loc>${links.join('')}</url>`;
  });
  const names =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
  return `${head}<urlset ${names}>\n${entries.join('\n')}\n</urlset>\n`;
}

function indexOf(names: readonly string[], base: string): string {
  const entries = names.map((name) => `<sitemap><loc>${xml(base + name)}</loc></sitemap>`);
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`;
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
