import type { Text } from '../../edition/index.js';

/** The states of a submission, in the order in which it passes them. */
export const states = [
  'open',
  'received',
  'checked',
  'to-explain',
  'explained',
  'signed',
  'in-release',
  'withdrawn',
  'superseded',
] as const;

export type State = (typeof states)[number];

/** Each state in words, and what it means. */
export const stateWords: Record<State, { title: Text; means: Text }> = {
  open: {
    title: { en: 'Open', zh: '填报中' },
    means: {
      en: 'The period runs, or is not closed yet; records arrive.',
      zh: '本期尚未截止，记录陆续到达。',
    },
  },
  received: {
    title: { en: 'Received', zh: '已接收' },
    means: { en: 'The period is closed, all bytes are kept.', zh: '本期已截止，全部原始内容均已保存。' },
  },
  checked: {
    title: { en: 'Checked', zh: '已审核' },
    means: {
      en: 'The four kinds of check have run and ask nothing.',
      zh: '四类审核均已完成，没有需要说明之处。',
    },
  },
  'to-explain': {
    title: { en: 'To explain', zh: '待说明' },
    means: { en: 'At least one check asks a question.', zh: '至少有一处审核需要说明。' },
  },
  explained: {
    title: { en: 'Explained', zh: '已说明' },
    means: { en: 'Every question has a reason.', zh: '每一处均已写明原因。' },
  },
  signed: {
    title: { en: 'Signed', zh: '已签署' },
    means: { en: 'A named person signed one hash.', zh: '已由具名人员签署，所签为唯一哈希值。' },
  },
  'in-release': {
    title: { en: 'In release(s)', zh: '已纳入版本' },
    means: {
      en: 'Figures rest on it; the releases are named.',
      zh: '已有数字以其为依据，所在版本均已列明。',
    },
  },
  withdrawn: {
    title: { en: 'Withdrawn', zh: '已撤回' },
    means: { en: 'Taken back by the partner; the reason is kept.', zh: '由报送单位撤回，原因予以保留。' },
  },
  superseded: {
    title: { en: 'Superseded', zh: '已被替代' },
    means: {
      en: 'A later submission took its place when it was signed.',
      zh: '其后的报送签署后取代了本次报送。',
    },
  },
};

/** The four kinds of check. */
export const checks = ['syntax', 'validity', 'quality', 'macro'] as const;
export type CheckName = (typeof checks)[number];

export const checkWords: Record<CheckName, { title: Text; asks: Text }> = {
  syntax: {
    title: { en: 'Syntax', zh: '格式审核' },
    asks: { en: 'Can every record be read?', zh: '逐条能否读懂' },
  },
  validity: {
    title: { en: 'Validity', zh: '有效性审核' },
    asks: { en: 'Does every record keep to the contract?', zh: '每条是否符合数据契约' },
  },
  quality: {
    title: { en: 'Quality', zh: '合理性审核' },
    asks: { en: 'What is unlikely, to be confirmed or corrected?', zh: '少见之处，需确认或更正' },
  },
  macro: {
    title: { en: 'Macro', zh: '总体审核' },
    asks: {
      en: 'Does the whole fit earlier periods and other sources?',
      zh: '总体与往期及其他来源是否相符',
    },
  },
};

/** What a partner answers to a question. */
export const choices = ['confirm', 'correct'] as const;
export type Choice = (typeof choices)[number];

export const choiceWords: Record<Choice, Text> = {
  confirm: { en: 'Confirmed as right', zh: '确认无误' },
  correct: { en: 'To be corrected and sent again', zh: '更正后重报' },
};
