import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../dist/cli/build.js';
import { chromiumPath } from '../dist/cli/chromium.js';
import { printPdf } from '../dist/cli/printPdf.js';
import { briefMarkdown, briefOf, reportHtml } from '../dist/documents/index.js';
import { openRelease } from '../dist/release/index.js';
import { simulate } from '../dist/signals/index.js';
import { overviewPage } from '../dist/site/index.js';
import { goalRow, type Row, rowOf } from './row.js';

/**
 * Brief and report of an opened release of 351 cities and 139 indicators without cached results, compared with their
 * time limits and the first page of its site.
 */
export async function benchBrief(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  const edition = join(folder, 'china-2018');
  try {
    cpSync('editions/china-2018', edition, { recursive: true, filter: (path) => !path.includes('/records') });
    await simulate(edition, { records: 100_000, seed: 1, out: join(edition, 'records'), threads: 2 });
    await buildRelease(edition, join(folder, 'release'), {});
    const open = await openRelease(join(folder, 'release'));
    // Results are memoized by the index of a release: a copy has none.
    const fresh = () => ({ ...open, index: { ...open.index } });
    const brief = () => {
      const release = fresh();
      return briefMarkdown(release, briefOf(release, 'en'));
    };
    const report = () => reportHtml(fresh(), 'en');
    const pdf = async () => printPdf(await report());
    const note = 'nation, without cached results';
    return [
      await rowOf('brief', 'first page of the site', note, [brief, () => overviewPage(fresh(), 'en')], 11, 3),
      await goalRow('brief', 200, note, brief, 11),
      await goalRow('report as HTML', 3000, note, report),
      ...(chromiumPath() ? [await goalRow('report as PDF', 15_000, `${note}; by Chromium`, pdf, 3)] : []),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
