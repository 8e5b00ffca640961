import type { Text } from '../../edition/index.js';

/** Why nothing was done about a submission, with the status that HTTP gives it. */
export const refusals = {
  'no-such-submission': {
    status: 404,
    title: { en: 'No such submission', zh: '没有此报送' },
    mend: {
      en: 'check the id: PARTNER:CONTRACT:PERIOD:NUMBER',
      zh: '请核对编号：单位:契约:周期:序号',
    },
  },
  'not-your-right': {
    status: 403,
    title: { en: 'Not the right to do this', zh: '没有此项权限' },
    mend: {
      en: 'ask a person of the partner who has the right, or the operator to give it',
      zh: '请由本单位有此权限的人员办理，或向运营方申请授权',
    },
  },
  'explained-it': {
    status: 403,
    title: {
      en: 'The person who explains is not the one who signs',
      zh: '说明人与签署人不得为同一人',
    },
    mend: { en: 'let another person sign', zh: '请由其他人员签署' },
  },
  'wrong-state': {
    status: 409,
    title: { en: 'Not possible in this state', zh: '当前状态下不能进行' },
    mend: { en: 'do what is named as next', zh: '请先完成所列的下一步' },
  },
  'not-over': {
    status: 409,
    title: { en: 'The period has not ended', zh: '本期尚未结束' },
    mend: { en: 'wait for its end', zh: '请待本期结束后再办理' },
  },
  'still-waiting': {
    status: 409,
    title: { en: 'Records wait to be judged', zh: '尚有记录待判定' },
    mend: { en: 'try again in a moment', zh: '请稍后重试' },
  },
  'no-such-question': {
    status: 404,
    title: { en: 'No such question', zh: '没有此问题' },
    mend: { en: 'take the id of a question that is asked now', zh: '请使用当前问题的编号' },
  },
  'no-choice': {
    status: 422,
    title: { en: 'No choice', zh: '未作选择' },
    mend: { en: 'give confirm or correct', zh: '请选择 confirm（确认）或 correct（更正）' },
  },
  'no-reason': {
    status: 422,
    title: { en: 'No sufficient reason', zh: '原因不足' },
    mend: {
      en: 'write a reason of 20 to 2,000 letters; a Chinese character counts as two',
      zh: '请写明原因：10至1000个汉字，或20至2000个字母',
    },
  },
  'no-person': {
    status: 422,
    title: { en: 'No named person', zh: '缺少具名人员' },
    mend: {
      en: 'give name, role, and an e-mail address or a number, at most 200 characters each',
      zh: '请给出姓名、职务，以及电子邮箱或编号，各不超过200个字符',
    },
  },
  'other-hash': {
    status: 409,
    title: { en: 'Not the hash of what there is', zh: '哈希值与现有内容不符' },
    mend: {
      en: 'look at the submission again: it was checked or explained anew; sign the hash that is shown now',
      zh: '请重新查看：内容已重新审核或说明；请签署当前显示的哈希值',
    },
  },
  'moved-since': {
    status: 409,
    title: {
      en: 'A record that moved to another period is signed in both',
      zh: '改期的记录将同时出现在两期的签署内容中',
    },
    mend: { en: 'check the period again, then sign it', zh: '请重新审核本期后再签署' },
  },
  'bad-signature': {
    status: 422,
    title: { en: 'A signature that is not valid', zh: '签名无效' },
    mend: {
      en: 'sign the bytes of the statement with minisign, and give the key that belongs to it',
      zh: '请用 minisign 对声明原文签名，并给出对应的公钥',
    },
  },
} as const satisfies Record<string, { status: number; title: Text; mend: Text }>;

export type RefusalCode = keyof typeof refusals;

/** An act was refused. `found` is the reason. */
export class SubmissionRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly found: Text,
  ) {
    super(`${code}: ${found.en}`);
  }
}
