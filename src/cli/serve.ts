import { openRelease } from '../release/index.js';
import { serveRelease } from '../server/index.js';
import { type Common, languageOf, print } from './common.js';
import { publishedTables } from './published.js';

/** `iplus serve RELEASE`: the site of one release on 127.0.0.1 until interrupted. */
export async function serveCommand(folder: string, options: Common & { port: number }): Promise<void> {
  const { url } = await serveRelease(await openRelease(folder), options.port, publishedTables());
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[languageOf(options)],
  );
}
