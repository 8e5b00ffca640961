import { serveMcp, serveMcpHttp } from '../mcp/index.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { openPublic } from './openReleases.js';

/** Options of `iplus mcp`; port, host and allow are of use with `http` only. */
export interface McpOptions {
  http?: boolean;
  port: number;
  host: string;
  allow?: string[];
}

/** `iplus mcp [RELEASE|SERIES…]`: serves figures with their receipts to assistants, over standard input and output or HTTP. */
export async function mcpCommand(
  folders: readonly string[],
  options: CommonOptions & McpOptions,
): Promise<void> {
  const named = folders.length > 0 ? folders : [onlyRelease((dir) => dir)];
  const releases = await openPublic(named);
  if (!options.http) return serveMcp(releases);
  const site = await serveMcpHttp(releases, options);
  closeOnSignal(site);
  const { url } = site;
  print(
    options,
    { url },
    () =>
      ({
        en: `Serving assistants at ${url}  (Ctrl-C ends)`,
        zh: `正在为智能助手提供服务：${url}（Ctrl-C 结束）`,
      })[languageOf(options)],
  );
}
