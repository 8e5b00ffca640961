import type { Question } from '../acts.js';
import type { Gathered, Seen } from '../gather.js';
import { figure, question, recordColumns, recordRows } from './question.js';
import { thresholds } from './thresholds.js';

/** Names and codes that the contract does not have: something may be sent under a name that nobody reads. */
export function unknownQuestions({ unknownNames, unknownCodes }: Gathered): Question[] {
  return [
    ...[...unknownNames].map(([name, seen]) => unknownName(name, seen)),
    ...[...unknownCodes]
      .filter(([, { count }]) => count >= thresholds.unknownCode)
      .map(([code, seen]) => unknownCode(code, seen)),
  ];
}

const rows = (seen: Seen) => ({ columns: recordColumns, examples: recordRows(seen), cases: seen.count });

const unknownName = (name: string, seen: Seen) =>
  question(
    {
      check: 'quality',
      rule: 'unknown-name',
      found: {
        en: `${figure(seen.count)} records have a field ${name}, which the contract does not have`,
        zh: `${figure(seen.count)}条记录含有契约中没有的字段 ${name}`,
      },
      usual: {
        en: 'The rule asks at the first record: what is sent under another name is not counted.',
        zh: '出现一条即需说明：以其他名称报送的内容不会计入。',
      },
      ...rows(seen),
    },
    name,
  );

const unknownCode = (code: string, seen: Seen) =>
  question(
    {
      check: 'quality',
      rule: 'unknown-code',
      found: {
        en: `${figure(seen.count)} records have a code that the contract does not have: ${code}`,
        zh: `${figure(seen.count)}条记录含有契约中没有的代码：${code}`,
      },
      usual: {
        en: `The rule asks from ${thresholds.unknownCode} records with the same code on.`,
        zh: `同一代码达到${thresholds.unknownCode}条记录即需说明。`,
      },
      ...rows(seen),
    },
    code,
  );
