import { registerAct } from './acts.js';
import { registerErasure } from './erased.js';
import type { AddedHead } from './frame.js';
import type { Ledger } from './ledger.js';
import { registerPublication } from './publications.js';
import { isBefore } from './recover.js';
import type { Written } from './segmentLog.js';

/** A frame that was acknowledged and that the ledger does not know yet. */
export interface Fresh {
  head: AddedHead;
  at: Written;
  /** For an act, its content; for an erasure, its records. */
  text?: string;
}

/** The ledger takes note of frames, in the order of the log; those that it knows already are passed over. */
export function register(ledger: Ledger, fresh: readonly Fresh[]): void {
  const known = ledger.place();
  for (const { head, at, text } of fresh) {
    if (known && isBefore(at, known)) continue;
    if (head.kind === 'act') {
      registerAct(ledger, head, at, text!);
      continue;
    }
    if (head.kind === 'erase') {
      registerErasure(ledger, head, text!);
      continue;
    }
    if (head.kind === 'publish') {
      registerPublication(ledger, head, at);
      continue;
    }
    if (head.kind === 'replay') ledger.registerReplay(head);
    else ledger.register(head, at);
  }
  const last = fresh.at(-1)?.at;
  if (last) ledger.setPlace({ segment: last.segment, offset: last.offset + last.length });
}
