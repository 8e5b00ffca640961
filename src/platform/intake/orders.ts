import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';

/** Orders of the operator for a server that has the folder open, each a file that it removes when it is carried out. */
const ordersFolder = (folder: string) => join(folder, 'orders');

const pathOf = (folder: string, contract: string) =>
  join(ordersFolder(folder), `replay-${encodeURIComponent(contract)}`);

/** Asks for a replay of a contract; resolves when a server has carried it out, with false where none did in time. */
export async function orderReplay(folder: string, contract: string, ms: number): Promise<boolean> {
  await makeFolder(ordersFolder(folder));
  const path = pathOf(folder, contract);
  await writeDurably(`${path}.part`, '');
  await replace(`${path}.part`, path);
  for (const until = performance.now() + ms; performance.now() < until; await sleep(100))
    if (!existsSync(path)) return true;
  rmSync(path, { force: true });
  return false;
}

/** The contracts whose replay is asked for. */
export function orderedReplays(folder: string): string[] {
  const at = ordersFolder(folder);
  if (!existsSync(at)) return [];
  return readdirSync(at).flatMap((name) => {
    const contract = /^replay-([\w%.~-]+?)$/.exec(name)?.[1];
    return contract === undefined || name.endsWith('.part') ? [] : [decodeURIComponent(contract)];
  });
}

export const endOrder = (folder: string, contract: string) =>
  rmSync(pathOf(folder, contract), { force: true });
