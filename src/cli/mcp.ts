import { serveMcp } from '../mcp/index.js';
import { onlyRelease } from './onlyRelease.js';
import { openPublic } from './openReleases.js';

/** `iplus mcp [RELEASE|SERIES…]`: serves figures with their receipts to assistants, over standard input and output. */
export async function mcpCommand(folders: readonly string[]): Promise<void> {
  const named = folders.length > 0 ? folders : [onlyRelease((dir) => dir)];
  serveMcp(await openPublic(named));
}
