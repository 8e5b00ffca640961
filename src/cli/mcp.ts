import { serveMcp } from '../mcp/index.js';
import { onlyRelease } from './onlyRelease.js';
import { openSeen } from './openSeen.js';

/** `iplus mcp [RELEASE|SERIES…]`: figures with their receipts for assistants, over standard input and output. */
export async function mcpCommand(folders: readonly string[]): Promise<void> {
  const named = folders.length > 0 ? folders : [onlyRelease((dir) => dir)];
  serveMcp(await openSeen(named));
}
