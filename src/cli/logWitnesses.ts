import { isConsistent } from '../disk/index.js';
import { problems, type Text, UserError } from '../edition/index.js';
import {
  addSignatures,
  askWitnesses,
  cosignersOf,
  isTrusted,
  isUrl,
  type Log,
  parseCheckpoint,
  proveGrowth,
  readLog,
  type SignedCheckpoint,
  sourceOf,
  type Witnessed,
} from '../release/index.js';
import { witnessesText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { textIn, witnessesIn } from './policyFile.js';
import { trustedKeys } from './trustedKeys.js';

/** `iplus log cosign LOG --witnesses FILE`: asks the witnesses to cosign the newest checkpoint, and publishes what they sign. */
export async function logCosign(
  folder: string,
  options: CommonOptions & { witnesses: string },
): Promise<void> {
  const policy = witnessesIn(options.witnesses);
  const log = await readLog(sourceOf(folder));
  if (!log) throw noCheckpoint(folder);
  const { signatures, faults } = await askWitnesses(log, policy);
  const signed = signatures.length > 0 && (await addSignatures(folder, log.checkpoint, signatures));
  const witnessed = cosignersOf(policy, signed || log.checkpoint);
  if (!witnessed.isEnough)
    throw new UserError([
      ...faults.flatMap((fault) => fault.problems),
      problems.tooFewWitnesses(`${folder}/checkpoint`, witnessed.by.length, witnessed.of),
    ]);
  print(options, witnessed, () => witnessesText('cosigned', witnessed, languageOf(options)));
}

/** Which witnesses cosigned the newest checkpoint of a log. @throws UserError where they are too few */
export function requireCosigned(place: string, { checkpoint }: Log, file: string | undefined) {
  const policy = witnessesIn(file);
  const witnessed: Witnessed | undefined = policy && cosignersOf(policy, checkpoint);
  if (witnessed && !witnessed.isEnough)
    throw new UserError([problems.tooFewWitnesses(`${place}/checkpoint`, witnessed.by.length, witnessed.of)]);
  return witnessed;
}

/**
 * `iplus log compare A B`: whether two checkpoints of a log belong to one history; exit code 2 where the log showed two. Those of
 * different sizes need the log itself.
 */
export async function logCompare(
  places: readonly [string, string],
  options: CommonOptions & { key: string; log?: string },
): Promise<void> {
  const keys = trustedKeys(options.key)!;
  const [a, b] = await Promise.all(places.map((place) => checkpointAt(place)));
  for (const [n, one] of [a!, b!].entries())
    if (!isTrusted(one, keys)) throw new UserError([problems.badLog(places[n]!, unsigned)]);
  if (a!.origin !== b!.origin)
    throw new UserError([problems.badLog(places[1], ofAnother(b!.origin, a!.origin))]);
  const [older, newer] = a!.size <= b!.size ? [a!, b!] : [b!, a!];
  const log = options.log === undefined ? undefined : await readLog(sourceOf(options.log));
  const isOne =
    older.size === newer.size
      ? older.root.equals(newer.root)
      : log && isWithin(log, older) && isWithin(log, newer);
  if (isOne === undefined) throw new UserError([needsLog(places[0], older.size, newer.size)]);
  if (!isOne) throw new UserError([splitView(places, older, newer)]);
  const { origin } = older;
  const text = {
    en: `one history of ${origin}: ${older.size} → ${newer.size} entries`,
    zh: `${origin} 的同一历史：${older.size} → ${newer.size} 条`,
  };
  print(options, { origin, from: older.size, to: newer.size }, () => text[languageOf(options)]);
}

/** Whether a log has the entries of a checkpoint. */
function isWithin(log: Log, { size, root, origin }: SignedCheckpoint): boolean {
  const { checkpoint } = log;
  if (origin !== checkpoint.origin || size > checkpoint.size) return false;
  const { hashes } = proveGrowth(log, size, checkpoint.size);
  return isConsistent(size, root, checkpoint.size, checkpoint.root, hashes);
}

/** A checkpoint in a file or at an address, also of the whole log, or one kept by a witness. */
async function checkpointAt(place: string): Promise<SignedCheckpoint> {
  const at = place.replace(/\/*(?:checkpoint)?$/, '');
  const text = isUrl(place) ? (await sourceOf(at).read('checkpoint', 1 << 16))?.toString() : textIn(place);
  const found = text === undefined ? undefined : parseCheckpoint(text);
  if (!found) throw noCheckpoint(place);
  return found;
}

const noCheckpoint = (place: string) =>
  new UserError([problems.badLog(place, { en: 'no checkpoint', zh: '没有检查点' })]);

const unsigned = {
  en: 'a checkpoint that no given key has signed',
  zh: '检查点并非由所给公钥对应的私钥签署',
};
const ofAnother = (found: string, other: string): Text => ({
  en: `the log ${found}, not ${other}`,
  zh: `日志名为 ${found}，并非 ${other}`,
});

const needsLog = (file: string, from: number, to: number) => ({
  at: { file },
  found: { en: `checkpoints of ${from} and ${to} entries`, zh: `检查点分别为 ${from} 条与 ${to} 条` },
  expected: {
    en: 'checkpoints of one size, or the log between them',
    zh: '条数相同的检查点，或二者之间的日志',
  },
  mend: { en: 'give the log with --log', zh: '请以 --log 给出日志' },
});

const splitView = (
  [file]: readonly [string, string],
  { size, origin }: SignedCheckpoint,
  newer: SignedCheckpoint,
) => ({
  at: { file },
  found: {
    en: `two histories of ${origin}, both signed by its key: ${size} and ${newer.size} entries that do not agree`,
    zh: `${origin} 出示了两种历史，均由其密钥签署：${size} 条与 ${newer.size} 条互不相符`,
  },
  expected: { en: 'a log that only grows', zh: '只增不改的日志' },
  mend: {
    en: 'keep both checkpoints and show them to others: together they prove that the log was rewritten',
    zh: '请保留并出示两份检查点：二者合在一起即证明日志已被改写',
  },
});
