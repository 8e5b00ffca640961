import { compareVersions } from '../contract/compareContracts.js';
import { contractsIn, ledgerIn, type Platform, partnerOf, partnersOf } from '../intake/index.js';
import { expectedOf } from './completeness.js';
import type { SignatureCheck } from './decide.js';
import { type Known, SubmissionReader } from './reader.js';
import { sourcesIn } from './sources.js';
import { Submissions } from './submissions.js';

/** What the folder of a platform says of contracts and partners. @throws UserError */
function knownIn(folder: string, now: () => number): Known {
  const contracts = contractsIn(folder).sort((a, b) => compareVersions(a.version, b.version));
  const current = [...new Map(contracts.map((contract) => [contract.id, contract])).values()];
  const partners = () => partnersOf(folder).map((name) => partnerOf(folder, name));
  return { contracts: current, expected: () => expectedOf(partners(), current), now };
}

/** The submissions of a platform that this process has open. @throws UserError for contracts that cannot be read */
export function openSubmissions(
  platform: Platform,
  { isSigned, now = Date.now }: { isSigned?: SignatureCheck; now?: () => number } = {},
): Submissions {
  const { folder } = platform;
  return new Submissions(platform, {
    ...knownIn(folder, now),
    sources: (contract) => sourcesIn(folder, contract),
    ...(isSigned && { isSigned }),
  });
}

/** The submissions of a platform, to be read: another process may have it open. @throws UserError */
export function readSubmissions(folder: string, now: () => number = Date.now): SubmissionReader {
  const { ledger, log } = ledgerIn(folder);
  return new SubmissionReader({ ledger, log }, knownIn(folder, now));
}
