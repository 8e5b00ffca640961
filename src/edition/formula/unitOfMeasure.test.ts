import { describe, expect, it } from 'vitest';
import { parseUnit, unitText } from './unitOfMeasure.js';

describe('Units are read from their words', () => {
  it.each([
    ['RMB 100 million', '100000000 RMB'],
    ['亿元', '100000000 RMB'],
    ['10,000 persons', '10000 person'],
    ['万人', '10000 person'],
    ['subscriptions per 100 people', '0.01 subscription per person'],
    ['% of people', '%'],
    ['per cent', '%'],
    ['元/人', 'RMB per person'],
    ['2015 = 100', '%'],
    ['RMB (2015 prices)', 'RMB'],
    ['hectares', '0.01 km²'],
    ['1', 'a plain number'],
    ['thousand RMB per km²', '1000 RMB per km²'],
    ['persons per km2', 'person per km²'],
    ['平方千米', 'km²'],
    ['10 000 persons', '10000 person'],
    ['kg CO2', 'kg co2'],
    ['percentage points', '%'],
    ['RMB per constructor', 'RMB per constructor'],
  ])('%s is %s', (words, says) => {
    expect(unitText(parseUnit({ en: words, zh: words })).en).toBe(says);
  });
});
