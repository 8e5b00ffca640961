import { sha256 } from '../store/store.js';

/** One package of package-lock.json (version 3), by its folder. */
interface LockedPackage {
  name?: string;
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Development packages that users run, since they are bundled in the scripts of the pages. */
export const bundled: readonly string[] = ['@preact/signals'];

/**
 * The bill of materials of what users run, in CycloneDX 1.6, from the text of package-lock.json: every package but those
 * of development that are not `bundled`, with version, licence, hash and dependencies. Without a timestamp, and with a serial
 * number derived from the rest, so that the same lock file gives the same bytes.
 */
export function billOfMaterials(lockfile: string): string {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockedPackage> };
  const inPages = new Set(bundled.flatMap((name) => withDependencies(packages, `node_modules/${name}`)));
  const used = Object.entries(packages).filter(([path, p]) => path !== '' && (!p.dev || inPages.has(path)));
  const byRef = new Map(used.map(([path, p]) => [refOf(path, p), componentOf(path, p)]));
  const rest = {
    version: 1,
    metadata: { component: { type: 'application', ...named('', packages['']!) } },
    components: [...byRef.keys()].sort().map((ref) => byRef.get(ref)!),
    dependencies: dependenciesOf(packages, ['', ...used.map(([path]) => path)], new Set(byRef.keys())),
  };
  const head = { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: serialOf(JSON.stringify(rest)) };
  return `${JSON.stringify({ ...head, ...rest }, null, 1)}\n`;
}

const nameOf = (path: string, { name }: LockedPackage) => name ?? path.split('node_modules/').at(-1)!;

/** Package URL: its name and version. */
const refOf = (path: string, p: LockedPackage) =>
  `pkg:npm/${nameOf(path, p).replace(/^@/, '%40')}@${encodeURIComponent(p.version ?? '')}`;

function named(path: string, p: LockedPackage) {
  const ref = refOf(path, p);
  return {
    'bom-ref': ref,
    name: nameOf(path, p),
    version: p.version,
    ...(p.license ? { licenses: [{ expression: p.license }] } : {}),
    purl: ref,
  };
}

function componentOf(path: string, p: LockedPackage) {
  const { 'bom-ref': ref, name, version, licenses, purl } = named(path, p);
  const hash = /^sha512-(.+)$/.exec(p.integrity ?? '')?.[1];
  const content = hash && Buffer.from(hash, 'base64').toString('hex');
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    version,
    scope: p.optional ? 'optional' : 'required',
    ...(content ? { hashes: [{ alg: 'SHA-512', content }] } : {}),
    ...(licenses ? { licenses } : {}),
    purl,
  };
}

function dependenciesOf(
  packages: Record<string, LockedPackage>,
  paths: readonly string[],
  known: ReadonlySet<string>,
) {
  const needs = new Map<string, Set<string>>();
  for (const path of paths) {
    const p = packages[path]!;
    const refs = needs.get(refOf(path, p)) ?? new Set();
    for (const at of neededBy(packages, path)) {
      const ref = refOf(at, packages[at]!);
      if (known.has(ref)) refs.add(ref);
    }
    needs.set(refOf(path, p), refs);
  }
  return [...needs.keys()].sort().map((ref) => ({ ref, dependsOn: [...needs.get(ref)!].sort() }));
}

/** The dependencies of a package that are installed; for the root including development ones. */
function neededBy(packages: Record<string, LockedPackage>, path: string): string[] {
  const p = packages[path]!;
  const dev = path === '' ? p.devDependencies : {};
  const wanted = { ...p.dependencies, ...p.optionalDependencies, ...p.peerDependencies, ...dev };
  const found = Object.keys(wanted).map((name) => folderOf(packages, path, name));
  return found.filter((at) => at !== undefined);
}

/** A package and all its dependencies. */
function withDependencies(
  packages: Record<string, LockedPackage>,
  path: string,
  seen = new Set<string>(),
): string[] {
  if (seen.has(path) || !packages[path]) return [];
  seen.add(path);
  return [path, ...neededBy(packages, path).flatMap((at) => withDependencies(packages, at, seen))];
}

/** Resolves a dependency: in the package's own node_modules, or those of the folders above. */
function folderOf(packages: Record<string, LockedPackage>, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

function serialOf(content: string): string {
  const h = sha256(content);
  const variant = ((Number.parseInt(h[16]!, 16) & 3) | 8).toString(16);
  const parts = [
    h.slice(0, 8),
    h.slice(8, 12),
    `8${h.slice(13, 16)}`,
    variant + h.slice(17, 20),
    h.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
