import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { removeTemporaryFolders } from './helpers/folders.js';

// One commit, one outcome: property tests walk the same cases in every run.
fc.configureGlobal({ seed: 2018 });

// A process runs many files: none leaves anything to the next. The rasteriser tells where it is, once loaded.
const surroundings = () => ({ ...process.env, VIPSHOME: '' });
let before: ReturnType<typeof surroundings>;
beforeAll(() => {
  before = surroundings();
});
afterAll(() => {
  removeTemporaryFolders();
  expect(surroundings(), 'a file changes the environment of the next ones').toEqual(before);
});
