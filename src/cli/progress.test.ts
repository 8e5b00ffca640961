import { describe, expect, it } from 'vitest';
import { timeLeft } from './progress.js';

describe('the time left', () => {
  it('is estimated from the average speed so far', () => {
    expect(timeLeft(10, 100, 400, 'en')).toBe(', 30 s left');
    expect(timeLeft(10, 100, 1400, 'en')).toBe(', 2 min 10 s left');
    expect(timeLeft(10, 100, 1400, 'zh')).toBe('，剩余2分10秒');
  });
  it.each([
    ['before anything is done', 5, 0],
    ['at the end', 5, 400],
    ['in the first second', 0.5, 10],
  ])('is omitted %s', (_, seconds, done) => {
    expect(timeLeft(seconds, done, 400, 'en')).toBe('');
  });
});
