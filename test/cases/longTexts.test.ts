import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { maxLengths, nearestWord, UserError } from '../../src/edition/index.js';
import { mcpServer } from '../../src/mcp/server.js';
import {
  checkSelection,
  explain,
  findNode,
  findPeriod,
  findSubject,
  type Release,
  receiptOf,
  searchSubjects,
} from '../../src/release/index.js';
import { endpoints } from '../../src/server/api/endpoints/index.js';
import { siteApp } from '../../src/server/index.js';
import { checkClaim } from '../../src/words/index.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { example, releaseOf } from '../helpers/editions.js';
import { casesOf } from '../helpers/thorough.js';
import { lettersCompared, readingsOf } from '../helpers/work.js';

const long = 'x'.repeat(1_000_000);

/** How many letters of texts as long are compared with others while a function runs. */
const comparedOf = (run: () => unknown) => lettersCompared((text) => text.length === long.length, run);

describe('A text of a million characters', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it('is refused with its length wherever a name, node, period or reference is looked for', async () => {
    const { plan } = release;
    const subject = findSubject(plan, 'B1');
    const looks: [string, () => unknown][] = [
      ['findSubject', () => findSubject(plan, long)],
      ['searchSubjects', () => searchSubjects(plan, long)],
      ['findNode', () => findNode(plan, long)],
      ['findPeriod', () => findPeriod(plan, long)],
      ['explain, period', () => explain(release, subject, long)],
      ['explain, node', () => explain(release, subject, '2022', long)],
      ['receiptOf', () => receiptOf(release, `results/${long}/2022/index`)],
      ['chosen', () => checkSelection(plan, { periods: [long] })],
      ['chosen, levels', () => checkSelection(plan, { levels: [long] })],
      ['chosen, units', () => checkSelection(plan, { units: [long] })],
    ];
    for (const [name, look] of looks) {
      let refusal: unknown;
      let readings: string[] = [];
      const compared = await comparedOf(async () => {
        readings = await readingsOf(10_000, async () => {
          await (async () => look())().catch((error: unknown) => {
            refusal = error;
          });
        });
      });
      expect([name, readings, compared]).toEqual([name, [], 0]);
      expect(refusal).toBeInstanceOf(UserError);
      expect((refusal as UserError).message).toMatch(
        /a text of 1000\d{3} characters\n.*at most \d+ characters\n.*name, code/,
      );
      expect((refusal as UserError).message.length).toBeLessThan(1000);
    }
  });

  it('is compared with nothing, and short words with no longer candidates than can be meant', async () => {
    const compared = await comparedOf(() => {
      expect(nearestWord(long, [long, 'x'])).toBeUndefined();
      expect(nearestWord('index', [long, 'indx'])).toBe('indx');
    });
    expect(compared).toBe(0);
    expect(
      await lettersCompared(
        (text) => text === 'indx',
        () => nearestWord('index', ['indx']),
      ),
    ).toBeGreaterThan(0);
  });

  it('is no sentence of a claim', async () => {
    const { sentence } = maxLengths;
    const answerTo = (letters: number) => phraseText(checkClaim(release, 'x'.repeat(letters), 'en').answer);
    const readings = await readingsOf(10_000, () => checkClaim(release, long, 'en'));
    expect(readings).toEqual([]);
    expect(answerTo(sentence + 1)).toContain(`up to ${sentence} characters`);
    expect(answerTo(sentence)).not.toContain(`up to ${sentence} characters`);
  });

  it('is refused by every tool for assistants, in each of its inputs', async () => {
    const server = mcpServer([release]);
    const client = new Client({ name: 'test', version: '1' });
    const [one, other] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(other), client.connect(one)]);
    const { tools } = await client.listTools();
    const usual = { unit: 'B1', units: ['B1', 'A1'], words: 'a', claim: 'x', table: 'movers' };
    let asked = 0;
    for (const { name, inputSchema } of tools) {
      const properties = Object.entries(inputSchema.properties ?? {}) as [
        string,
        { type?: string; enum?: unknown },
      ][];
      const required = Object.fromEntries(
        Object.entries(usual).filter(([key]) => inputSchema.required?.includes(key)),
      );
      for (const [key, { type, enum: words }] of properties) {
        if (words || type === 'integer') continue;
        const values =
          type === 'array' ? [[long, 'A1']] : type === 'object' ? [{ [long]: 'a' }, { a: long }] : [long];
        for (const value of values) {
          const asking = { name, arguments: { ...required, [key]: value } };
          let answer: { isError?: boolean; content: { text: string }[] } | undefined;
          const compared = await comparedOf(async () => {
            answer = (await client.callTool(asking)) as typeof answer;
          });
          asked++;
          const { text } = answer!.content[0]!;
          expect([name, key, answer!.isError, compared]).toEqual([name, key, true, 0]);
          expect([name, key, text.slice(0, 2000)]).toEqual([
            name,
            key,
            expect.stringMatching(/1000000 characters/),
          ]);
          expect(text.length).toBeLessThan(4000);
        }
      }
    }
    expect(asked).toBeGreaterThan(20);
    for (const uri of [`iplus://my-index/receipt/${long}/2022/index`, `iplus://my-index/file/${long}`]) {
      const compared = await comparedOf(() =>
        expect(client.readResource({ uri })).rejects.toThrow(/characters/),
      );
      expect(compared).toBe(0);
    }
    await client.close();
  });

  it('is refused in addresses of the site and the API', async () => {
    const app = siteApp(release);
    const paths = [
      `/en/place/${long}`,
      `/en/place/B1/2022/${long}`,
      `/en/claims?q=${long}`,
      `/en/compare?of=${long}`,
      `/en/figure/${long}.svg`,
      `/release/${long}`,
      `/en/receipt?of=${long}`,
      ...endpoints.flatMap(({ path, query }) => [
        ...[...path.matchAll(/\{\w+\}/g)].map(([name]) =>
          path.replace(name, long).replaceAll(/\{\w+\}/g, 'latest'),
        ),
        ...query.map((name) => `${path.replaceAll(/\{\w+\}/g, 'latest')}?${name}=${long}`),
      ]),
    ];
    const compared = await comparedOf(async () => {
      for (const path of casesOf(paths, 16)) {
        const answer = await app.request(path);
        const text = await answer.text();
        expect([path.slice(0, 60), answer.status, text.length < 2000]).toEqual([
          path.slice(0, 60),
          414,
          true,
        ]);
        expect(text).toMatch(/10\d{5} characters/);
      }
    });
    expect(compared).toBe(0);
    expect(paths.length).toBeGreaterThan(60);
  });
});

it('The words of an address that are looked up are few, whatever their number', async () => {
  const release = await releaseOf(example);
  const app = siteApp(release);
  const words = Array.from({ length: 800 }, (_, i) => `w${i}`);
  const cost = (count: number) =>
    lettersCompared(
      (text) => /^w\d+$/.test(text),
      () => app.request(`/en/compare?of=${words.slice(0, count).join('+')}`),
    );
  const few = await cost(12);
  expect(few).toBeGreaterThan(0);
  expect(await cost(800)).toBe(few);
});
