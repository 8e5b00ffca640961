import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/edition/index.js';
import { figureIds, type PageParameter, pageParameters, type Query } from '../../src/figures/index.js';
import type { Release } from '../../src/release/index.js';
import { siteWithApi } from '../../src/server/app.js';
import { codings } from '../../src/server/node/codings.js';
import { sectionsOf } from '../../src/site/index.js';
import { example, releaseOf } from '../helpers/editions.js';

/** Names whose values are chosen from a list of the release. */
const chosen: readonly PageParameter[] = [
  'across',
  'as',
  'by',
  'code',
  'cols',
  'in',
  'map',
  'node',
  'period',
  'sort',
  'table',
  'unit',
  'view',
];
/** Of these, what only pages, and the chart with places of one's own, look at. */
const ofPages: readonly PageParameter[] = ['across', 'code', 'cols', 'in', 'sort', 'table', 'view'];
/** Names whose values people write, numbers, and how a drawing looks: what makes no sense is said, or the usual is shown. */
const written: readonly PageParameter[] = [
  'add',
  'find',
  'from',
  'of',
  'paper',
  'q',
  'rank',
  'width',
  'with',
];

let release: Release;
let app: Hono;
beforeAll(async () => {
  release = await releaseOf(example);
  const onFault = (error: unknown) => {
    throw error;
  };
  app = siteWithApi([release], { codings, onFault });
});

const answerTo = async (address: string) => {
  const answer = await app.request(address);
  return { status: answer.status, text: await answer.text() };
};

/** The names that a page looks at, as it is made once without any. */
async function namesOf(make: (query: Query) => unknown): Promise<Set<PageParameter>> {
  const names = new Set<PageParameter>();
  const query: Query = (name) => {
    names.add(name);
    return undefined;
  };
  try {
    await make(query);
  } catch (error) {
    // A receipt of nothing.
    if (!(error instanceof UserError)) throw error;
  }
  return names;
}

describe('a value that a release does not have', () => {
  it('is of a name that is chosen from a list, or that people write: there are no others', () => {
    expect([...chosen, ...written].sort()).toEqual([...pageParameters].sort());
  });

  it('is refused, with the value, by every page that looks at such a name', async () => {
    const refused = new Set<PageParameter>();
    for (const { path, render } of sectionsOf(release)) {
      const names = await namesOf((query) => render(release, 'en', query));
      for (const name of chosen.filter((one) => names.has(one))) {
        const { status, text } = await answerTo(`/en/${path}?${name}=Nowhere-1`);
        expect([path, name, status, text.includes('Nowhere-1')]).toEqual([path, name, 404, true]);
        refused.add(name);
      }
    }
    for (const name of ['map', 'as']) {
      expect((await answerTo(`/en/?${name}=Nowhere-1`)).status).toBe(404);
    }
    expect([...refused].sort()).toEqual([...chosen]);
  });

  it('is refused by every figure and its page for other sites, whatever the figure is about', async () => {
    for (const id of figureIds) {
      for (const name of chosen.filter((one) => !ofPages.includes(one))) {
        for (const address of [`/en/figure/${id}.csv`, `/en/embed/${id}`]) {
          const { status, text } = await answerTo(`${address}?${name}=Nowhere-1`);
          expect([address, name, status, text.includes('Nowhere-1')]).toEqual([address, name, 404, true]);
        }
      }
    }
  });
});
