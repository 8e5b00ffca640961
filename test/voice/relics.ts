/** Words of earlier editions of our texts, each with a sentence that has it and what is written instead. */
export const relics: readonly { pattern: RegExp; example: string; instead: string }[] = [
  {
    pattern: /cannot be told|can’t be told/i,
    example: 'Whether the gap narrowed cannot be told',
    instead: 'a change too small to tell from chance',
  },
  {
    pattern: /in ten weightings|leaves? that rank as it is/i,
    example: 'Nine in ten weightings leave that rank as it is',
    instead: 'nine times in ten',
  },
  {
    pattern: /\bstands? at [−\d$[]/i,
    example: 'The index stands at 101.80',
    instead: 'stood at, with the period',
  },
  { pattern: /\bof no series\b/i, example: 'This release is of no series', instead: 'first release' },
  { pattern: /half the gap goes/i, example: 'At this speed half the gap goes', instead: 'no speed at all' },
  { pattern: /everyone a line/i, example: 'Its parts, everyone a line', instead: 'each line is a place' },
  { pattern: /divides [\d$]/, example: 'It divides 100.00 points', instead: 'is 100 points, divided among' },
  { pattern: /[\d}] %/, example: 'up 57.0 %', instead: '57.0%' },
  { pattern: /名次/, example: '九成方案下名次不变', instead: '位次' },
  { pattern: /权重组合/, example: '九成权重组合下', instead: '方案' },
  { pattern: /一半权重不变/, example: '当年指数有一半权重不变', instead: '占总权重一半的指标当年未更新' },
  { pattern: /竖线为一个单元/, example: '每条竖线为一个单元', instead: '每条竖线代表一个地区' },
  { pattern: /共[^个]{1,4}个[一二三四五六七八九十]大/, example: '共4个四大地区', instead: '四大地区中' },
];

/** The relics of a text, each with the words around it. */
export function relicsIn(text: string): string[] {
  return relics.flatMap(({ pattern }) => {
    const found = pattern.exec(text);
    return found ? [text.slice(Math.max(0, found.index - 30), found.index + 30)] : [];
  });
}
