import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOfFile } from '../../src/cli/textOfFile.js';
import { briefDocx, briefOf } from '../../src/documents/index.js';
import { type Problem, UserError } from '../../src/edition/index.js';
import { longestText, proofread } from '../../src/words/index.js';
import { releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { eightTowns } from '../words/claims/eightTowns.js';

const folder = mkdtempSync(join(temporaryFolder(), 'texts-'));
const fileOf = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const problemOf = async (source: string): Promise<Problem> => {
  const error = await textOfFile(source).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).problems[0]!;
};

const said = 'Ashford ranks first. Brill ranks last.';
const page =
  '<!doctype html><title>No</title><h1>Towns</h1><script>if (1<2) no("</p>")</script><style>p{}</style>' +
  '<p>Ashford ranks&nbsp;first. <b>Brill</b>\nranks last.<svg><text>no</text></svg>';
/** “北京居首。” in GB 18030. */
const gb = Uint8Array.from([0xb1, 0xb1, 0xbe, 0xa9, 0xbe, 0xd3, 0xca, 0xd7, 0xa1, 0xa3]);

describe('the text of a file', () => {
  it('is what a Markdown text and a page say, without marks, code and what is not seen', async () => {
    const markdown = '# Towns\n\n**Ashford** ranks\nfirst. [Brill](x) ranks last.\n\n```\nno\n```\n';
    expect(await textOfFile(fileOf('a.md', markdown))).toBe(`Towns\n${said}`);
    expect(await textOfFile(fileOf('a.html', page))).toBe(`Towns\n${said}`);
    expect(await textOfFile(fileOf('b.html', '<p>Ashford&rsquo;s&#32;index &mdash; 1 < 2<p>B &amp; C'))).toBe(
      'Ashford’s index — 1 < 2\nB & C',
    );
    expect(await textOfFile(fileOf('c.html', '</div><p>A<br>B</p></p>C<hr>D'))).toBe('A\nB\nC\nD');
    expect(await textOfFile(fileOf('d.html', `${'<br><b>'.repeat(50_000)}</i>E`))).toBe('E');
    expect(await textOfFile(fileOf('a.txt', ` ${said}\n\n`))).toBe(` ${said}\n\n`);
    expect(await textOfFile(fileOf('gb.txt', gb))).toBe('北京居首。');
  });

  it('is that of every paragraph of a Word document, so that a brief of the release is true', async () => {
    const release = await releaseOf(eightTowns());
    const file = fileOf('brief.docx', await briefDocx(release, briefOf(release, 'en')));
    const { counts } = proofread(release, await textOfFile(file), 'en');
    expect(counts).toMatchObject({ false: 0, 'not-understood': 0, 'not-distinguishable': 0 });
    expect(counts.true).toBeGreaterThan(5);
  }, 60_000);

  it('is refused in words where it is absent, damaged, no text, or too long', async () => {
    expect((await problemOf(join(folder, 'none.txt'))).found.en).toContain('ENOENT');
    expect((await problemOf(fileOf('bad.docx', 'PK'))).found.en).toContain('a damaged Word document: ');
    expect((await problemOf(fileOf('a.doc', Uint8Array.of(0xd0, 0xcf, 0, 0)))).found.en).toContain('binary');
    expect((await problemOf(fileOf('b.txt', 'x'.repeat(longestText + 1)))).found.en).toContain('characters');
    expect((await problemOf(fileOf('c.txt', 'x'.repeat(10_000_001)))).found.en).toBe(
      'more than 10000000 bytes',
    );
  });
});

describe('the text of a web address', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer(({ url }, answer) => {
      if (url === '/moved') return void answer.writeHead(302, { location: '/page' }).end();
      if (url === '/page') return void answer.writeHead(200, { 'content-type': 'text/html' }).end(page);
      if (url === '/large') return void answer.writeHead(200).end('x'.repeat(10_000_001));
      answer.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it('is that of the page, also where it has moved', async () => {
    expect(await textOfFile(`${address}/page`)).toBe(`Towns\n${said}`);
    expect(await textOfFile(`${address}/moved`)).toBe(`Towns\n${said}`);
  });

  it('is refused in words where there is no such page, it is too large, or nothing answers', async () => {
    expect((await problemOf(`${address}/none`)).found).toEqual({ en: 'status 404', zh: '应答状态 404' });
    expect((await problemOf(`${address}/large`)).found.en).toBe('more than 10000000 bytes');
    expect((await problemOf('http://127.0.0.1:1/x')).found.en).toMatch(/^no connection/);
    expect((await problemOf('http://[/x')).found.en).toMatch(/^no connection/);
  });
});
