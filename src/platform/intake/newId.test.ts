import { expect, it } from 'vitest';
import { newId } from './newId.js';

it('ids are all different, also beyond those whose bytes are drawn together', () => {
  const ids = Array.from({ length: 2000 }, () => newId('rcp'));
  for (const id of ids) expect(id).toMatch(/^rcp_[\w-]{20}$/);
  expect(new Set(ids).size).toBe(2000);
});
