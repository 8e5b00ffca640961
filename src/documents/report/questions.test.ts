import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import type { Story } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import { phraseText, totalOf } from '../../words/index.js';
import { slidesOf } from '../slides/slide.js';
import { chaptersOf } from './chapters.js';
import { holds, questionsOf, storyDoubts } from './questions.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(example);
});

const asked = async (stories?: readonly Story[]) =>
  questionsOf({ ...release, plan: { ...release.plan, ...(stories ? { stories } : {}) } }, 1);

const right = { en: 'Northport ranked first in 2022.', zh: '2022年北港列第1位。' };
const wrong = { en: 'Northport ranked second in 2022.', zh: '2022年北港列第2位。' };

describe('the questions of a first page', () => {
  it('are at most five, each with a claim, one figure and one caveat', async () => {
    const found = await asked();
    expect(found.length).toBeGreaterThan(2);
    expect(found.length).toBeLessThanOrEqual(5);
    for (const { blocks } of found)
      expect(blocks.map(({ kind }) => kind)).toEqual(['said', 'figure', 'text']);
  });

  it('are those that an edition chooses, in its order and words', async () => {
    const title = { en: 'Are the ranks firm?', zh: '位次稳不稳？' };
    const found = await asked([{ question: 'sure', title }, { question: 'leads' }]);
    expect(found.map(({ id }) => id)).toEqual(['sure', 'leads']);
    expect(found[0]!.title).toEqual(title);
  });

  it('show the answer of an edition where its figures bear it out, and else their own', async () => {
    expect([holds(release, right), holds(release, wrong)]).toEqual([true, false]);
    const [told] = await asked([{ question: 'leads', claim: right }]);
    expect(told!.blocks[0]).toEqual({ kind: 'claim', text: right });
    const [own] = await asked([{ question: 'leads', claim: wrong }]);
    expect(own!.blocks[0]!.kind).toBe('said');
  });

  it('name the answers of an edition that are not shown, in the language that fails', () => {
    const doubts = (...stories: Story[]) =>
      storyDoubts({ ...release, plan: { ...release.plan, stories } }).map(({ en }) => en);
    expect(doubts({ question: 'leads', claim: right }, { question: 'sure' })).toEqual([]);
    const [doubt, ...others] = doubts({ question: 'leads', claim: { ...right, zh: wrong.zh } });
    expect(others).toEqual([]);
    expect(doubt).toContain(`“leads” is not shown, as the checker answers “False”: ${wrong.zh}`);
  });
});

describe('the questions that an edition chooses', () => {
  it('are chapters of the report and slides behind the key findings, and their figures stand nowhere else', async () => {
    const stories: Story[] = [{ question: 'sure' }, { question: 'leads', claim: right }];
    const told = { ...release, plan: { ...release.plan, stories } };
    const chapters = await chaptersOf(told, totalOf(told));
    expect(chapters.map(({ id }) => id).slice(0, 3)).toEqual(['findings', 'sure', 'leads']);
    const figures = chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure.title.en] : [])),
    );
    expect(new Set(figures).size).toBe(figures.length);
    const { slides } = await slidesOf(told, 'zh');
    expect(phraseText(slides.find(({ id }) => id === 'leads')!.sentence)).toBe(right.zh);
    const plain = await chaptersOf(release, totalOf(release));
    expect(plain.map(({ id }) => id)).not.toContain('leads');
  });
});
