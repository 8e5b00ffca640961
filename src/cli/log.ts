import { readFileSync } from 'node:fs';
import { isConsistent } from '../disk/index.js';
import { problems, UserError } from '../edition/index.js';
import {
  isOrigin,
  isTrusted,
  type Log,
  logRelease,
  noteVerifier,
  parseCheckpoint,
  proveGrowth,
  proveRelease,
  readLog,
  requireAccess,
  sourceOf,
} from '../release/index.js';
import { logGrowthText, logText, proofText, witnessesText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { requireCosigned } from './logWitnesses.js';
import { secretKey } from './secretKey.js';
import { trustedKeys } from './trustedKeys.js';

/** `iplus log add RELEASE --log DIR`: adds a signed release to the public log; the proof is written next to the release. */
export async function logAdd(
  release: string,
  options: CommonOptions & { log: string; origin?: string; key?: string; keyFd?: number },
): Promise<void> {
  const { origin } = options;
  if (origin !== undefined && !isOrigin(origin)) {
    const name = {
      en: 'a name without spaces, such as example.org/log',
      zh: '不含空格的名称，如 example.org/log',
    };
    throw new UserError([problems.badOption('--origin', origin, name)]);
  }
  await requireAccess(release);
  const key = secretKey(options.keyFd);
  const proof = await logRelease(release, options.log, { key, keys: trustedKeys(options.key) ?? [], origin });
  const verifier = noteVerifier(proof.checkpoint.origin, key);
  print(options, { ...proofJson(proof), verifier }, () => proofText(proof, languageOf(options), verifier));
}

/** `iplus log prove RELEASE --log DIR|URL`: writes a new proof that a release is in a log. */
export async function logProve(
  release: string,
  options: CommonOptions & { log: string; key?: string },
): Promise<void> {
  await requireAccess(release);
  const proof = await proveRelease(release, sourceOf(options.log), trustedKeys(options.key));
  print(options, proofJson(proof), () => proofText(proof, languageOf(options)));
}

function proofJson({ index, checkpoint, hashes }: Awaited<ReturnType<typeof proveRelease>>) {
  const { origin, size } = checkpoint;
  return { origin, index, size, hashes: hashes.map((h) => h.toString('base64')) };
}

/** `iplus log verify DIR|URL`: checks every hash of a log, its signature, and that it is a continuation of an earlier one. */
export async function logVerify(
  place: string,
  options: CommonOptions & { key?: string; since?: string; witnesses?: string },
): Promise<void> {
  const keys = trustedKeys(options.key);
  const log = await readLog(sourceOf(place), keys && ((checkpoint) => isTrusted(checkpoint, keys)));
  if (!log) throw new UserError([problems.badLog(place, { en: 'no checkpoint', zh: '没有检查点' })]);
  const witnessed = requireCosigned(place, log, options.witnesses);
  const growth = options.since === undefined ? undefined : grownSince(place, log, options.since);
  const { origin, size, root } = log.checkpoint;
  const entries = log.entries.map((e) => e.toString());
  const signature = keys ? ('valid' as const) : ('unchecked' as const);
  const found = {
    origin,
    size,
    root: root.toString('base64'),
    signature,
    entries,
    ...(witnessed && { witnessed }),
  };
  print(options, { ...found, ...(growth ? { consistency: growth } : {}) }, () => {
    const lang = languageOf(options);
    return [
      logText(found, lang),
      ...(witnessed ? [witnessesText('cosigned', witnessed, lang)] : []),
      ...(growth ? [logGrowthText(growth, lang)] : []),
    ].join('\n');
  });
}

/** Checks that a log is a continuation of a checkpoint that a reader kept. */
function grownSince(place: string, log: Log, file: string) {
  const old = parseCheckpoint(readCheckpoint(file));
  if (!old) throw new UserError([problems.badLog(file, { en: 'no checkpoint', zh: '不是检查点' })]);
  const { size, root, origin } = log.checkpoint;
  const { hashes } = proveGrowth(log, Math.min(old.size, size), size);
  if (old.origin !== origin || !isConsistent(old.size, old.root, size, root, hashes)) {
    throw new UserError([
      problems.badLog(place, {
        en: `a log of ${size} entries that is not a continuation of ${file} (${old.size})`,
        zh: `日志（${size} 条）并非 ${file}（${old.size} 条）的延续`,
      }),
    ]);
  }
  return { from: old.size, to: size, hashes: hashes.map((h) => h.toString('base64')) };
}

function readCheckpoint(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError([
      problems.badLog(file, { en: `nothing to read (${code})`, zh: `无法读取（${code}）` }),
    ]);
  }
}
