import { serveMcp } from '../mcp/index.js';
import { openRelease } from '../release/index.js';
import { onlyRelease } from './onlyRelease.js';

/** `iplus mcp [RELEASE…]`: figures with their receipts for assistants, over standard input and output. */
export async function mcpCommand(folders: readonly string[]): Promise<void> {
  const named = folders.length > 0 ? folders : [onlyRelease((dir) => dir)];
  serveMcp(await Promise.all(named.map(openRelease)));
}
