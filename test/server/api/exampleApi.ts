import { beforeAll } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { codings } from '../../../src/server/node/codings.js';
import { example, releaseOf } from '../../helpers/editions.js';

/** The release of the example, and the API that serves it. */
export let release: Release;
export let app: ReturnType<typeof apiApp>;

/** Builds the release and its API before the tests of a file. */
export function withExampleApi(): void {
  beforeAll(async () => {
    release = await releaseOf(example);
    app = apiApp([release], { codings });
  });
}

export const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
export const json = async (path: string, headers = {}) => (await (await get(path, headers)).json()) as never;
