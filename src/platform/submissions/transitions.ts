import type { Text } from '../../edition/index.js';
import type { ActName } from './acts.js';
import type { State } from './words.js';

/** Who may carry out an act: the platform itself, its operator, or a person of the partner with that right. */
export type Doer = 'platform' | 'operator' | 'explain' | 'sign';

/** Each of them in words. */
export const doerWords: Record<Doer, Text> = {
  platform: { en: 'the platform', zh: '平台' },
  operator: { en: 'the operator', zh: '运营方' },
  explain: { en: 'a person of the partner who may explain', zh: '本单位有说明权限的人员' },
  sign: { en: 'a person of the partner who may sign', zh: '本单位有签署权限的人员' },
};

export interface Transition {
  /** As a button or an instruction says it. */
  title: Text;
  from: readonly State[];
  to: readonly State[];
  by: readonly Doer[];
  needs: Text;
}

const doing = ['open', 'received', 'checked', 'to-explain', 'explained'] as const;
const over = ['signed', 'in-release', 'withdrawn'] as const satisfies readonly State[];

/** Everything that may be done about a submission. A period that is over is closed again as the next submission. */
export const transitions: Readonly<Record<ActName, Transition>> = {
  close: {
    title: { en: 'Close the period', zh: '截止收数' },
    from: [...doing, ...over],
    to: ['received'],
    by: ['platform', 'operator', 'explain', 'sign'],
    needs: {
      en: 'the period has ended; what was received up to now belongs to the submission',
      zh: '本期已结束；截至此时收到的记录计入本次报送',
    },
  },
  check: {
    title: { en: 'Run the checks', zh: '进行审核' },
    from: ['received'],
    to: ['checked', 'to-explain', 'explained'],
    by: ['platform', 'operator', 'explain', 'sign'],
    needs: { en: 'every record of it has been judged', zh: '所有记录均已判定' },
  },
  explain: {
    title: { en: 'Explain', zh: '填写说明' },
    from: ['to-explain', 'explained'],
    to: ['to-explain', 'explained'],
    by: ['explain'],
    needs: {
      en: 'a choice, and a reason of at least 20 letters (a Chinese character counts as two)',
      zh: '须选择确认或更正，并写明原因（不少于10个汉字或20个字母）',
    },
  },
  sign: {
    title: { en: 'Sign', zh: '签署' },
    from: ['checked', 'explained'],
    to: ['signed'],
    by: ['sign'],
    needs: {
      en: 'every question has a reason, the person has explained none of it, and names the hash that is signed',
      zh: '各处均已说明，签署人未参与说明，且须给出所签的哈希值',
    },
  },
  withdraw: {
    title: { en: 'Withdraw', zh: '撤回' },
    from: ['received', 'checked', 'to-explain', 'explained', 'signed', 'in-release'],
    to: ['withdrawn'],
    by: ['sign'],
    needs: {
      en: 'a reason of at least 20 letters (a Chinese character counts as two)',
      zh: '须写明原因（不少于10个汉字或20个字母）',
    },
  },
  release: {
    title: { en: 'Note the release', zh: '登记所纳入的版本' },
    from: ['signed', 'in-release', 'superseded'],
    to: ['in-release', 'superseded'],
    by: ['platform', 'operator'],
    needs: { en: 'a release that was made with it', zh: '已采用本次报送的版本' },
  },
};

/** Whether a period is over in this state: it is begun again as the next submission. */
export const isOver = (state: State) => over.some((one) => one === state);
