import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Text, UserError } from '../edition/index.js';
import { version } from '../package/index.js';
import {
  addStatements,
  downloadRelease,
  isOrigin,
  isUrl,
  kindsOfKeys,
  noteVerifier,
  openRelease,
  requireAccess,
  type SecretKey,
  signRecomputed,
  statementFile,
  verifyRelease,
  Witness,
} from '../release/index.js';
import { serveWitness } from '../server/index.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, languageOf, print, printError, reasonText } from './common.js';
import { textIn, witnessesIn } from './policyFile.js';
import { secretKey } from './secretKey.js';
import { trustedKeys } from './trustedKeys.js';
import { recalculationInput } from './verify.js';
import { writeOut } from './writeOut.js';

export interface ServeWitnessOptions extends CommonOptions {
  name: string;
  logs: string;
  port: number;
  host: string;
  keyFd?: number;
}

/** `iplus witness serve DIR`: cosigns checkpoints of logs that have only grown, until interrupted or terminated. */
export async function serveWitnessCommand(folder: string, options: ServeWitnessOptions): Promise<void> {
  const { name, port, host } = options;
  const { logs } = witnessesIn(options.logs);
  if (logs.length === 0)
    throw wrong(
      options.logs,
      { en: 'no log', zh: '未列出日志' },
      { en: 'lines log KEY', zh: '至少一行 log 公钥' },
    );
  const key = secretKey(options.keyFd);
  const line = lineOf(named(name), key);
  const witness = new Witness({ folder, name, key, logs });
  const onFault = (error: unknown) => printError(reasonText(error, languageOf(options)));
  const site = await serveWitness(witness, { port, host, onFault });
  closeOnSignal(site);
  const text = {
    en: `${name} cosigns ${logs.length} ${logs.length === 1 ? 'log' : 'logs'} at ${site.url}  (Ctrl-C ends)\nFor the files of readers: ${line}`,
    zh: `${name} 正在 ${site.url} 为 ${logs.length} 个日志共签（Ctrl-C 结束）\n供读者写入见证方文件：${line}`,
  };
  print(options, { url: site.url, witness: line }, () => text[languageOf(options)]);
}

/** `iplus witness key NAME --key KEY`: a public key as policies have it, of a witness and of a log. */
export async function witnessKeyCommand(
  name: string,
  options: CommonOptions & { key: string },
): Promise<void> {
  named(name);
  const keys = trustedKeys(options.key)!.filter(({ status }) => status !== 'revoked');
  const lines = keys.flatMap((key) => [`log ${noteVerifier(name, key)}`, lineOf(name, key)]);
  print(options, { lines }, () => lines.join('\n'));
}

/** `iplus witness release RELEASE`: recomputes a release and signs that it came out the same. */
export async function witnessReleaseCommand(
  place: string,
  options: CommonOptions & { name: string; keyFd?: number; edition?: string; out?: string },
  now = Date.now(),
): Promise<void> {
  const { name, out } = options;
  if (!isUrl(place)) await requireAccess(place);
  const key = secretKey(options.keyFd);
  named(name);
  if (isUrl(place) && out === undefined)
    throw wrong(
      place,
      { en: 'an address', zh: '网址' },
      { en: 'with --out FILE', zh: '须与 --out 文件 同用' },
    );
  const input = await recalculationInput(options);
  const signed = await withFolder(place, async (folder) => {
    const { from } = await verifyRelease(folder, input);
    const release = await openRelease(folder);
    const at = new Date(now).toISOString();
    const note = signRecomputed(key, release.manifest, { at, from, version, witness: name });
    const text = statementFile(note);
    if (out === undefined) await addStatements(release, [['', text]]);
    else await writeOut('--out', out, text);
    return { release: release.manifest.id, witness: name, from, at };
  });
  const text = {
    en: `${name} recomputed ${signed.release} from ${signed.from === 'panel' ? 'the panel it carries' : 'the records and data of the edition'}: every byte the same`,
    zh: `${name} 已由${signed.from === 'panel' ? '发布版所带面板数据' : '版本文件夹的记录与数据'}重新计算 ${signed.release}：逐字节相同`,
  };
  print(options, signed, () => text[languageOf(options)]);
}

/** `iplus witness add RELEASE FILE…`: puts statements that witnesses sent beside a release. */
export async function witnessAddCommand(
  folder: string,
  files: readonly string[],
  options: CommonOptions & { witnesses?: string },
): Promise<void> {
  await requireAccess(folder);
  const policy = witnessesIn(options.witnesses);
  const release = await openRelease(folder);
  const statements = await addStatements(
    release,
    files.map((file) => [file, textIn(file)]),
    policy?.witnesses,
  );
  const isChecked = policy !== undefined;
  const text = {
    en: `${statements} ${statements === 1 ? 'statement' : 'statements'} beside ${release.manifest.id}${isChecked ? '' : '; signatures were not checked (--witnesses FILE checks them)'}`,
    zh: `${release.manifest.id} 现附 ${statements} 份见证声明${isChecked ? '' : '；未核对签名（可用 --witnesses 文件 核对）'}`,
  };
  print(options, { release: release.manifest.id, statements, isChecked }, () => text[languageOf(options)]);
}

const lineOf = (name: string, key: Pick<SecretKey, 'publicKey'>) =>
  `witness ${name} ${noteVerifier(name, key, kindsOfKeys.cosignature)}`;

/** Runs work on the folder of a release, downloaded where it is an address. */
async function withFolder<T>(place: string, work: (folder: string) => Promise<T>): Promise<T> {
  if (!isUrl(place)) return work(place);
  const folder = await mkdtemp(join(tmpdir(), 'iplus-witness-'));
  try {
    await downloadRelease(place, folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws UserError where nobody can sign under this name */
function named(name: string): string {
  if (isOrigin(name)) return name;
  const expected = {
    en: 'a name without spaces, such as example.org/witness',
    zh: '不含空格的名称，如 example.org/witness',
  };
  throw wrong(name, { en: 'no name of a witness', zh: '不是见证方名称' }, expected);
}

const wrong = (file: string, found: Text, expected: Text) =>
  new UserError([{ at: { file }, found, expected, mend: { en: 'give it', zh: '请补上' } }]);
