import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { askQuestions } from '../../src/cli/ask.js';
import { type Question, unansweredProblems } from '../../src/office/index.js';

const text = { en: 'Which?', zh: '哪一个？' };
const options = [
  { id: 'figure', text },
  { id: 'missing', text },
];
const questions: Question[] = [
  { id: 'period', text, about: [], options: [] },
  { id: 'approximate', text, about: [], options, usual: 'missing' },
  { id: 'marked', text, about: [], options, usual: 'figure' },
];

it.each([
  ['all lines at once', ['2021\n1\n\n'], { period: '2021', approximate: 'figure', marked: 'figure' }],
  [
    'line by line',
    ['2021\n', '2\n', 'missing\n'],
    { period: '2021', approximate: 'missing', marked: 'missing' },
  ],
  [
    'other lines first, after which it is asked again',
    ['last year\n', '2021\n', '3\n', '1\n', 'x\n', '\n'],
    { period: '2021', approximate: 'figure', marked: 'figure' },
  ],
  ['an end before the last question', ['2021\n'], { period: '2021' }],
  ['nothing', [], {}],
])('Questions are answered by %s', async (_, lines, answers) => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect(
      await askQuestions((given) => questions.find(({ id }) => !(id in given)), 'en', Readable.from(lines)),
    ).toEqual(answers);
  } finally {
    said.mockRestore();
  }
});

it('An answer that settles another question is asked first, and the other one no more', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const open = (given: Readonly<Record<string, string>>) =>
      questions.find(({ id }) => !(id in given) && !(id === 'approximate' && 'period' in given));
    expect(await askQuestions(open, 'en', Readable.from(['2021\n', '2\n']))).toEqual({
      period: '2021',
      marked: 'missing',
    });
  } finally {
    said.mockRestore();
  }
});

it('An answer that a command line would take apart is given in quotes', () => {
  const question = { ...questions[1]!, id: "unit:Calder's & Moor" };
  const [problem] = unansweredProblems('table.xlsx', [question], {});
  expect(problem!.mend.en).toBe("for example --answer 'unit:Calder'\\''s & Moor=figure'");
});
