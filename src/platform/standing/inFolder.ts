import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unbalancedIn } from '../intake/account.js';
import { freeIn } from '../intake/files.js';
import { isOpen } from '../intake/lock.js';
import { ledgerIn } from '../intake/openLedger.js';
import { Hooks } from '../webhooks/index.js';
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
    const copied = kept.copies ?? kept.started;
    const open = isOpen(folder);
    const checkpoint = join(folder, 'log', 'checkpoint');
    const hooks = Hooks.existing(folder);
    const failing = hooks?.failingSince();
    hooks?.close();
    const readings = readingsOf({
      now,
      since: (name) => (name === 'server' ? kept.seen : kept[name]),
      of: {
        server: () => (open ? 0 : 1),
        judging: () => ledger.waitingAfter(0)?.at,
        account: () => unbalancedIn(ledger),
        space: () => freeIn(folder),
        ...(copied !== undefined && existsSync(join(folder, 'copies.json')) && { copies: () => copied }),
        ...(existsSync(checkpoint) && { log: () => kept.log ?? statSync(checkpoint).mtimeMs }),
        ...(hooks && { webhooks: () => failing }),
        // Without what a server kept, nothing can be said of these.
        ...(kept.ledger !== undefined && { ledger: () => kept.ledger }),
        ...(kept.seen !== undefined && { live: () => kept.live }),
      },
    });
    return { readings, server: { isOpen: open, started: kept.started, seen: kept.seen } };
  } finally {
    ledger.close();
  }
}
