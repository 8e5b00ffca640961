import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apa, citationOf, explain, findSubject, gbt7714, type Release } from '../../src/release/index.js';
import { checkClaim } from '../../src/words/index.js';
import { bundledProgram } from '../helpers/bundled.js';
import { chinaRelease, example, exampleWith, releaseOf } from '../helpers/editions.js';
import { askingMcp } from '../voice/surfaces.js';

const main = await bundledProgram();
const clients: Client[] = [];
afterAll(() => Promise.all(clients.map((client) => client.close())));

/** The official client, connected to `iplus mcp` in a process of its own. */
async function connected(...releases: readonly Release[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const args = [main, 'mcp', ...releases.map((r) => r.folder)];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  clients.push(client);
  return client;
}

type ToolAnswer = {
  structuredContent?: Record<string, never>;
  isError?: boolean;
  content: { text: string }[];
};
const asking = (client: Client) => async (name: string, args: Record<string, unknown>) => {
  const answer = (await client.callTool({ name, arguments: args })) as unknown as ToolAnswer;
  return { ...answer, data: answer.structuredContent as never as Data, text: answer.content[0]!.text };
};
interface FigureOutput {
  unit: { code: string };
  value: number | null;
  rank: number | null;
  rankRange: { low: number; high: number } | null;
  receipt: string;
  status: string;
  observedShare: number | null;
  filled: string[];
  node: { id: string };
}
interface Data {
  [key: string]: unknown;
  figure: FigureOutput;
  figures: FigureOutput[];
  parts: FigureOutput[][];
  rows: never[];
}

describe('iplus mcp over one release', () => {
  let release: Release;
  let client: Client;
  let ask: ReturnType<typeof asking>;
  beforeAll(async () => {
    release = await releaseOf(example);
    client = await connected(release);
    ask = asking(client);
  });

  it('lists its tools, each read-only and described, with an output schema', async () => {
    const { tools } = await client.listTools();
    expect(tools.map((t) => t.name).sort()).toEqual([
      'check_claim',
      'compare',
      'explain',
      'get_value',
      'list_releases',
      'list_tables',
      'proofread',
      'rank_table',
      'read_table',
      'search',
    ]);
    for (const tool of tools) {
      expect(tool.description!.length).toBeGreaterThan(40);
      expect(tool.outputSchema).toMatchObject({ type: 'object' });
      expect(tool.annotations).toMatchObject({ readOnlyHint: true });
    }
    expect(client.getInstructions()).toContain('dataStatus');
  });

  it('states in every answer its release and that its data are not real', async () => {
    const calls: [string, Record<string, unknown>][] = [
      ['search', { words: 'north' }],
      ['get_value', { unit: 'A1' }],
      ['rank_table', {}],
      ['compare', { units: ['A1', 'A2'] }],
      ['explain', { unit: 'A1' }],
      ['list_tables', {}],
      ['read_table', { table: 'peers' }],
      ['check_claim', { claim: 'Northport ranks first' }],
      ['proofread', { text: 'Northport ranks first. The weather is fine.' }],
    ];
    for (const [name, args] of calls) {
      const { data, text, isError } = await ask(name, args);
      expect(isError, text).toBeFalsy();
      expect(data).toMatchObject({ release: release.manifest.id, dataStatus: 'example' });
      expect(data['notice']).toEqual({ en: 'Example data', zh: '示例数据' });
      expect(data['licence']).toBe(release.manifest.licence);
      expect(data['citation']).toEqual({ en: apa(citationOf(release)), zh: gbt7714(citationOf(release)) });
      expect(JSON.stringify(data['citation'])).not.toContain('\\n');
      expect(JSON.parse(text)).toEqual(data);
    }
    const { data } = await ask('list_releases', {});
    expect(data['releases']).toMatchObject([{ dataStatus: 'example', periods: ['2021', '2022'] }]);
  });

  it('says with every figure of a withdrawn vintage since when and why it is withdrawn', async () => {
    const withdrawn = { date: '2024-04-03', reason: { en: 'Counted twice.', zh: '重复计入。' } };
    const gone = { ...release, withdrawn };
    const tell = await askingMcp(gone);
    for (const [name, args] of [
      ['get_value', { unit: 'A1' }],
      ['check_claim', { claim: 'Northport ranks first' }],
    ] as const)
      expect(await tell(name, args)).toMatchObject({ withdrawn });
    expect((await ask('get_value', { unit: 'A1' })).data).toMatchObject({ withdrawn: null });
  });

  it('gives every figure exactly as in the release, with a receipt that can be read', async () => {
    for (const { id } of release.plan.nodes) {
      for (const { code } of release.plan.units) {
        const { data } = await ask('get_value', { unit: code, period: '2021', node: id });
        const receipt = explain(release, findSubject(release.plan, code), '2021', id);
        const { value, rank, status } = receipt;
        expect(data.figure).toMatchObject({ value, rank, status });
        const { contents } = await client.readResource({ uri: data.figure.receipt });
        const { text } = contents[0] as { text: string };
        expect(JSON.parse(text)).toMatchObject(JSON.parse(JSON.stringify(receipt)) as object);
      }
    }
  });

  it('checks a claim, with the figures it rests on, and says what it does not understand', async () => {
    const claims = [`Northport ranks first`, 'Northport has not risen', '北港列第1位', 'The weather is fine'];
    for (const claim of claims) {
      const { data } = await ask('check_claim', { claim });
      const [en, zh] = [checkClaim(release, claim, 'en'), checkClaim(release, claim, 'zh')];
      expect([data['claim'], data['verdict']]).toEqual([claim, en.verdict]);
      if (en.understood !== undefined)
        expect(data['understood']).toEqual({ en: en.understood, zh: zh.understood });
      const references = Object.values(en.figures).flatMap((f) => f.references);
      const results = new Set(references.filter((r) => r.startsWith('results/')));
      expect((data['evidence'] as FigureOutput[]).map((f) => f.receipt).length).toBe(results.size);
    }
    expect((await ask('check_claim', { claim: 'The weather is fine' })).data['verdict']).toBe(
      'not-understood',
    );
  });

  it('ranks a level, page by page', async () => {
    const first = await ask('rank_table', { limit: 4 });
    const second = await ask('rank_table', { limit: 4, offset: first.data['next'] });
    const rows = [...first.data.rows, ...second.data.rows] as FigureOutput[];
    expect(rows.map((r) => r.rank)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([first.data['total'], second.data['next']]).toEqual([6, null]);
    const groups = await ask('rank_table', { level: 'province' });
    expect((groups.data.rows as FigureOutput[]).map((r) => r.unit.code)).toEqual(['North', 'South']);
  });

  it('compares places and their components, and says whether their ranks can be distinguished', async () => {
    const { data } = await ask('compare', { units: ['Northport', '湖畔', 'North'] });
    expect(data.figures.map((f) => f.unit.code)).toEqual(['A1', 'B1', 'North']);
    expect(data.parts.map((p) => p.length)).toEqual([3, 3]);
    const [a, b] = data.figures.map((f) => f.rankRange!);
    const apart = a!.high < b!.low || b!.high < a!.low;
    expect(data['overlaps']).toEqual([
      { a: 'A1', b: 'B1', overlap: !apart },
      { a: 'A1', b: 'North', overlap: null },
      { a: 'B1', b: 'North', overlap: null },
    ]);
  });

  it('searches by part of a name in either language, and selects rows of tables', async () => {
    const found = await ask('search', { words: '河' });
    expect(found.data.rows).toMatchObject([{ kind: 'place', id: 'A2' }]);
    const indicators = await ask('search', { words: 'broad' });
    expect(indicators.data.rows).toMatchObject([{ kind: 'indicator', id: 'broadband' }]);
    const { data } = await ask('read_table', { table: 'peers', where: { unit: 'A1' } });
    expect(data.rows.length).toBeGreaterThan(0);
    for (const row of data.rows as string[][]) expect(row).toContain('A1');
  });

  it.each([
    ['get_value', { unit: 'Nortport' }, 'did you mean'],
    ['get_value', { unit: 'A1', period: '1999' }, '2021, 2022'],
    ['get_value', { unit: 'A1', node: 'acess' }, 'did you mean “access”'],
    ['get_value', { unit: 'A1', release: 'other' }, 'my-index-1-'],
    ['rank_table', { level: 'provinces' }, 'did you mean “province”'],
    ['read_table', { table: 'peer' }, 'did you mean “peers”'],
    ['read_table', { table: 'peers', where: { units: 'A1' } }, 'did you mean “unit”'],
    ['read_table', { table: 'peers', where: JSON.parse('{"__proto__": "A1"}') }, '“__proto__”'],
    ['get_value', { unit: 'A1', perod: '2021' }, 'perod'],
    ['rank_table', { limit: 1e9 }, 'limit'],
    ['compare', { units: ['A1'] }, 'units'],
    ['get_value', {}, 'unit'],
    ['check_claim', { claim: '' }, 'claim'],
  ])('returns an instructive error when %s is called with %j', async (name, args, said) => {
    const { isError, text } = await ask(name, args);
    expect(isError).toBe(true);
    expect(text).toContain(said);
    expect((await ask('list_releases', {})).isError).toBeFalsy();
  });

  it('does not read names and claims of any length', async () => {
    const long = await ask('check_claim', { claim: 'Northport ranks first, and so on. '.repeat(20) });
    expect(long).toMatchObject({ isError: true });
    expect(await ask('get_value', { unit: 'x'.repeat(1000) })).toMatchObject({ isError: true });
    expect(await ask('read_table', { table: 'peers', where: { unit: 'x'.repeat(1000) } })).toMatchObject({
      isError: true,
    });
  });

  it('serves every file of the release and no other', async () => {
    const { resources } = await client.listResources();
    expect(resources.map((r) => r.name)).toEqual([
      'release.json',
      ...release.manifest.files.map((f) => f.path),
    ]);
    for (const { uri, size } of resources) {
      const [content] = (await client.readResource({ uri })).contents as { text?: string; blob?: string }[];
      const bytes = content!.blob ? Buffer.from(content!.blob, 'base64') : Buffer.from(content!.text!);
      if (size !== undefined) expect(bytes.length, uri).toBe(size);
    }
    const base = `iplus://${release.manifest.id}/file/`;
    for (const path of ['../release.json', '..%2F..%2Fetc%2Fpasswd', '%2Fetc%2Fpasswd', 'nothing', '%']) {
      await expect(client.readResource({ uri: base + path }), path).rejects.toThrow();
    }
  });
});

describe('iplus mcp over a release with a value that was carried on', () => {
  it('says of every figure what share of it was observed, how the rest came about, and from which files', async () => {
    const release = await releaseOf(
      exampleWith({ 'edition.yaml': [['method:\n', 'method:\n  impute: { method: last, back: true }\n']] }),
    );
    const ask = asking(await connected(release));
    const all: FigureOutput[] = [];
    for (const period of ['2021', '2022']) {
      for (const { id: node } of release.plan.nodes) {
        const { data } = await ask('rank_table', { period, node });
        const sources = data['sources'] as { node: string; period: string; files: object[] }[];
        expect(sources.map((s) => [s.node, s.period])).toEqual([[node, period]]);
        expect(sources[0]!.files).toEqual([{ file: 'data/values.csv', origin: null, observed: null }]);
        all.push(...(data.rows as FigureOutput[]));
      }
    }
    // B1 has no online services in 2021: half of “use”, which is 0.4 of the index.
    const filled = all.filter((f) => f.filled.length > 0);
    expect(filled.map((f) => [f.node.id, f.unit.code, f.observedShare])).toEqual([
      ['index', 'B1', 0.8],
      ['use', 'B1', 0.5],
      ['online-services', 'B1', 0],
    ]);
    for (const { filled, status } of all)
      expect(filled).toEqual(status.includes('imputed') ? ['carried'] : []);
  });
});

describe('iplus mcp over several releases', () => {
  it('requires a choice, accepts the name of an edition, and marks simulated figures', async () => {
    const change = [
      ['edition: my-index', 'edition: other'],
      ['data-status: example', 'data-status: simulated'],
    ] as const;
    const simulated = await releaseOf(exampleWith({ 'edition.yaml': change }));
    const ask = asking(await connected(await releaseOf(example), simulated));
    const none = await ask('get_value', { unit: 'A1' });
    expect(none).toMatchObject({ isError: true });
    expect(none.text).toContain('2 releases, none chosen');
    const { data } = await ask('get_value', { unit: 'A1', release: 'other' });
    expect(data).toMatchObject({ dataStatus: 'simulated', notice: { en: 'SIMULATED DATA', zh: '模拟数据' } });
  });

  let china: Release | string;
  beforeAll(async () => {
    china = await chinaRelease();
  });

  it('answers about the cities of China in both languages', async (test) => {
    if (typeof china === 'string') return test.skip(china);
    const ask = asking(await connected(china));
    const { data } = await ask('explain', { unit: '深圳', lang: 'zh' });
    expect(data).toMatchObject({ dataStatus: 'real', notice: null, figure: { unit: { code: '440300' } } });
    expect(data['text']).toContain('深圳');
    expect((await ask('rank_table', { limit: 500 })).data.rows.length).toBe(china.plan.units.length);
  });
});
