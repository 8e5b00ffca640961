import { periodNumber, periodsBetween } from '../../edition/index.js';
import type { DataContract } from '../contract/contract.js';
import type { Partner } from '../intake/index.js';
import { endsOf, periodNow } from './period.js';
import type { Subject } from './subject.js';

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

/** Whether the time for the records of a period is over. */
export const isDue = (contract: DataContract, period: string, now: number) => {
  const ends = endsOf(contract, period);
  return ends !== undefined && now >= ends.due && periodNumber(period, contract.frequency) !== undefined;
};
