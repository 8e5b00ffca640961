/**
 * Files that vouch for a release. They are made from release.json, so they are not in its list of
 * files: a release is whole without them.
 */
export const attestations = {
  /** Signature of release.json in minisign's format. */
  signature: 'release.json.minisig',
  /** What the release was made of and by what: an in-toto statement in a DSSE envelope. */
  provenance: 'provenance.dsse.json',
  /** Proof that the release is in a public log. */
  proof: 'release.tlog-proof',
} as const;

export const attestationNames: readonly string[] = Object.values(attestations);
