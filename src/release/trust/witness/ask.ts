import { type Text, UserError } from '../../../edition/index.js';
import { noConnection, tooSlow } from '../../source.js';
import { cosignedAt } from '../log/cosignature.js';
import { type Log, proveGrowth } from '../log/log.js';
import { type NoteSignature, noteOf, parseSignatureLine } from '../log/note.js';
import type { Party, Policy } from './policy.js';
import { largestRequest, requestText } from './request.js';

/** Milliseconds in which a witness answers. */
const patience = 10_000;

/** What witnesses answered: signatures of the newest checkpoint of a log, and why others gave none. */
export interface Answers {
  signatures: NoteSignature[];
  faults: UserError[];
}

/**
 * Asks every witness of a policy that has an address and did not cosign the newest checkpoint of a log after a time.
 * @param since milliseconds since 1970: an older cosignature is renewed; 0: none is
 */
export async function askWitnesses(log: Log, { witnesses }: Policy, since = 0): Promise<Answers> {
  const asked = witnesses.filter((witness) => {
    const at = cosignedAt(witness, log.checkpoint);
    return witness.url !== undefined && (at === undefined || at < since);
  });
  const answers = await Promise.allSettled(asked.map((witness) => askWitness(log, witness)));
  return {
    signatures: answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    faults: answers.flatMap((one, n) =>
      one.status === 'fulfilled' ? [] : [asProblem(asked[n]!, one.reason as unknown)],
    ),
  };
}

/** Asks a witness to cosign the newest checkpoint of a log. @throws UserError that says why it did not */
async function askWitness(log: Log, witness: Party): Promise<NoteSignature> {
  const { checkpoint } = log;
  let [old, asked] = [checkpoint.size, await post(log, witness, checkpoint.size)];
  if (asked.status === 409 && /^\d{1,15}\n$/.test(asked.body)) {
    const seen = Number(asked.body);
    if (seen === old) throw refused(witness, rewritten(old));
    old = seen;
    if (old > checkpoint.size)
      throw refused(witness, {
        en: `it has seen ${old} entries of this log, which has ${checkpoint.size}`,
        zh: `该见证方已见此日志 ${old} 条，而日志现有 ${checkpoint.size} 条`,
      });
    asked = await post(log, witness, old);
  }
  if (asked.status !== 200) throw refused(witness, reasonOf(asked, old));
  const lines = asked.body.split('\n').map(parseSignatureLine);
  const line = lines.find((one) => one && cosignedAt(witness, noteOf(checkpoint.body, [one])) !== undefined);
  if (!line)
    throw refused(witness, {
      en: 'its answer has no cosignature by its key',
      zh: '应答中没有该见证方密钥的共签',
    });
  return line;
}

async function post(log: Log, { url }: Party, old: number): Promise<{ status: number; body: string }> {
  const { checkpoint } = log;
  const { hashes } = proveGrowth(log, old, checkpoint.size);
  const response = await fetch(`${url!.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: requestText({ old, proof: hashes, checkpoint }),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  });
  let body = '';
  const text = new TextDecoder();
  for await (const part of response.body ?? []) {
    body += text.decode(part as Uint8Array, { stream: true });
    if (body.length > largestRequest) break;
  }
  return { status: response.status, body };
}

function reasonOf({ status, body }: { status: number; body: string }, old: number): Text {
  if (status === 422) return rewritten(old);
  const said = body.slice(0, 200).trim();
  return { en: `status ${status}: ${said}`, zh: `应答状态 ${status}：${said}` };
}

const rewritten = (old: number): Text => ({
  en: `the log is no continuation of the ${old} entries that it cosigned: one of the two was rewritten`,
  zh: `日志并非其已共签的 ${old} 条的延续：二者之一已被改写`,
});

function asProblem(witness: Party, error: unknown): UserError {
  if (error instanceof UserError) return error;
  return refused(witness, (error as Error).name === 'TimeoutError' ? tooSlow : noConnection(error));
}

const refused = ({ name, url }: Party, why: Text) =>
  new UserError([
    {
      at: { file: url! },
      found: {
        en: `no cosignature of the witness ${name}: ${why.en}`,
        zh: `见证方 ${name} 未予共签：${why.zh}`,
      },
      expected: {
        en: 'a cosignature of the newest checkpoint',
        zh: '对最新检查点的共签',
      },
      mend: {
        en: 'check the address and the key of the witness in the file of witnesses, and that the witness knows the key of the log',
        zh: '请核对见证方文件中的网址与公钥，并确认见证方已登记本日志的公钥',
      },
    },
  ]);
