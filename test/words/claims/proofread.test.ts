import { beforeAll, describe, expect, it } from 'vitest';
import { proofreadHtml } from '../../../src/documents/index.js';
import type { Release } from '../../../src/release/index.js';
import { proofread, proofreadJson } from '../../../src/words/index.js';
import { releaseOf } from '../../helpers/editions.js';
import { eightTowns } from './eightTowns.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(eightTowns());
}, 60_000);

const verdicts = (text: string, lang: 'en' | 'zh' = 'en') =>
  proofread(release, text, lang).sentences.map(({ text: said, checked }) => `${checked.verdict}: ${said}`);

describe('a proof-read text', () => {
  it('has a verdict of every sentence about the release, and leaves others out', () => {
    expect(
      verdicts(
        'People like towns. Ashford ranks first. Brill ranks first. House prices in Corby rose by 3%. That is all.',
      ),
    ).toEqual([
      'true: Ashford ranks first.',
      'false: Brill ranks first.',
      'not-understood: House prices in Corby rose by 3%.',
    ]);
  });

  it('goes on with the place and the period of the sentence before', () => {
    expect(
      verdicts(
        'In 2020 Dunster ranked fourth. It was ahead of Elton. Its index was 12 points. The city ranks third.',
      ),
    ).toEqual([
      'true: In 2020 Dunster ranked fourth.',
      'true: It was ahead of Elton.',
      'true: Its index was 12 points.',
      'false: The city ranks third.',
    ]);
    expect(verdicts('2020年金川列第4位。该市指数为12点。其指数为21点。', 'zh')).toEqual([
      'true: 2020年金川列第4位。',
      'true: 该市指数为12点。',
      'false: 其指数为21点。',
    ]);
  });

  it('speaks on of the place of a sentence that could not be judged, and of none where it names others', () => {
    const last = (text: string, lang: 'en' | 'zh' = 'en') => verdicts(text, lang).at(-1);
    const about = (middle: string) => last(`Dunster ranks fourth. ${middle} It ranks first.`);
    expect(about('Ashford, as all know, is the jewel of the coast.')).toBe('true: It ranks first.');
    expect(about('The road from Ashford to Elton is long.')).toBe('not-understood: It ranks first.');
    expect(about('Ashford and Elton, as all know, are jewels.')).toBe('not-understood: It ranks first.');
    expect(about('It is, as all know, the neighbour of Ashford.')).toBe('false: It ranks first.');
    expect(about('The sun shines.')).toBe('false: It ranks first.');
    expect(last('金川列第4位。青石素称明珠。该市列第1位。', 'zh')).toBe('true: 该市列第1位。');
  });

  it('does not take “it” for a place before one that the release does not have', () => {
    const last = (text: string, lang: 'en' | 'zh' = 'en') => verdicts(text, lang).at(-1)!.split(':')[0];
    for (const middle of [
      'Hong Kong is a lovely place.',
      'Hong Kong ranks first.',
      'In 2021, Hong Kong was third.',
      'Macau grew by 5%.',
      'The Hong Kong economy grew.',
      'The former colony ranks first.',
    ]) {
      for (const it of ['It ranks third.', 'Its index is 21 points.', 'The city ranks third.'])
        expect(last(`Dunster ranks third. ${middle} ${it}`), middle).toBe('not-understood');
    }
    for (const middle of ['香港经济增长较快。', '香港列第1位。', '香港是国际金融中心。', '广东省风景优美。'])
      for (const it of ['该市列第3位。', '其指数为21点。'])
        expect(last(`金川列第3位。${middle}${it}`, 'zh'), middle).toBe('not-understood');
    expect(last('Dunster ranks third. Its growth was, they say, strong. It ranks third.')).toBe('true');
    expect(last('Dunster ranks third. The index has its limits. It ranks third.')).toBe('true');
    expect(last('金川列第3位。天气很好。该市列第3位。', 'zh')).toBe('true');
  });

  it('lists a count of a level that it cannot check', () => {
    expect(verdicts('Three cities are above the usual average of the coast.')).toHaveLength(1);
    expect(verdicts('Three cities have a harbour.')).toEqual([]);
  });

  it('names a misspelt place with what was probably meant, and does not count it as something else', () => {
    const { sentences, others } = proofread(
      release,
      'Asford ranks first. Ashfort, they say, is nice. Fine.',
      'en',
    );
    expect(
      sentences.map(({ checked }) =>
        checked.answer.map((p) => (typeof p === 'string' ? p : p.text)).join(''),
      ),
    ).toEqual([
      '“Asford” is no place of this release; probably Ashford is meant. What can be checked: “Ashford ranked first in 2022”.',
      '“Ashfort” is no place of this release; probably Ashford is meant.',
    ]);
    expect(others).toBe(1);
    expect(verdicts('金州列第4位。', 'zh')).toEqual(['not-understood: 金州列第4位。']);
  });

  it('knows “that year” and “it” behind a comparison', () => {
    expect(
      verdicts('In 2020 Dunster ranked fourth. That year Corby was third. Elton was behind it.'),
    ).toEqual([
      'true: In 2020 Dunster ranked fourth.',
      'true: That year Corby was third.',
      'true: Elton was behind it.',
    ]);
  });

  it('takes a value that is told beside a change for that of its last period', () => {
    expect(
      verdicts(
        'In 2020 Dunster had 12 points. Dunster was fourth from 2019 to 2020, with 12 points. Dunster was fourth from 2019 to 2020, with 21 points.',
      ).map((line) => line.split(':')[0]),
    ).toEqual(['true', 'true', 'false']);
  });

  it('takes “its” for the place that the sentence itself began with', () => {
    expect(
      verdicts('Dunster has 21 points. Brill has 28 points; its index is 28 points. It is ahead of Dunster.'),
    ).toEqual([
      'true: Dunster has 21 points.',
      'true: Brill has 28 points; its index is 28 points.',
      'true: It is ahead of Dunster.',
    ]);
  });

  it('reads what is kept as a statement about two periods, and words of the year after', () => {
    expect(
      verdicts(
        'In 2020 Dunster ranked fourth. A year later it ranked fourth. In 2022 Ashford remained first. Brill remained first.',
      ).map((line) => line.split(':')[0]),
    ).toEqual(['true', expect.stringMatching(/true|false/), 'true', 'false']);
  });

  it('goes on without a subject in Chinese, and with the time that a sentence begins with', () => {
    expect(
      verdicts(
        '2020年金川指数为12点。列第4位。列第3位。2020年红山列第3位，金川列第4位。2020年红山列第3位，金川列第3位。',
        'zh',
      ),
    ).toEqual([
      'true: 2020年金川指数为12点。',
      'true: 列第4位。',
      'false: 列第3位。',
      'true: 2020年红山列第3位，金川列第4位。',
      'false: 2020年红山列第3位，金川列第3位。',
    ]);
  });

  it('knows numbers in words and rounded ones', () => {
    expect(verdicts('Dunster has twenty-one points. Brill has 28 points. Brill has 27.4 points.')).toEqual([
      'true: Dunster has twenty-one points.',
      'true: Brill has 28 points.',
      'false: Brill has 27.4 points.',
    ]);
  });

  it('marks each sentence in the page, by its place in the text', () => {
    const text = 'Ashford ranks first.\nBrill <b> ranks last.';
    const found = proofread(release, text, 'en');
    const page = proofreadHtml(release, text, found, 'en');
    expect(page).toMatch(/<mark class="true"[^>]*>Ashford ranks first\.<\/mark>/);
    expect(page).not.toContain('Brill <b>');
    for (const { sentence, at } of proofreadJson(found).sentences)
      expect(text.slice(at, at + sentence.length)).toBe(sentence);
  });
});
