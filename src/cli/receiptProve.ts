import { type Text, UserError } from '../edition/index.js';
import { type JudgedPromise, judgePromise, sourceOf } from '../release/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { jsonIn } from './receiptFile.js';
import { trustedKeys } from './trustedKeys.js';
import { writeOut } from './writeOut.js';

/**
 * `iplus receipt prove RECEIPT --log LOG --key KEY`: says what the public log has of a signed receipt, and writes the proof of it; exit
 * code 2 where the operator broke its promise, or seems to.
 */
export async function proveCommand(
  file: string,
  { out, ...options }: CommonOptions & { log: string; key: string; out?: string },
  now = Date.now(),
): Promise<void> {
  const { promise } = (jsonIn(file) ?? {}) as { promise?: unknown };
  const source = sourceOf(options.log);
  const judged = await judgePromise(promise, { source, keys: trustedKeys(options.key)!, now, file });
  const found =
    judged.is === 'included' ? judged.proof : judged.is === 'broken' ? judged.evidence : undefined;
  if (out !== undefined && found) await writeOut('--out', out, `${JSON.stringify(found, null, 1)}\n`);
  if (judged.is === 'broken' || judged.is === 'overdue') throw new UserError([notKept(file, judged, out)]);
  print(options, judged, () => textOf(judged)[languageOf(options)]);
}

function textOf({ is, promised: { by, log, segment } }: JudgedPromise): Text {
  return is === 'included'
    ? { en: `in segment ${segment} of the log ${log}`, zh: `已列入日志 ${log} 的第 ${segment} 段` }
    : { en: `not in the log ${log} yet: promised by ${by}`, zh: `尚未列入日志 ${log}：承诺不晚于 ${by}` };
}

function notKept(file: string, judged: JudgedPromise, out: string | undefined) {
  const { by, log, segment } = judged.promised;
  const expected = {
    en: `the request in segment ${segment} of the log ${log} by ${by}, as was promised`,
    zh: `按承诺，请求应于 ${by} 前列入日志 ${log} 的第 ${segment} 段`,
  };
  if (judged.is !== 'broken')
    return {
      at: { file },
      found: {
        en: 'a request that the log does not show, though the time has come',
        zh: '承诺时间已到，而日志未显示该请求',
      },
      expected,
      mend: {
        en: 'ask the operator, and keep the receipt: no state of the log that is dated after that time was shown with all hashes of the segment, so that this convinces nobody else yet',
        zh: '请询问运营方并保留回执：日志尚未给出该时间之后、且含该段全部散列的状态，暂不足以向他人证明',
      },
    };
  const dated = new Date(judged.at).toISOString();
  return {
    at: { file },
    found: {
      en: `a broken promise: the state of the log that it dated ${dated} does not have the request`,
      zh: `承诺已被违背：所载时间为 ${dated} 的日志状态中并无该请求`,
    },
    expected,
    mend:
      out === undefined
        ? {
            en: 'write the evidence with --out FILE: anybody can check it with iplus receipt verify FILE --key KEY',
            zh: '请以 --out FILE 写出证据，任何人均可用 iplus receipt verify FILE --key KEY 核验',
          }
        : {
            en: `show ${out} to others: they check it with iplus receipt verify ${out} --key KEY`,
            zh: `请出示 ${out}，他人可用 iplus receipt verify ${out} --key KEY 核验`,
          },
  };
}
