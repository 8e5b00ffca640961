import { type Text, UserError } from '../edition/index.js';
import {
  type CheckedProof,
  checkBrokenPromise,
  checkReceiptProof,
  type Keys,
  type ProofStep,
  type ReceiptProof,
} from '../release/index.js';
import { witnessesText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { witnessesIn } from './policyFile.js';
import { isFigureProof, printFigures, requirePublic } from './receiptFigures.js';
import { bytesOf, type GivenReceipt, givenReceipt, jsonIn } from './receiptFile.js';
import { trustedKeys } from './trustedKeys.js';

const wrongs: Record<ProofStep | 'receipt' | 'promise', Text> = {
  form: { en: 'not the proof of a receipt', zh: '不是回执的证明' },
  receipt: { en: 'the proof of another receipt', zh: '是另一回执的证明' },
  promise: { en: 'another request than the receipt promised', zh: '与回执所承诺的请求不符' },
  body: { en: 'other bytes than those that were received', zh: '与所接收的内容不符' },
  segment: { en: 'a request that is not in the segment', zh: '请求不在该日志段中' },
  log: { en: 'a segment that is not in the log', zh: '日志段不在公开日志中' },
  witnesses: {
    en: 'a checkpoint that too few of the given witnesses have cosigned',
    zh: '共签检查点的见证方少于所要求的数目',
  },
  signature: { en: 'a checkpoint that no given key has signed', zh: '检查点并非由所给公钥对应的私钥签署' },
};

/** What a proof is checked with. */
export interface VerifyReceiptOptions extends CommonOptions {
  key?: string;
  body?: string;
  receipt?: string;
  release?: string;
  witnesses?: string;
}

/**
 * `iplus receipt verify PROOF`: checks that a request is in the public log, that its operator broke the promise of a receipt, or which
 * records count in a release; exit code 2 where that is not proved.
 */
export async function verifyCommand(file: string, options: VerifyReceiptOptions): Promise<void> {
  if (options.release !== undefined) await requirePublic(options.release);
  const keys = trustedKeys(options.key);
  const body = options.body === undefined ? undefined : bytesOf(options.body);
  const given = jsonIn(file);
  const receipt = options.receipt === undefined ? undefined : givenReceipt(options.receipt, keys);
  if (isEvidence(given)) printBroken(file, given, keys, options);
  else if (isFigureProof(given)) await printFigures(file, given, { body, receipt }, options);
  else printProof(file, given, keys, { ...options, bytes: body, of: receipt });
}

/** Says of a proof what it proves. @throws UserError where it proves nothing */
function printProof(
  file: string,
  given: unknown,
  keys: Keys | undefined,
  {
    bytes: body,
    of,
    ...options
  }: VerifyReceiptOptions & { bytes: Buffer | undefined; of: GivenReceipt | undefined },
): void {
  const checked = checkReceiptProof(given, keys, body, witnessesIn(options.witnesses));
  const wrong: (ProofStep | 'receipt' | 'promise')[] = [...checked.wrong];
  const isOther = of?.promised && checked.leaf && (given as ReceiptProof).leaf !== of.promised.leaf;
  if (of && checked.leaf?.receipt !== of.id) wrong.push('receipt');
  else if (isOther) wrong.push('promise');
  if (wrong.length > 0) throw new UserError(wrong.map((step) => notProved(file, wrongs[step])));
  const signature = keys ? ('valid' as const) : ('unchecked' as const);
  print(
    options,
    { ...checked, signature, body: body ? 'same' : 'not given' },
    () => textOf(checked, { signature, hasBody: body !== undefined })[languageOf(options)],
  );
}

const isEvidence = (given: unknown) =>
  String((given as { format?: unknown } | null)?.format).startsWith('iplus-broken-promise/');

/** Says of evidence whom it convicts of what. @throws UserError where it convicts nobody */
function printBroken(file: string, given: unknown, keys: Keys | undefined, options: CommonOptions): void {
  const found = checkBrokenPromise(given, keys ?? []);
  if (!found) throw new UserError([noEvidence(file)]);
  const { promised, at } = found;
  const { receipt } = JSON.parse(promised.leaf) as { receipt: string };
  const dated = new Date(at).toISOString();
  print(
    options,
    { broken: true, receipt, ...promised, dated },
    () =>
      ({
        en: `${promised.log} broke its promise: ${receipt} was to be in segment ${promised.segment} by ${promised.by}; the state of the log that it dated ${dated} and signed does not have it`,
        zh: `${promised.log} 违背承诺：${receipt} 应于 ${promised.by} 前列入第 ${promised.segment} 段；其所签署、所载时间为 ${dated} 的日志状态中并无此项`,
      })[languageOf(options)],
  );
}

const noEvidence = (file: string) => ({
  at: { file },
  found: { en: 'evidence that convicts nobody', zh: '不足以证明违约的材料' },
  expected: {
    en: 'a promise and a later state of the log without the request, both signed by a key given with --key',
    zh: '承诺，以及其后不含该请求的日志状态，二者均由 --key 所给公钥对应的私钥签署',
  },
  mend: {
    en: 'give the public key of the log with --key; where it stays so, do not rely on this file',
    zh: '请以 --key 给出日志的公钥；若仍不符，请勿采信此文件',
  },
});

function textOf(
  { leaf, entry, checkpoint, witnessed }: CheckedProof,
  { signature, hasBody }: { signature: 'valid' | 'unchecked'; hasBody: boolean },
): Text {
  const { receipt, sha256, receivedAt, records } = leaf!;
  const isValid = signature === 'valid';
  return {
    en: [
      `${receipt}: ${records} ${records === 1 ? 'record' : 'records'}, received ${receivedAt}, SHA-256 ${sha256}${hasBody ? ', the bytes given' : ''}`,
      `in segment ${entry!.segment} of the log ${checkpoint!.origin} (${checkpoint!.size} entries)`,
      isValid ? 'signed by a key given' : 'signature not checked: give the key of the log with --key',
      ...(witnessed ? [witnessesText('cosigned', witnessed, 'en')] : []),
    ].join('\n'),
    zh: [
      `${receipt}：${records} 条记录，接收于 ${receivedAt}，SHA-256 ${sha256}${hasBody ? '，与所给内容一致' : ''}`,
      `位于日志 ${checkpoint!.origin}（${checkpoint!.size} 条）的第 ${entry!.segment} 段`,
      isValid ? '由所给公钥对应的私钥签署' : '未核验签名：请用 --key 给出日志的公钥',
      ...(witnessed ? [witnessesText('cosigned', witnessed, 'zh')] : []),
    ].join('\n'),
  };
}

const notProved = (file: string, found: Text) => ({
  at: { file },
  found,
  expected: {
    en: 'a proof that leads from what was sent to the signed checkpoint of the log',
    zh: '从所报送内容直至日志已签署检查点的完整证明',
  },
  mend: {
    en: 'ask for the proof again; where it stays so, the platform does not have what it acknowledged',
    zh: '请重新获取证明；若仍不符，则平台所存并非其确认接收的内容',
  },
});
