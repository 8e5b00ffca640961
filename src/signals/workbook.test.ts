import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coinrSheets, officeSheets } from './workbook.js';

it.skipIf(!existsSync('/dev/zero'))(
  'A device in the place of a workbook is not read, since it has no end',
  async () => {
    for (const read of [officeSheets, coinrSheets]) {
      const { problems } = await read('/dev/zero');
      expect(problems).toMatchObject([
        { at: { file: '/dev/zero' }, found: { en: expect.stringContaining('EINVAL') } },
      ]);
    }
  },
);
