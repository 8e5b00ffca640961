import { join } from 'node:path';
import { type Problem, problems } from '../../../edition/index.js';
import type { Manifest } from '../../manifest.js';
import { listLimit, sourceOf } from '../../source.js';
import { attestations } from '../../store/attestations.js';
import { parseProof } from '../log/proof.js';
import { cosignersOf, type Policy, type Witnessed } from './policy.js';
import { recomputedBy } from './recomputed.js';

/** What witnesses say of a release: that they recomputed it, and that they cosigned the state of the log in its proof. */
export interface WitnessedRelease {
  recomputed: Witnessed;
  /** Absent without a proof. */
  cosigned?: Witnessed;
}

/** Asks the files beside a release which witnesses of a policy vouch for it. @throws UserError where one of the files was changed */
export async function witnessesOf(
  release: { folder: string; manifest: Manifest },
  policy: Policy,
): Promise<WitnessedRelease> {
  const recomputed = await recomputedBy(release, policy);
  const text = await sourceOf(release.folder).read(attestations.proof, listLimit);
  const proof = text && parseProof(text.toString());
  return { recomputed, ...(proof && { cosigned: cosignersOf(policy, proof.checkpoint) }) };
}

/** What is too little for the policy. */
export function tooFewWitnesses(folder: string, { recomputed, cosigned }: WitnessedRelease): Problem[] {
  const fewer = (file: string, { by, of, isEnough }: Witnessed) =>
    isEnough ? [] : [problems.tooFewWitnesses(join(folder, file), by.length, of)];
  return [
    ...fewer(attestations.recomputed, recomputed),
    ...(cosigned ? fewer(attestations.proof, cosigned) : []),
  ];
}
