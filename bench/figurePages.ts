import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildRelease } from '../dist/cli/build.js';
import { openRelease } from '../dist/release/index.js';
import { overviewPage, sectionsOf } from '../dist/site/index.js';
import { type Row, rowOf } from './row.js';

const pages = ['sectors', 'balance', 'economy', 'time', 'uncertainty'];

/**
 * The pages of the analysis of China’s 351 cities, given their tables, each compared with the overview; the note has
 * their size.
 */
export async function benchFigurePages(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'iplus-bench-'));
  try {
    await buildRelease('editions/china-open', join(folder, 'release'), {});
    const release = await openRelease(join(folder, 'release'));
    const rows: Row[] = [];
    for (const { path, render } of sectionsOf(release).filter((s) => pages.includes(s.path))) {
      const ours = () => render(release, 'en', () => undefined);
      const baseline = () => overviewPage(release, 'en');
      const weight = gzipSync(await ours()).length;
      const note = `${Math.round(weight / 1000)} kB gzipped`;
      rows.push(await rowOf(`page ${path}`, 'the overview', note, [ours, baseline], 11, 3));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
