import type { DataContract } from '../../contract/contract.js';
import type { Question } from '../acts.js';
import type { Gathered } from '../gather.js';
import { daysOf } from '../period.js';
import { columnTexts, figure, own, question, shownCases } from './question.js';

/** A period without records, and days with more or fewer than the contract expects. */
export function volumeQuestions(
  { profile, content }: Gathered,
  { volume, frequency, fields, time }: DataContract,
  period: string,
): Question[] {
  if (content.counts.stored === 0) return [nothing()];
  const { format } = fields.find(({ name }) => name === time)!.limits;
  const hasDays = format === undefined || format === 'yyyy-MM-dd';
  if (!volume || !hasDays) return [];
  const found = daysOf(period, frequency)
    .map((day) => ({ day, records: own(profile.days, day) ?? 0 }))
    .filter(({ records }) => records < volume.least || records > volume.most);
  if (found.length === 0) return [];
  const first = found[0]!;
  return [
    question({
      check: 'quality',
      rule: 'volume',
      found: {
        en: `The number of records is not as expected on ${found.length} ${found.length === 1 ? 'day' : 'days'}; ${first.day}: ${figure(first.records)}`,
        zh: `${found.length}天的记录数与预期不符，其中${first.day}为${figure(first.records)}条`,
      },
      usual: {
        en: `The contract expects ${figure(volume.least)} to ${figure(volume.most)} records a day. The rule asks at the first day outside.`,
        zh: `数据契约预期每日${figure(volume.least)}至${figure(volume.most)}条。有一天超出即需说明。`,
      },
      columns: columnTexts({ en: 'Day', zh: '日期' }, { en: 'Records', zh: '记录数' }),
      examples: found.slice(0, shownCases).map(({ day, records }) => [day, figure(records)]),
      cases: found.length,
    }),
  ];
}

const nothing = () =>
  question({
    check: 'quality',
    rule: 'nothing',
    found: { en: 'No record of the period is stored', zh: '本期没有入库的记录' },
    usual: {
      en: 'The rule asks where there is nothing: was nothing sent, or did nothing happen?',
      zh: '没有任何记录时需要说明：是未报送，还是本期确无业务发生。',
    },
    columns: [],
    examples: [],
    cases: 1,
  });
