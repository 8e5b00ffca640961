import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { serveEditor } from '../../src/server/index.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

let editor: Awaited<ReturnType<typeof serveEditor>>;
const faults: unknown[] = [];
beforeAll(async () => {
  const folder = temporaryFolder();
  cpSync(example, folder, { recursive: true });
  editor = await serveEditor(editFolder(folder, true), { port: 0, onFault: (error) => faults.push(error) });
});
afterAll(() => editor.close());

describe('the server of the editor', () => {
  it('answers nobody without its token, and no other site', async () => {
    const { origin, hash } = new URL(editor.url);
    const token = { Authorization: `Bearer ${hash.slice(1)}` };
    const own = { ...token, Origin: origin, 'Content-Type': 'application/json' };
    const put = (headers: Record<string, string>) =>
      fetch(`${origin}/edition`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ files: {}, stamps: {} }),
      }).then(({ status }) => status);
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${origin}${path}`, { headers, redirect: 'manual' });
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(await answer.text()).not.toContain(hash.slice(1));
      return answer.status;
    };
    expect(await get('/en')).toBe(200);
    // What a browser sends to another server of this machine, by which that one acts: all its cookies.
    for (const cookie of [hash.slice(1), 'wrong'].map((value) => ({ Cookie: `iplus-edit=${value}` }))) {
      for (const path of ['/edition', '/stamps', '/measured']) expect(await get(path, cookie)).toBe(403);
      expect(await put({ ...own, Authorization: '', ...cookie })).toBe(403);
    }
    for (const wrong of ['', 'Bearer ', `Bearer ${'x'.repeat(32)}`, hash.slice(1)])
      expect(await get('/edition', { Authorization: wrong })).toBe(403);
    expect(await get(`/edition?token=${hash.slice(1)}`)).toBe(403);
    expect(await get('/edition', { ...token, Origin: 'https://example.org' })).toBe(403);
    expect(await get('/edition', { ...token, 'Sec-Fetch-Site': 'cross-site' })).toBe(403);
    expect(await get('/edition', { ...token, 'Sec-Fetch-Site': 'same-site' })).toBe(403);
    expect(await put({ ...own, Origin: 'https://example.org' })).toBe(403);
    expect(await put({ ...token, 'Content-Type': 'application/json' })).toBe(403);
    expect(await put({ ...own, 'Content-Type': 'text/plain' })).toBe(415);
    expect(await put(own)).toBe(200);
    expect(await get('/edition', token)).toBe(200);
    expect(faults).toEqual([]);
  });
});
