import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { captionText, paragraphsOf, startNumbering } from '../../src/documents/blocks/blockText.js';
import { reportDocx } from '../../src/documents/index.js';
import { type Report, reportOf } from '../../src/documents/report/report.js';
import type { Lang } from '../../src/edition/index.js';
import { altOf, captionOf } from '../../src/figures/index.js';
import type { Release } from '../../src/release/index.js';
import { pngOf } from '../../src/server/index.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { example, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { profile } from '../helpers/office.js';
import { inBrackets, lacking } from '../helpers/programs.js';
import { bareText } from '../helpers/readReport.js';
import { itThoroughly } from '../helpers/thorough.js';

const missing = lacking('LibreOffice Writer', 'poppler');

describe.each<Lang>(['en', 'zh'])('a report as Word document in %s', (lang) => {
  let release: Release;
  let report: Report;
  let bytes: Uint8Array;
  let parts: Record<string, string>;

  beforeAll(async () => {
    release = await releaseOf(example);
    report = await reportOf(release, lang);
    bytes = await reportDocx(release, lang, {}, pngOf);
    const files = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));
    parts = Object.fromEntries(files.map(([name, content]) => [name, strFromU8(content)]));
  }, 300_000);

  const document = () => parts['word/document.xml']!;
  const blocks = () => report.chapters.flatMap((chapter) => chapter.blocks);

  it('has a heading of the first order for each chapter, and contents that lead to them', () => {
    const heads = [...document().matchAll(/<w:pStyle w:val="Heading1"\/>.*?<w:t[^>]*>([^<]*)</g)].map(
      (m) => m[1],
    );
    expect(heads).toEqual([
      ...report.chapters.map((c) => c.title[lang]),
      { en: 'Receipts', zh: '数据凭据' }[lang],
    ]);
    expect(document()).toContain('TOC \\h \\o');
    const names = new Set(
      [...document().matchAll(/<w:bookmarkStart[^>]*w:name="([^"]+)"/g)].map((m) => m[1]),
    );
    const anchors = [...document().matchAll(/w:anchor="([^"]+)"/g)].map((m) => m[1]!);
    expect(anchors.length).toBeGreaterThan(20);
    for (const anchor of anchors) expect(names.has(anchor), anchor).toBe(true);
  });

  it('numbers its captions by fields, and says in words what each figure shows', () => {
    const next = startNumbering();
    const captions = blocks().flatMap((b) => {
      if (b.kind === 'figure')
        return [captionText('figure', next('figure'), captionOf(b.figure, lang).title, lang)];
      return b.kind === 'table' ? [captionText('table', next('table'), b.title[lang], lang)] : [];
    });
    const written = [...document().matchAll(/<w:pStyle w:val="Caption"\/>.*?<\/w:p>/g)].map(([xml]) =>
      bareText(xml),
    );
    expect(written).toEqual(captions);
    expect(document().match(/w:instr="SEQ (Figure|Table)/g)).toHaveLength(captions.length);
    const alts = [...document().matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map((m) => bareText(m[1]!));
    expect(alts).toEqual(blocks().flatMap((b) => (b.kind === 'figure' ? [altOf(b.figure, lang)] : [])));
  });

  it('has a row of heads on each table, and the cells of the report below it', () => {
    // Points beside their drawings stand in a table without heads.
    const tables = [...document().matchAll(/<w:tbl>.*?<\/w:tbl>/g)]
      .map(([xml]) => xml)
      .filter((xml) => xml.includes('<w:tblHeader/>'));
    const grids = blocks().flatMap((b) => (b.kind === 'table' ? [b.grid] : []));
    expect(tables).toHaveLength(grids.length);
    tables.forEach((table, i) => {
      const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/g)].map(([xml]) => xml);
      expect(rows[0]).toContain('<w:tblHeader/>');
      const cells = rows.map((row) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/g)].map(([xml]) => bareText(xml)));
      expect(cells).toEqual([
        grids[i]!.heads.map((head) => head.title[lang]),
        ...grids[i]!.rows.map((row) => row.map((cell) => cell.text[lang])),
      ]);
    });
  });

  it('says at the head of every page that the data are an example, and in which languages it is', () => {
    expect(parts['word/header1.xml']).toContain({ en: 'Example data · ', zh: '示例数据 · ' }[lang]);
    expect(document()).toContain('<w:headerReference w:type="default"');
    const styles = parts['word/styles.xml']!;
    expect(styles).toContain('w:val="en-GB"');
    expect(styles).toContain('w:eastAsia="SimSun"');
    if (lang === 'zh') expect(styles).toContain('w:eastAsia="zh-CN"');
  });

  // In npm test, one in Chinese and the other in English.
  const [again, sited] = lang === 'zh' ? [it, itThoroughly] : [itThoroughly, it];
  again('has the same bytes when it is made again', async () => {
    expect(Buffer.from(await reportDocx(release, lang, {}, pngOf)).equals(bytes)).toBe(true);
  });

  sited('leads to a site where there is one', async () => {
    const there = unzipSync(await reportDocx(release, lang, { site: 'https://example.org/' }, pngOf));
    const links = strFromU8(there['word/_rels/document.xml.rels']!);
    expect(links).toContain(`Target="https://example.org/${lang}/receipt?of=`);
    expect(links).toContain(`Target="https://example.org/${lang}/place/`);
  });

  it.skipIf(missing)(
    `is opened by another program, with every sentence on a page and no page empty${inBrackets(missing)}`,
    () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'report.docx'), bytes);
      const args = ['--headless', profile(), '--convert-to', 'pdf'];
      spawnSync('soffice', [...args, '--outdir', folder, join(folder, 'report.docx')]);
      const pdf = join(folder, 'report.pdf');
      const { stdout } = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      const pages = stdout.split('\f').slice(0, -1);
      expect(pages.length).toBeGreaterThan(5);
      const status = { en: 'Example data', zh: '示例数据' }[lang];
      for (const page of pages) {
        expect(page).toContain(status);
        expect(squeezed(page).length).toBeGreaterThan(60);
      }
      // A sentence goes on behind the head and the number of a page.
      const head = squeezed(parts['word/header1.xml']!.replace(/<[^>]+>/g, ''));
      const all = pages
        .map((page) =>
          squeezed(page)
            .replace(head, '')
            .replace(/\d{1,3}$/, ''),
        )
        .join('');
      for (const block of blocks()) {
        if (block.kind === 'said')
          for (const phrase of paragraphsOf(release.plan, block, lang))
            expect(all).toContain(squeezed(phraseText(phrase)));
      }
      expect(readFileSync(pdf).length).toBeGreaterThan(10_000);
    },
    120_000,
  );
});

/** Without the white space by which lines are laid out. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
