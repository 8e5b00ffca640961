import { existsSync } from 'node:fs';
import { frequencyOf } from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import { contractsIn } from '../intake/contracts.js';
import { ledgerIn } from '../intake/openLedger.js';
import { liveFolder } from '../intake/places.js';
import { isSealed, sealOf } from '../intake/seal.js';
import { readingsOf } from './reading.js';
import { readState } from './state.js';
import { storedBatch } from './stored.js';
import { rowsIn } from './taking.js';

/** Records of one batch that belong to one figure of each indicator. */
export interface ReachedCell {
  /** As the records name it. */
  place: string[];
  period: string;
  records: number;
  /**
   * `counted`: in figures since the last vintage that was built. `held`: stored, and in no figure until enough contributors stand
   * behind the change. `next`: stored since then.
   */
  is: 'counted' | 'held' | 'next';
}

/**
 * How far a batch has come on the way to the figures of an edition, without records of others and without its share of a figure.
 */
export interface ReachedFigures {
  edition: string;
  contract: string;
  indicators: string[];
  segment: number;
  /** SHA-256 of the segment, once it is sealed. */
  sha256: string | undefined;
  cells: ReachedCell[];
}

/**
 * The figures of an edition that a batch of a partner reached; undefined where the partner has no such receipt, or the edition
 * does not read its contract. Its share of a figure is not given: together with the figure it would reveal what the others sent.
 */
export function figuresReached(
  platform: string,
  open: OpenEdition,
  partner: string,
  receipt: string,
): ReachedFigures | undefined {
  const { ledger, log } = ledgerIn(platform);
  try {
    const row = ledger.receipt(receipt);
    if (row?.partner !== partner) return undefined;
    const contracts = contractsIn(platform).sort((a, b) => compareVersions(a.version, b.version));
    const { readings } = readingsOf(open, frequencyOf(open.edition.source.periods), contracts);
    const reading = readings.find(({ contract }) => contract === row.contract);
    if (!reading) return undefined;
    const edition = open.edition.source.edition;
    const folder = liveFolder(platform, edition);
    const state = existsSync(folder) ? readState(folder).contracts[row.contract] : undefined;
    const held = new Set(
      [...(state?.held ?? []), ...(state?.withheld ?? [])].flatMap(([cell, rows]) =>
        rows.some(({ receipt: of }) => of === row.id) ? [cell] : [],
      ),
    );
    const taken = row.n <= (state?.after ?? 0);
    const cells = new Map<string, number>();
    for (const { cell } of rowsIn(
      { reading, isMarked: false },
      storedBatch(ledger, log, row.n).records,
      row,
      {},
    )) {
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    return {
      edition,
      contract: row.contract,
      indicators: reading.indicators,
      segment: row.segment,
      sha256: isSealed(log, row.segment) ? sealOf(log, row.segment).sha256 : undefined,
      cells: [...cells].map(([cell, records]) => {
        const words = JSON.parse(cell) as string[];
        const is = taken ? (held.has(cell) ? 'held' : 'counted') : 'next';
        return { place: words.slice(0, -1), period: words.at(-1)!, records, is };
      }),
    };
  } finally {
    ledger.close();
  }
}
