import { z } from 'zod';
import type { InputFile, Plan, PlatformFacts, SourceFacts, Text } from '../edition/index.js';
import { digest } from './store/digest.js';

/** release.json: the files of a release and their origin. It depends on no clock or machine: the same inputs give the same bytes. */
export interface Manifest {
  format: 1;
  id: string;
  edition: string;
  version: string;
  title: Text;
  'data-status': Plan['dataStatus'];
  licence: string;
  /** The source line that must stand wherever figures are shown or taken away. */
  attribution?: Text;
  software: Record<string, string>;
  inputs: InputFile[];
  sources: SourceFacts[];
  /** Where figures follow from records of the platform, which themselves are confidential. */
  platform?: PlatformFacts;
  files: InputFile[];
}

/** The number of hexadecimal digits of the hash in an id: 32 (128 bits); 12 (48 bits) in ids of older releases. */
const digits = { now: 32, before: 12 } as const;

/**
 * Edition, version and a hash of everything else, so that a changed manifest does not match its id.
 *
 * @param like an id of the same release, which may have a shorter hash
 */
export async function idOf(manifest: Manifest, like?: string): Promise<string> {
  const name = `${manifest.edition}-${manifest.version}`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  const hash = await digest(JSON.stringify({ ...manifest, id: '' }));
  const before = `${name}-${hash.slice(0, digits.before)}`;
  return like === before ? before : `${name}-${hash.slice(0, digits.now)}`;
}

/** An id with a shortened hash, for narrow lines; the whole id is beside it or in the same file. */
export function shortId(id: string): string {
  return id.replace(/-[0-9a-f]{32}$/, (hash) => hash.slice(0, 1 + digits.before));
}

/** The bytes of release.json. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** A path that stays inside the folder it is appended to, on every system. */
function isPathBelow(path: string): boolean {
  const parts = path.split('/');
  return !/[\\:\0]/.test(path) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const input = z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: hash });
const file = input.extend({ path: z.string().refine(isPathBelow) });
const source = z.object({ id: z.string(), from: z.string(), sha256: hash });

/** The schema of a manifest, checked before anything is computed: anyone can write a manifest that matches its id. */
const shape = z.object({
  format: z.literal(1),
  id: z.string(),
  edition: z.string(),
  version: z.string(),
  software: z.record(z.string(), z.string()),
  inputs: z.array(input),
  sources: z.array(source),
  files: z.array(file),
});

/** Reads a manifest; undefined unless the text is exactly what this program writes and matches its id. */
export async function parseManifest(text: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (!shape.safeParse(manifest).success) return undefined;
    if (new Set(manifest.files.map((f) => f.path)).size < manifest.files.length) return undefined;
    const right = manifest.id === (await idOf(manifest, manifest.id)) && text === manifestText(manifest);
    return right ? manifest : undefined;
  } catch {
    return undefined;
  }
}
