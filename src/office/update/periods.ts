import type { Edition, Plan } from '../../edition/index.js';
import type { Question } from '../questions.js';

/** Questions about new periods: whether the edition publishes them, and what its version is. */
export function newPeriodQuestions(
  { periods: { list, last }, version }: Edition['source'],
  plan: Plan,
  added: readonly string[],
): Question[] {
  const newest = added.at(-1);
  const before = plan.periods.at(-1);
  if (newest === undefined || before === undefined) return [];
  const isOutside = list ? !list.map(String).includes(newest) : last !== undefined && String(last) < newest;
  const isNamedByPeriod = String(version) === before && newest > before;
  return [
    ...(isOutside
      ? [
          {
            id: 'periods',
            text: {
              en: `edition.yaml ends its periods before ${newest}.`,
              zh: `edition.yaml 所列的时期不含 ${newest}。`,
            },
            about: [list ? `periods.list: ${list.join(', ')}` : `periods.last: ${last}`],
            options: [
              { id: 'extend', text: { en: 'publish the new period too', zh: '将新时期一并发布' } },
              { id: 'leave', text: { en: 'leave the periods as they are', zh: '时期不变' } },
            ],
          },
        ]
      : []),
    ...(isNamedByPeriod
      ? [
          {
            id: 'version',
            text: {
              en: `The version of the edition is ${version}. Raise it to ${newest}?`,
              zh: `版本号为 ${version}，是否改为 ${newest}？`,
            },
            about: ['edition.yaml'],
            options: [
              { id: 'raise', text: { en: `yes, ${newest}`, zh: `是，改为 ${newest}` } },
              { id: 'keep', text: { en: 'no, leave it', zh: '否，保持不变' } },
            ],
            usual: 'raise',
          },
        ]
      : []),
  ];
}
