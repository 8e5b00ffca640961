import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { blockWords, Filter, orderOf, type Run, words } from './keyRun.js';
import { KeyTable } from './keyTable.js';

/** A sum over the kept keys of records before a number, whatever their order and the runs that they are in. */
export function keySum(db: DatabaseSyncInstance, before: number): string {
  const table = new KeyTable(db);
  const sums = new Uint32Array(2);
  let count = 0;
  for (const run of table.runs()) {
    for (let block = 0; block < run.firsts.length; block++) {
      const entries = table.block(run, block);
      for (let at = 0; at < entries.length; at += words) {
        const n = entries[at + 4]!;
        if (n === 0 || n >= before) continue;
        addTo(sums, entries, at);
        count++;
      }
    }
  }
  return `${count} ${sums.join(' ')}`;
}

/** Adds two mixed words of an entry: entries that differ in a bit have other ones. */
function addTo(sums: Uint32Array, entries: Uint32Array, at: number): void {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let i = at; i < at + words; i++) {
    const word = entries[i]!;
    a = Math.imul(a ^ word ^ (a >>> 15), 0x2c1b3c6d);
    b = Math.imul(b ^ word ^ (b >>> 13), 0x297a2d39);
  }
  sums[0]! += a ^ (a >>> 16);
  sums[1]! += b ^ (b >>> 16);
}

/** Whether the runs of an index are as they were written: entries in order, with their filters and the beginnings of their blocks. */
export function areRunsWhole(db: DatabaseSyncInstance): boolean {
  const table = new KeyTable(db);
  return table.runs().every((run) => isWhole(run, table));
}

function isWhole(run: Run, table: KeyTable): boolean {
  const { firsts, count, filter } = run;
  if (firsts.length !== Math.ceil((count * words) / blockWords)) return false;
  const again = new Filter(new Uint32Array(filter.bits.length));
  let last = Number.NEGATIVE_INFINITY;
  for (let block = 0; block < firsts.length; block++) {
    const entries = table.block(run, block);
    if (entries.length !== Math.min(blockWords, count * words - block * blockWords)) return false;
    if (orderOf(entries, 0) !== firsts[block]) return false;
    for (let at = 0; at < entries.length; at += words) {
      const order = orderOf(entries, at);
      if (order < last) return false;
      last = order;
      again.add(entries, at);
    }
  }
  return again.bits.every((word, i) => word === filter.bits[i]);
}
