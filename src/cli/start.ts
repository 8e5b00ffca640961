import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { summaryLines } from '../publish/index.js';
import { openRelease } from '../release/index.js';
import { serveRelease } from '../server/index.js';
import { buildRelease } from './build.js';
import { type Common, languageOf, print } from './common.js';
import { publishedTables } from './published.js';
import { packageRoot } from './version.js';

/** `npm start`: the first index from real records, five lines about it, and the site. */
export async function start(options: Common & { port: number }): Promise<void> {
  const lang = languageOf(options);
  const out = join('releases', 'china-open');
  await buildRelease(fileURLToPath(new URL('editions/china-open', packageRoot)), out, options);
  const release = await openRelease(out);
  const lines = summaryLines(release, lang);
  const { url } = await serveRelease(release, options.port, publishedTables());
  const open = { en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` }[lang];
  print(options, { release: release.manifest.id, summary: lines, url }, () =>
    ['', ...lines, '', open].join('\n'),
  );
}
