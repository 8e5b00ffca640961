import type { Text } from '../../../edition/index.js';
import { isSyntax, reasonTitle } from '../../intake/index.js';
import type { Question } from '../acts.js';
import type { Gathered, Seen } from '../gather.js';
import { figure, question, recordColumns, recordRows, share } from './question.js';
import { thresholds } from './thresholds.js';

const usual: Text = {
  en: `The rule asks where more than ${share(thresholds.leftOut)} of the period's records are left out. They stay out of what is signed, with their bytes kept.`,
  zh: `本期记录被隔离的比例超过${share(thresholds.leftOut)}时需要说明。被隔离的记录不在签署之列，原始内容予以保存。`,
};

/** Records that could not be read, and those that do not keep to the contract: each reason is a question where they are many. */
export function leftOutQuestions(gathered: Gathered): Question[] {
  const { counts } = gathered.content;
  const parts = [
    { check: 'syntax' as const, count: gathered.unreadable },
    { check: 'validity' as const, count: counts.quarantined - gathered.unreadable },
  ];
  return parts.flatMap(({ check, count }) => {
    if (count <= thresholds.leftOut * counts.received) return [];
    const reasons = [...gathered.aside].filter(([code]) => isSyntax(code) === (check === 'syntax'));
    return reasons.map(([code, seen]) => leftOutQuestion(check, code, seen, counts.received));
  });
}

function leftOutQuestion(check: 'syntax' | 'validity', code: string, seen: Seen, received: number): Question {
  const title = reasonTitle(code);
  const of = share(seen.count / received);
  return question(
    {
      check,
      rule: 'left-out',
      found: {
        en: `${figure(seen.count)} records (${of}) are set aside: ${title.en}`,
        zh: `${figure(seen.count)}条记录（${of}）被隔离：${title.zh}`,
      },
      usual,
      columns: recordColumns,
      examples: recordRows(seen),
      cases: seen.count,
    },
    code,
  );
}

/** Records with the key of an earlier record and another content: the partner has to say which is right. */
export function conflictQuestions({ conflicts }: Gathered): Question[] {
  if (conflicts.count === 0) return [];
  return [
    question({
      check: 'validity',
      rule: 'conflicts',
      found: {
        en: `${figure(conflicts.count)} records have the key of an earlier one and another content`,
        zh: `${figure(conflicts.count)}条记录与此前记录主键相同而内容不同`,
      },
      usual: {
        en: 'The rule asks at the first one. The record that came first counts. If the later ones are right, choose to correct and send them again.',
        zh: '出现一条即需说明。以先到者为准；如应以后者为准，请选择更正并重新报送。',
      },
      columns: recordColumns,
      examples: recordRows(conflicts),
      cases: conflicts.count,
    }),
  ];
}
