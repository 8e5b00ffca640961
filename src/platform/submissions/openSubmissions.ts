import { compareVersions } from '../contract/compareContracts.js';
import type { DataContract } from '../contract/contract.js';
import {
  contractsIn,
  keptVersions,
  ledgerIn,
  type Platform,
  partnerOf,
  partnersOf,
} from '../intake/index.js';
import { expectedOf } from './completeness.js';
import type { SignatureCheck } from './decide.js';
import { type Known, SubmissionReader } from './reader.js';
import { sourcesIn } from './sources.js';
import { Submissions } from './submissions.js';

/** Of each contract the highest version. */
function currentOf(versions: readonly DataContract[]): DataContract[] {
  const inOrder = [...versions].sort((a, b) => compareVersions(a.version, b.version));
  return [...new Map(inOrder.map((contract) => [contract.id, contract])).values()];
}

/** The contracts and partners in the folder of a platform. */
function knownIn(folder: string, contracts: Known['contracts'], now: () => number): Known {
  const partners = () => partnersOf(folder).map((name) => partnerOf(folder, name));
  return { contracts, expected: () => expectedOf(partners(), contracts()), now };
}

/** The contracts that a platform has taken up, read again when there are more of them. */
function takenUp({ folder, judges }: Platform): Known['contracts'] {
  let [known, count]: [DataContract[], number | undefined] = [currentOf(contractsIn(folder)), undefined];
  return () => {
    judges.names();
    const now = judges.count?.();
    if (now === count) return known;
    [known, count] = [currentOf(keptVersions(folder).map(({ contract }) => contract)), now];
    return known;
  };
}

/** The submissions of a platform that this process has open. @throws UserError for contracts that cannot be read */
export function openSubmissions(
  platform: Platform,
  { isSigned, now = Date.now }: { isSigned?: SignatureCheck; now?: () => number } = {},
): Submissions {
  const { folder } = platform;
  return new Submissions(platform, {
    ...knownIn(folder, takenUp(platform), now),
    sources: (contract) => sourcesIn(folder, contract),
    ...(isSigned && { isSigned }),
  });
}

/** The submissions of a platform, to be read: another process may have it open. @throws UserError */
export function readSubmissions(folder: string, now: () => number = Date.now): SubmissionReader {
  const { ledger, log } = ledgerIn(folder);
  const contracts = currentOf(contractsIn(folder));
  return new SubmissionReader(
    { ledger, log },
    knownIn(folder, () => contracts, now),
  );
}
