import { problems, UserError } from '../../edition/index.js';
import { asChangedFiles } from '../changedFiles.js';
import { listLimit, sourceOf } from '../source.js';
import { publicPem } from './ed25519.js';
import { type Keyring, keyringText, parseKeyring } from './keyring.js';
import { type Log, readLog } from './log/log.js';
import { parseCheckpoint } from './log/note.js';
import { type TileReader, tileReader } from './log/tiles.js';
import { parsePublicKey, publicKeyText } from './minisign.js';

/** A published file by its path; undefined where there is none. @throws ChangedFiles where the folder was damaged */
export type PublishedFiles = (path: string) => Promise<string | Uint8Array | undefined>;

/**
 * The files of a folder of public keys. All are written anew from the keys that `keys.json` lists: whatever else lies in
 * the folder, a secret key for instance, cannot be read.
 */
export function publishedKeys(folder: string): PublishedFiles {
  return async (path) => {
    const keyring = await asChangedFiles(() => keyringIn(folder));
    if (path === 'keys.json') return keyring && keyringText(keyring);
    const [, id, ending] = /^([0-9A-F]{16})\.(pub|pem)$/.exec(path) ?? [];
    const entry = keyring?.keys.find((key) => key.id === id);
    const key = entry && parsePublicKey(entry.public);
    return key && (ending === 'pub' ? publicKeyText(key) : publicPem(key));
  };
}

async function keyringIn(folder: string): Promise<Keyring | undefined> {
  const text = await sourceOf(folder).read('keys.json', listLimit);
  if (text === undefined) return undefined;
  const keyring = parseKeyring(text.toString());
  if (keyring) return keyring;
  throw new UserError([
    problems.badKey(`${folder}/keys.json`, { en: 'no list of keys', zh: '不是公钥清单' }),
  ]);
}

/**
 * The files of a log. It is read and checked completely whenever its checkpoint has changed, and must then continue
 * what was published before; its tiles come from the entries that were checked.
 */
export function publishedLog(folder: string): PublishedFiles {
  const source = sourceOf(folder);
  let known: { log: Log; tiles: TileReader } | undefined;
  return async (path) => {
    const now = await asChangedFiles(current);
    return path === 'checkpoint' ? now?.log.checkpoint.text : now?.tiles(path);
  };

  async function current(): Promise<typeof known> {
    const checkpoint = await source.read('checkpoint', listLimit);
    if (checkpoint === undefined || checkpoint.toString() === known?.log.checkpoint.text) {
      return checkpoint && known;
    }
    const signed = parseCheckpoint(checkpoint.toString());
    // Only its signatures are new: the entries are those that were checked.
    if (known && signed?.body === known.log.checkpoint.body)
      known = { ...known, log: { ...known.log, checkpoint: signed } };
    if (known?.log.checkpoint === signed) return known;
    const log = await readLog(source);
    if (log && known && !continues(known.log, log)) throw rewritten(`${folder}/checkpoint`);
    if (log) known = { log, tiles: tileReader(log.entries) };
    return log && known;
  }
}

const continues = (before: Log, after: Log) =>
  before.checkpoint.origin === after.checkpoint.origin &&
  before.entries.every((entry, n) => after.entries[n]?.equals(entry));

const rewritten = (file: string) =>
  new UserError([
    problems.badLog(file, {
      en: 'a log that is not a continuation of the one that was served',
      zh: '日志并非已提供日志的延续',
    }),
  ]);
