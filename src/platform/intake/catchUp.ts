import { UserError } from '../../edition/index.js';
import { noteUnknown, setAside } from './damaged.js';
import type { Ledger } from './ledger.js';
import { intakeProblems } from './problems.js';
import { type Place, segmentPath, stretchesOf } from './recover.js';
import { type Fresh, register } from './register.js';
import type { Written } from './segmentLog.js';

/** A damaged stretch, and the number of its records where that can still be read. */
export interface Lost extends Written {
  records?: number;
}

/**
 * Registers the frames of a log that the ledger does not have yet; of a damaged frame, whatever can be read of its head.
 *
 * @returns what is damaged
 */
export function catchUp(ledger: Ledger, log: string, from: Place, end: Place): Lost[] {
  const lost: Lost[] = [];
  ledger.together(() => {
    let fresh: Fresh[] = [];
    for (const stretch of stretchesOf(log, from, end)) {
      const at = { ...stretch.at, length: stretch.length };
      if (stretch.frame) {
        const { safe: _, ...head } = stretch.frame.head;
        if (head.kind === 'act' || head.kind === 'erase')
          fresh.push({ head, at, text: Buffer.from(stretch.frame.body).toString() });
        else if (head.kind !== 'segment') fresh.push({ head, at });
        continue;
      }
      const { head } = stretch;
      register(ledger, head ? [...fresh, { head, at }] : fresh);
      fresh = [];
      if (head) setAside(ledger, head, at);
      else noteUnknown(ledger, at, stretch.isRequest);
      lost.push({ ...at, ...(head && { records: head.lines }) });
    }
    register(ledger, fresh);
    ledger.setPlace(end);
  });
  return lost;
}

/** The message about damaged bytes for the operator. */
export const damageAt = (log: string, { segment, ...of }: Lost) =>
  new UserError([intakeProblems.damagedFrame(segmentPath(log, segment), of)]);
