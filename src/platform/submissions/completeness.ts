import { periodsBetween } from '../../edition/index.js';
import type { DataContract } from '../contract/contract.js';
import type { Partner } from '../intake/index.js';
import { periodNow } from './period.js';
import type { Subject } from './subject.js';
import type { State } from './words.js';

/** What is expected of a partner under a contract: every period from the first on. */
export interface Expected {
  partner: string;
  contract: string;
  first: string;
}

/** A partner is expected to send under the contracts of its tokens, from the period on in which it had the first one. */
export function expectedOf(partners: readonly Partner[], contracts: readonly DataContract[]): Expected[] {
  return partners.flatMap(({ name, tokens }) =>
    contracts.flatMap((contract) => {
      const since = tokens
        .filter((token) => token.contracts.includes(contract.id))
        .map(({ created }) => created)
        .sort((a, b) => a - b)[0];
      return since === undefined
        ? []
        : [{ partner: name, contract: contract.id, first: periodNow(contract, since) }];
    }),
  );
}

/** The periods that are expected and have begun. */
export function expectedPeriods(
  expected: readonly Expected[],
  contractOf: (id: string) => DataContract | undefined,
  now: number,
): Subject[] {
  return expected.flatMap(({ partner, contract, first }) => {
    const known = contractOf(contract);
    if (!known) return [];
    return periodsBetween(first, periodNow(known, now), known.frequency).map((period) => ({
      partner,
      contract,
      period,
    }));
  });
}

/** Of a contract and a period: how many partners are expected, sent something and signed. */
export interface Completeness {
  contract: string;
  period: string;
  expected: number;
  /** Of those expected: with a stored record, or signed that there is none. What was received may still not be signed. */
  received: number;
  signed: number;
  /** Who sent nothing. */
  missing: string[];
  /** Whether the time for sending is over. */
  isDue: boolean;
}

type Counted = Subject & { state: State; expected: boolean; stored: number; due?: number };

/** Completeness by contract and period, the periods that have begun. */
export function completeness(all: readonly Counted[], now: number): Completeness[] {
  type Partners = Map<string, { stored: number; signed: boolean }>;
  const found = new Map<string, { contract: string; period: string; due: number; partners: Partners }>();
  for (const { partner, contract, period, state, expected, stored, due = 0 } of all) {
    if (!expected) continue;
    const at = `${contract}\n${period}`;
    const partners: Partners = found.get(at)?.partners ?? new Map();
    const known = partners.get(partner) ?? { stored: 0, signed: false };
    const isSigned = state === 'signed' || state === 'in-release';
    partners.set(partner, { stored: Math.max(stored, known.stored), signed: known.signed || isSigned });
    found.set(at, { contract, period, due, partners });
  }
  return [...found.values()]
    .map(({ contract, period, due, partners }) => ({
      contract,
      period,
      expected: partners.size,
      received: [...partners.values()].filter(({ stored, signed }) => stored > 0 || signed).length,
      signed: [...partners.values()].filter(({ signed }) => signed).length,
      isDue: now >= due,
      missing: [...partners]
        .filter(([, { stored, signed }]) => stored === 0 && !signed)
        .map(([name]) => name),
    }))
    .sort((a, b) => (`${a.contract}\n${a.period}` < `${b.contract}\n${b.period}` ? -1 : 1));
}
