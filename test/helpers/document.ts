import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './editions.js';

/** An expectation that a document says a sentence, or part of one, with figures that the test has computed. */
export function documentSays(path: string): (sentence: string) => void {
  const text = readFileSync(join(root, path), 'utf8').replace(/\s+/g, ' ');
  return (sentence) => expect.soft(text.includes(sentence), `${path}: ${sentence}`).toBe(true);
}
