import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { makeFolder, writeDurably } from '../disk/index.js';
import { problems, type Text, UserError } from '../edition/index.js';
import {
  type Keyring,
  keyringText,
  newSecretKey,
  noKeys,
  parseKeyring,
  parsePublicKey,
  publicKeyText,
  publicPem,
  putFile,
  secretKeyText,
  withKey,
  withRevokedKey,
  withRotatedKeys,
} from '../release/index.js';
import { keyringLines } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

interface KeysFolder extends CommonOptions {
  keys: string;
}

/** `iplus keys new --secret FILE`: makes a key pair; the public key is added to keys.json as the current key, or the next. */
export async function newKey(options: KeysFolder & { secret: string }): Promise<void> {
  refusePublished(options.secret, options.keys);
  const key = newSecretKey();
  const keyring = withKey(readKeyring(options.keys), key);
  if (!keyring) {
    throw stateError(options.keys, bothThere, {
      en: 'iplus keys rotate first',
      zh: '请先执行 iplus keys rotate',
    });
  }
  // The secret key is on the disk before the public one is known to anybody.
  await writeSecret(options.secret, secretKeyText(key));
  await publishKeyring(options, keyring);
}

const bothThere = { en: 'a current and a next key', zh: '已有当前密钥与下一密钥' };

/** `iplus keys rotate`: the next key becomes the current one. */
export async function rotateKeys(options: KeysFolder): Promise<void> {
  const keyring = withRotatedKeys(readKeyring(options.keys));
  if (!keyring) {
    const wanted = { en: 'a next key: iplus keys new', zh: '下一密钥：iplus keys new' };
    throw stateError(options.keys, { en: 'no next key', zh: '没有下一密钥' }, wanted);
  }
  await publishKeyring(options, keyring);
}

/** `iplus keys revoke ID`: signatures made with the key from now on are invalid. */
export async function revokeKey(
  id: string,
  options: KeysFolder & { reason: string; logSize: number },
): Promise<void> {
  const { reason, logSize } = options;
  const keyring = withRevokedKey(readKeyring(options.keys), id.toUpperCase(), { reason, logSize });
  if (!keyring) {
    const wanted = { en: 'the id of a key that is not revoked', zh: '未吊销密钥的编号' };
    throw stateError(options.keys, { en: `no such key: ${id}`, zh: `没有该密钥：${id}` }, wanted);
  }
  await publishKeyring(options, keyring);
}

/** `iplus keys list`: the public keys and their roles. */
export async function listKeys(options: KeysFolder): Promise<void> {
  printKeyring(options, readKeyring(options.keys));
}

const stateError = (folder: string, found: Text, expected: Text) =>
  new UserError([problems.keyState(join(folder, 'keys.json'), found, expected)]);

function readKeyring(folder: string): Keyring {
  const file = join(folder, 'keys.json');
  if (!existsSync(file)) return noKeys;
  const keyring = parseKeyring(readFileSync(file, 'utf8'));
  if (!keyring) throw new UserError([problems.badKey(file, { en: 'no list of keys', zh: '不是公钥清单' })]);
  return keyring;
}

/** Writes every key in the formats of minisign and openssl, and the list of all, which is written last. */
async function publishKeyring(options: KeysFolder, keyring: Keyring): Promise<void> {
  for (const { id, public: line } of keyring.keys) {
    const key = parsePublicKey(line)!;
    await putFile(options.keys, { path: `${id}.pub`, content: publicKeyText(key) });
    await putFile(options.keys, { path: `${id}.pem`, content: publicPem(key) });
  }
  await putFile(options.keys, { path: 'keys.json', content: keyringText(keyring) });
  printKeyring(options, keyring);
}

function printKeyring(options: KeysFolder, keyring: Keyring): void {
  print(options, keyring, () => keyringLines(keyring, languageOf(options)).join('\n'));
}

/** Refuses to write a secret key into the folder of public keys. */
function refusePublished(secret: string, keys: string): void {
  const below = (folder: string, path: string) => `${path}/`.startsWith(`${resolve(folder)}/`);
  const marks = ['edition.yaml', 'release.json', 'keys.json', 'checkpoint'];
  for (let at = dirname(resolve(secret)); ; at = dirname(at)) {
    const published = marks.some((name) => existsSync(join(at, name))) || below(keys, at);
    if (published) throw new UserError([problems.secretBeside(secret)]);
    if (dirname(at) === at) return;
  }
}

async function writeSecret(file: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(resolve(file)));
    await writeDurably(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError([code === 'EEXIST' ? problems.fileInUse(file) : problems.unwritableFile(file, code)]);
  }
}
