import { expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import type { Story } from '../../edition/index.js';
import { questionSections } from './questions.js';

it('shows who leads where the edition asks for it, and else not, as the ranking above does', async () => {
  const release = await releaseOf(example);
  const keys = async (stories?: Story[]) => {
    const plan = { ...release.plan, ...(stories ? { stories } : {}) };
    return (await questionSections({ ...release, plan }, 1, '2022', 'en')).map(({ key }) => key);
  };
  expect(await keys()).toContain('sure');
  expect(await keys()).not.toContain('leads');
  expect(await keys([{ question: 'sure' }, { question: 'leads' }])).toEqual(['sure', 'leads']);
});
