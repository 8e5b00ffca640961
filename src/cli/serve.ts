import { openRelease } from '../release/index.js';
import { serveRelease } from '../server/index.js';
import { type Common, languageOf, print } from './common.js';
import { withPublished } from './published.js';

/** `iplus serve RELEASE…`: the site of one release, and of others below it, on 127.0.0.1 until interrupted. */
export async function serveCommand(
  folders: readonly string[],
  options: Common & { port: number },
): Promise<void> {
  const releases = await Promise.all(folders.map(openRelease));
  const [first, ...others] = releases.map(withPublished);
  const { url } = await serveRelease(first!, options.port, ...others);
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[languageOf(options)],
  );
}
