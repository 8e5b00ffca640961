/**
 * Files that attest a release. They are made from release.json and therefore not in its list of files: a release is complete
 * without them.
 */
export const attestations = {
  /** Signature of release.json in minisign's format. */
  signature: 'release.json.minisig',
  /** The inputs and the program of the release: an in-toto statement in a DSSE envelope. */
  provenance: 'provenance.dsse.json',
  /** Proof that the release is in a public log. */
  proof: 'release.tlog-proof',
  /** Statements of witnesses that recomputed the release. */
  recomputed: 'release.recomputed.json',
} as const;

export const attestationNames: readonly string[] = Object.values(attestations);
