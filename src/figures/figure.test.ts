import { describe, expect, it } from 'vitest';
import { altOf, besideSentences, captionOf } from './figure.js';

const figure = {
  title: { en: 'Growth 2015–2023', zh: '增长，2015—2023年' },
  note: { en: 'One bar per place.', zh: '每条为一地。' },
  finding: { en: ['North grew most.', 'South fell.'], zh: ['北部增长最多。', '南部下降。'] },
};
type Figure = Parameters<typeof besideSentences>[0];
const beside = (en: string[], zh: string[]) => besideSentences(figure as unknown as Figure, { en, zh });

describe('a figure', () => {
  it('is called by its finding, and its note says what it shows unless that is a question', () => {
    expect(captionOf(figure, 'en')).toEqual({
      title: 'North grew most',
      note: 'South fell. Growth 2015–2023. One bar per place.',
    });
    const asks = { ...figure, title: { en: 'Who grew? 2023', zh: '谁增长了？2023年' } };
    expect(captionOf(asks, 'zh').note).toBe('南部下降。每条为一地。');
  });
  it('says nothing again that stands beside it', () => {
    const whole = beside(['North grew most.'], ['北部增长最多。']);
    expect(captionOf(whole, 'en')).toEqual({
      title: 'Growth 2015–2023',
      note: 'South fell. One bar per place.',
    });
    expect(altOf(whole, 'en')).toBe('North grew most. South fell.');
    expect(captionOf(beside(['South fell.'], ['南部下降。']), 'zh')).toEqual({
      title: '北部增长最多',
      note: '增长，2015—2023年。每条为一地。',
    });
    expect(beside([], [])).toEqual(figure);
  });
});
