import { same, type Text, UserError } from '../../edition/index.js';
import { actsOf, isIntact, loggedAct, sealedHash } from '../intake/index.js';
import type { Content } from './acts.js';
import { canonicalJson, sha256Of } from './canonical.js';
import type { Kept } from './corrections.js';
import type { SignatureCheck } from './decide.js';
import { type Submission, submissionsFrom } from './fold.js';
import { explainersOf, samePerson } from './nextSteps.js';
import { findSigned } from './signed.js';
import type { Statement } from './statement.js';

/** A step of a verification: what must hold, whether it does, and what was found. */
export interface VerifiedStep {
  step: 'log' | 'hash' | 'canonical' | 'receipts' | 'records' | 'erased' | 'segments' | 'persons' | 'key';
  title: Text;
  holds: boolean;
  found: Text;
}

const titles: Record<VerifiedStep['step'], Text> = {
  log: { en: 'The log has what the ledger says was done', zh: '日志与台账所记办理情况一致' },
  hash: { en: 'The statement has the hash that was signed', zh: '声明的哈希值即所签署的哈希值' },
  canonical: { en: 'The statement is in its canonical form', zh: '声明为规范格式' },
  receipts: {
    en: 'Every request of which nothing was erased has the bytes that were received',
    zh: '未删除记录的每个回执，其内容与接收时一致',
  },
  records: { en: 'The records are those that were signed', zh: '记录即所签署的记录' },
  erased: {
    en: 'Of records that were erased, the hash that was signed is left',
    zh: '已删除的记录，仍保留所签署的哈希值',
  },
  segments: { en: 'The sealed segments are unchanged', zh: '已封存的日志段未被改动' },
  persons: { en: 'The one who signed explained none of it', zh: '签署人未参与说明' },
  key: { en: 'The signature is that of the key', zh: '签名与公钥相符' },
};

const unknownHash = {
  en: 'cannot be computed: some of them cannot be read, or were erased before leaves were kept; put the segments back, or sign again',
  zh: '无法计算：部分记录无法读取，或在保留叶哈希之前已被删除；请恢复日志段，或重新签署',
};

const ok = { en: 'yes', zh: '是' };

/** Verifies that everything a person signed is still there, byte for byte, by the hash and the log, not the ledger. */
export async function verifySubmission(
  kept: Kept,
  submission: Submission,
  isSigned: SignatureCheck,
): Promise<VerifiedStep[]> {
  const { signed } = submission;
  if (!signed) return [];
  const statement = JSON.parse(signed.statement) as Statement;
  const step = (
    name: VerifiedStep['step'],
    wrong: readonly string[],
    right: Text = ok,
    what?: Text,
  ): VerifiedStep => {
    const found = wrong.length === 0 ? right : (what ?? same(wrong.slice(0, 5).join('; ')));
    return { step: name, title: titles[name], holds: wrong.length === 0, found };
  };
  const actual = sha256Of(signed.statement);
  const found = findSigned(kept, statement);
  const wrongReceipts = found.receipts.filter(({ is }) => is === 'other' || is === 'unread');
  const erased = found.receipts.reduce((sum, one) => sum + one.erased, 0);
  const lost = found.receipts.filter((one) => one.lost > 0).map(({ receipt }) => receipt);
  const explainers = explainersOf(submission);
  const isSame = signed.by.is !== 'person' || explainers.includes(samePerson(signed.by.person.id));
  const { signature } = signed;
  return [
    step('log', wrongActs(kept, submission)),
    step('hash', actual === signed.sha256 ? [] : [actual], same(actual)),
    step('canonical', canonicalJson(statement) === signed.statement ? [] : ['≠']),
    step(
      'receipts',
      wrongReceipts.map(({ receipt }) => receipt),
      same(`${statement.receipts.length}`),
    ),
    step(
      'records',
      found.isSame ? [] : [found.hash ?? ''],
      same(found.hash ?? ''),
      found.hash === undefined ? unknownHash : undefined,
    ),
    ...(erased > 0 ? [step('erased', lost, { en: `${erased} erased`, zh: `已删除${erased}条` })] : []),
    step('segments', await wrongSegments(kept, statement), same(`${statement.segments.length}`)),
    step('persons', isSame ? [signed.by.is] : []),
    ...(signature
      ? [step('key', isSigned(signed.statement, signature) ? [] : [signature.key], same(signature.key))]
      : []),
  ];
}

/** Acts of which the log says something else than the ledger, and what the ledger makes of the log's. */
function wrongActs({ ledger, log }: Kept, submission: Submission): string[] {
  const { partner, contract, period, number, signed } = submission;
  const rows = actsOf(ledger, { partner, contract, period });
  const wrong: string[] = [];
  const logged = rows.flatMap((row) => {
    try {
      const found = loggedAct(log, row);
      const { head } = found ?? {};
      const isSame =
        found?.text === row.text &&
        head?.receipt === row.id &&
        head.received === row.at &&
        [head.partner, head.contract, head.period].join('\n') === [partner, contract, period].join('\n');
      if (!isSame) wrong.push(row.id);
      return found ? [{ ...row, text: found.text }] : [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      wrong.push(row.id);
      return [];
    }
  });
  if (wrong.length > 0) return wrong;
  const again = submissionsFrom(logged).find((one) => one.number === number);
  return again?.signed?.sha256 === signed!.sha256 ? [] : [signed!.id];
}

async function wrongSegments({ log }: Kept, { segments }: Content): Promise<string[]> {
  const wrong: string[] = [];
  for (const { segment, sha256 } of segments) {
    const now = sealedHash(log, segment);
    const isOther = sha256 !== null && now !== sha256;
    if (isOther || (now !== undefined && !(await isIntact(log, segment)))) wrong.push(`${segment}`);
  }
  return wrong;
}
