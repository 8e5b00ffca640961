import type { Question } from './question.js';
import type { UnderstoodSheets } from './understand.js';

/** How the letters of a file are written, where its bytes do not say: each possibility with some words as it reads them. */
export function encodingQuestions({ decodings }: UnderstoodSheets): Question[] {
  if (!decodings) return [];
  return [
    {
      id: 'encoding',
      text: {
        en: 'The file does not say how its letters are written. Which of these are right?',
        zh: '文件未注明编码，以下哪种文字是对的？',
      },
      about: [decodings[0]!.sample],
      options: decodings.map(({ encoding, sample }) => ({
        id: encoding,
        text: { en: `${encoding}: ${sample}`, zh: `${encoding}：${sample}` },
      })),
      usual: decodings[0]!.encoding,
    },
  ];
}
