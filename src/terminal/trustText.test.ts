import { expect, it } from 'vitest';
import type { Verification } from '../release/index.js';
import { verifiedText } from './trustText.js';

const found: Verification = {
  release: 'china 1',
  recomputed: ['panel.csv', 'scores.csv', 'readings/official/scores.csv'],
  carried: [],
  from: 'records',
  software: {},
  trust: { signature: 'absent', provenance: 'absent', log: 'absent' },
};

it('says of each file from what it was calculated again: those of readings follow from the panels they carry', () => {
  expect(verifiedText(found, '1', 'en').split('\n').slice(1, 3)).toEqual([
    '  2 files calculated again from the records and data of the edition: every byte the same',
    '  1 files in readings/ calculated again from the panels of the releases there: every byte the same',
  ]);
  expect(verifiedText({ ...found, recomputed: ['panel.csv'] }, '1', 'zh')).not.toContain('readings');
});
