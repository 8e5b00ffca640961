import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { accountOf, isBalanced } from '../intake/account.js';
import { isOpen } from '../intake/lock.js';
import { ledgerIn } from '../intake/openLedger.js';
import { keptIn } from './kept.js';
import { type Reading, readingsOf } from './whatStopped.js';

/** The state of a platform as its folder has it. */
export interface FolderStanding {
  readings: Reading[];
  /** Whether a process has the folder open, when its server started last and was last seen to run, where that was kept. */
  server: { isOpen: boolean; started: number | undefined; seen: number | undefined };
}

/**
 * Reads the state of a platform from its folder, whether or not a server has it open.
 *
 * @param now milliseconds since 1970
 * @throws UserError where there is no platform, or where its ledger cannot be opened
 */
export function standingIn(folder: string, now: number): FolderStanding {
  const { ledger } = ledgerIn(folder);
  try {
    const kept = keptIn(folder);
    const open = isOpen(folder);
    const checkpoint = join(folder, 'log', 'checkpoint');
    const readings = readingsOf({
      now,
      since: (name) => (name === 'server' ? kept.seen : kept[name]),
      of: {
        server: () => (open ? 0 : 1),
        judging: () => ledger.waitingAfter(0)?.at,
        account: () => accountOf(ledger, []).filter((one) => !isBalanced(one)).length,
        space: () => {
          const { bavail, bsize } = statfsSync(folder);
          return bavail * bsize;
        },
        ...(existsSync(join(folder, 'copies.json')) && { copies: () => kept.copies ?? kept.started }),
        ...(existsSync(checkpoint) && { log: () => kept.log ?? statSync(checkpoint).mtimeMs }),
        ledger: () => kept.ledger,
        live: () => kept.live,
      },
    });
    return { readings, server: { isOpen: open, started: kept.started, seen: kept.seen } };
  } finally {
    ledger.close();
  }
}
