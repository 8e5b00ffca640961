import { existsSync } from 'node:fs';
import { inclusionProofs, leafHash, treeHash } from '../../disk/index.js';
import { frequencyOf } from '../../edition/index.js';
import type { OpenEdition } from '../../signals/index.js';
import { compareVersions } from '../contract/compareContracts.js';
import { contractsIn } from '../intake/contracts.js';
import { erasedLines } from '../intake/decision.js';
import { hashesPerEntry, promisedEntries, promisedLeaves } from '../intake/leaf.js';
import { type LoggedRecords, loggedRecords } from '../intake/lines.js';
import { ledgerIn } from '../intake/openLedger.js';
import { liveFolder } from '../intake/places.js';
import type { FigureProof, ProvedEntry, ProvedLine } from './checkFigureProof.js';
import { readingsOf } from './reading.js';
import { entryAt, entryHashes, keptTree, placeOf, type RecordTree } from './recordTree.js';
import { storedBatch } from './stored.js';
import { rowsIn } from './taking.js';

/** A request of a partner, and the release that a proof is wanted for. */
export interface WantedProof {
  partner: string;
  receipt: string;
  rootOf?: (contract: string) => string | undefined;
}

/** A record of a request, and the cell in which it counts where it does. Without a salt it was erased. */
interface Known {
  line: number;
  leaf: Buffer;
  salt?: Uint8Array;
  /** Of an erased record, the hash of the salt and bytes that it had. */
  salted?: Buffer | undefined;
  /** Format 2: from that hash to what the receipt promised. */
  path?: readonly Buffer[] | undefined;
  cell?: string | undefined;
}

/**
 * The proof which records of a request count in the figures of a dated release, and in which cells, for the partner that sent them alone:
 * it has the salts of these records. Undefined where the partner has no such receipt, or the tree of no such release was kept.
 *
 * @param of the partner, its receipt, and the root that a release names for a contract (by default that of the newest release)
 */
export function proveFigures(
  platform: string,
  open: OpenEdition,
  { partner, receipt, rootOf = () => undefined }: WantedProof,
): FigureProof | undefined {
  const { edition, periods } = open.edition.source;
  const folder = liveFolder(platform, edition);
  if (!existsSync(folder)) return undefined;
  const { ledger, log } = ledgerIn(platform);
  try {
    const row = ledger.receipt(receipt);
    const found = row && loggedRecords(log, row);
    if (row?.partner !== partner || !found) return undefined;
    const { contract } = row;
    const tree = keptTree(folder, contract, rootOf(contract));
    const contracts = contractsIn(platform).sort((a, b) => compareVersions(a.version, b.version));
    const { readings } = readingsOf(open, frequencyOf(periods), contracts);
    const reading = readings.find((one) => one.contract === contract);
    if (!tree || !reading) return undefined;
    const rows = rowsIn({ reading, isMarked: false }, storedBatch(ledger, log, row.n).records, row, {});
    const cells = new Map(rows.map(({ line, cell }) => [line, cell]));
    const gone = erasedLines(ledger, row.n);
    const { format, paths, promised } = toPromise(found, gone);
    const records = found.records.flatMap((raw, i): Known[] => {
      const { line } = raw;
      const left = gone.get(line);
      const path = paths?.[i];
      if (left) return left.leaf ? [{ line, leaf: left.leaf, salted: left.salted, path }] : [];
      const salt = found.salt(i);
      const leaf = found.leaf(raw, i, found.read(raw));
      return salt.length === 0 ? [] : [{ line, leaf, salt, path, cell: cells.get(line) }];
    });
    const { form, fields = [] } = found.head;
    const of = { edition, contract, partner, receipt, form, fields: [...fields] };
    const { root: shown, records: size } = tree;
    return {
      format: `iplus-figure-proof/${format}`,
      ...of,
      root: shown,
      records: size,
      ...(promised && { promised }),
      lines: linesOf(tree, records),
    };
  } finally {
    ledger.close();
  }
}

/**
 * From the records of a request to what it promised of their leaves: the entries of its tree, of a request of an earlier version a path
 * for each record, and nothing where it promised nothing or a hash is lost.
 */
function toPromise(
  { head, records, salted }: LoggedRecords,
  gone: ReturnType<typeof erasedLines>,
): { format: 1 | 2 | 3; paths?: Buffer[][]; promised?: ProvedEntry[] } {
  const found = records.map((raw, i) => {
    const left = gone.get(raw.line);
    return left ? left.salted : salted(raw, i);
  });
  if (head.leaves === undefined || found.includes(undefined)) return { format: 1 };
  const hashes = found as Buffer[];
  const entries = promisedEntries(hashes);
  const leaves = entries.map(leafHash);
  if (promisedLeaves(head, treeHash(leaves), hashesPerEntry) !== head.leaves)
    return { format: 2, paths: inclusionProofs(hashes, [...hashes.keys()]) };
  const paths = inclusionProofs(leaves, [...leaves.keys()]);
  return { format: 3, promised: entries.map((entry, n) => proved(n, entry, paths[n]!)) };
}

const proved = (index: number, entry: Buffer, path: readonly Buffer[]): ProvedEntry => ({
  index,
  entry: entry.toString('base64'),
  hashes: path.map((hash) => hash.toString('base64')),
});

/** Of each record: the path of its entry, or those of the two entries between which it would stand. */
function linesOf({ entries, records: size, counts }: RecordTree, records: readonly Known[]): ProvedLine[] {
  const places = records.map(({ leaf }) => {
    const place = placeOf(entries, leaf);
    const isIn = place < size && entryAt(entries, place).subarray(0, leaf.length).equals(leaf);
    return { isIn, wanted: isIn ? [place] : [place - 1, place].filter((n) => n >= 0 && n < size) };
  });
  const all = [...new Set(places.flatMap(({ wanted }) => wanted))];
  const paths = new Map(inclusionProofs(entryHashes(entries), all).map((path, i) => [all[i]!, path]));
  const provedAt = (n: number) => proved(n, entryAt(entries, n), paths.get(n)!);
  return records.map(({ line, leaf, salt, salted, path, cell }, i) => {
    const { isIn, wanted } = places[i]!;
    const known = {
      line,
      leaf: leaf.toString('base64'),
      ...(salt && { salt: Buffer.from(salt).toString('base64') }),
      ...(salted && { salted: salted.toString('base64') }),
      ...(path && { path: path.map((hash) => hash.toString('base64')) }),
    };
    if (!isIn) return { ...known, between: wanted.map(provedAt) };
    const counted = cell !== undefined && { cell, of: counts?.[cell] ?? null };
    return { ...known, in: { ...provedAt(wanted[0]!), ...counted } };
  });
}
