import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

const unpackers = { gzip: gunzipSync, br: brotliDecompressSync } as const;

/** The text of a response, compressed or not. */
export async function unzipped(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const coding = response.headers.get('Content-Encoding') as keyof typeof unpackers | null;
  return (coding ? unpackers[coding](bytes) : bytes).toString();
}

/** Checks responses against an OpenAPI document by an independent validator. */
export function conformance(document: {
  paths: Record<
    string,
    { get: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }
  >;
  components: object;
}) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (a: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'document', ...document });
  const pointer = (...parts: string[]) =>
    parts.map((p) => encodeURIComponent(p.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const routes = Object.keys(document.paths)
    .map((path) => ({
      path,
      test: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    .toSorted(
      (a, b) =>
        (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0) ||
        b.path.length - a.path.length,
    );
  return async (request: Request, response: Response) => {
    const at = `${request.method} ${request.url} ${response.status}`;
    if (request.method !== 'GET') return;
    if (response.status === 304) return expect(await response.text()).toBe('');
    if (response.status === 206) {
      const [, from, to] = /^bytes (\d+)-(\d+)\/\d+$/.exec(response.headers.get('Content-Range')!)!;
      return expect((await response.arrayBuffer()).byteLength, at).toBe(Number(to) + 1 - Number(from));
    }
    const type = response.headers.get('Content-Type')!;
    const text = await unzipped(response);
    if (response.status !== 200) {
      expect(type, at).toBe('application/problem+json');
      const valid = ajv.validate({ $ref: `document#/components/schemas/Problem` }, JSON.parse(text));
      expect(valid, `${at} ${ajv.errorsText()}`).toBe(true);
      return expect(text, at).not.toMatch(/node_modules|\.[jt]s:\d|at \w+ \(/);
    }
    const { pathname } = new URL(request.url);
    const { path } = routes.find(({ test }) => test.test(pathname))!;
    const content = document.paths[path]!.get.responses['200']!.content!;
    const media = type.split(';')[0]!;
    const types = Object.keys(content).map((t) => t.split(';')[0]);
    if (!types.includes('*/*')) expect(types, at).toContain(media);
    if (media !== 'application/json' || !Object.hasOwn(content, media)) return;
    const $ref = `document#/${pointer('paths', path, 'get', 'responses', '200', 'content', media, 'schema')}`;
    expect(ajv.validate({ $ref }, JSON.parse(text)), `${at} ${ajv.errorsText()}`).toBe(true);
  };
}
