import { describe, expect, it, vi } from 'vitest';
import { timeLeft, withNotice } from './progress.js';

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

describe('work that cannot say how far it is', () => {
  const saidOf = async (isTTY: boolean) => {
    const before = process.stderr.isTTY;
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    process.stderr.isTTY = isTTY;
    try {
      expect(await withNotice({ lang: 'zh' }, { en: 'Computing', zh: '正在计算' }, () => 7)).toBe(7);
      return said.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      process.stderr.isTTY = before;
      said.mockRestore();
    }
  };

  it('is named in a terminal, and the line is cleared at its end', async () => {
    const said = await saidOf(true);
    expect(said).toContain('正在计算 …');
    expect(said.slice(said.indexOf('…') + 1)).toBe('\r\x1b[K');
  });

  it('says nothing elsewhere', async () => {
    expect(await saidOf(false)).toBe('');
  });
});
