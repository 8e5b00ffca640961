import { isDeepStrictEqual } from 'node:util';
import { rankStudy } from '../../analysis/index.js';
import { type Manifest, manifestText } from '../manifest.js';
import { sha256 } from '../store/store.js';

/** The program that made or recomputed a release. */
export interface Code {
  version: string;
  /** SHA-256 of package-lock.json, where there is one. */
  lockfile?: string | undefined;
  /** The commit, where it is a checkout without changes. */
  commit?: string | undefined;
  /** Version of Node. */
  node: string;
  /** What the signer recomputed the release from, with identical results. */
  recomputed: 'panel' | 'records';
}

const program = (version: string) => `pkg:npm/internet-plus-index@${version}`;

/** An in-toto statement (v1) with SLSA provenance (v1): the inputs, program and parameters of a release. */
export function statementOf(manifest: Manifest, code: Code) {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjectOf(manifest),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: `${program(code.version)}#docs/trust.md`,
        externalParameters: {
          command: 'iplus build EDITION --out RELEASE',
          edition: manifest.edition,
          version: manifest.version,
        },
        internalParameters: {
          software: manifest.software,
          rankStudy,
          recomputedFrom: code.recomputed,
        },
        resolvedDependencies: [...materialsOf(manifest), ...codeMaterials(code)],
      },
      runDetails: {
        builder: {
          id: program(code.version),
          version: { 'internet-plus-index': code.version, node: code.node },
        },
      },
    },
  };
}

function subjectOf(manifest: Manifest) {
  return [{ name: 'release.json', digest: { sha256: sha256(manifestText(manifest)) } }];
}

/** The inputs and sources listed in a release. */
function materialsOf({ inputs, sources }: Manifest) {
  return [
    ...inputs.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    ...sources.map(({ id, from, sha256 }) => ({
      name: id,
      digest: { sha256 },
      annotations: { from },
    })),
  ];
}

function codeMaterials({ version, lockfile, commit }: Code) {
  return [
    {
      name: 'internet-plus-index',
      uri: program(version),
      ...(commit ? { digest: { gitCommit: commit } } : {}),
    },
    ...(lockfile ? [{ name: 'package-lock.json', digest: { sha256: lockfile } }] : []),
  ];
}

/** Whether a statement is about this release, and names its inputs and sources as the release does. */
export function isStatementOf(body: Uint8Array, manifest: Manifest): boolean {
  try {
    const found = JSON.parse(Buffer.from(body).toString());
    const materials = materialsOf(manifest);
    const named = found.predicate.buildDefinition.resolvedDependencies.slice(0, materials.length);
    return isDeepStrictEqual(found.subject, subjectOf(manifest)) && isDeepStrictEqual(named, materials);
  } catch {
    return false;
  }
}
