import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSONstat from 'jsonstat-toolkit';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/release/formats/index.js';
import { takenAway } from '../../helpers/takeAway.js';
import { named, ours, release, withNamedRelease } from './rows.js';

withNamedRelease();

describe('JSON-stat', () => {
  it.each(['en', 'zh'] as const)(
    'gives JSON-stat’s own reader every figure, code and name (%s)',
    async (lang) => {
      const { folder } = await takenAway(formats['json-stat']!, named);
      const text = readFileSync(join(folder, `results.${lang}.json`), 'utf8');
      const cube = JSONstat(JSON.parse(text));
      expect(cube.class).toBe('dataset');
      expect(cube.label).toMatch(/SIMULATED|模拟/);
      expect(cube.role).toEqual({
        geo: ['unit'],
        time: ['period'],
        metric: ['measure'],
        classification: ['node'],
      });
      for (const row of ours(named)) {
        const unit = row.level === named.plan.level ? row.unit : `${row.level}:${row.unit}`;
        const of = (measure: string) => cube.Data({ unit, period: row.period, node: row.node, measure });
        expect({
          ...row,
          value: of('value').value,
          rank: of('rank').value,
          status: of('value').status ?? 'observed',
        }).toEqual(row);
      }
      named.plan.units.forEach((unit) => {
        expect(cube.Dimension('unit').Category(unit.code).label).toBe(unit.name[lang]);
      });
      expect(cube.Dimension('node').Category('use').label).toBe({ en: 'Use', zh: '使用' }[lang]);
      expect(cube.Dimension('node').Category('index').id).toEqual(['access', 'use']);
    },
  );

  it('is a smaller cube where a part is selected', async () => {
    const selection = { units: ['B3', 'North'], nodes: ['use'], periods: ['2022'] };
    const { folder } = await takenAway(formats['json-stat']!, release, selection);
    const cube = JSONstat(JSON.parse(readFileSync(join(folder, 'results.en.json'), 'utf8')));
    expect([...cube.size]).toEqual([2, 1, 1, 2]);
    expect(cube.Dimension('unit').id).toEqual(['B3', 'province:North']);
  });
});
