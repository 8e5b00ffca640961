import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { chinaOverTimeOrExample } from '../helpers/chinaOverTime.js';

describe('the page of the ranking', () => {
  let release: Release;
  let page: (query: Record<string, string>) => Promise<string>;
  /** Codes of the rows that a query shows, in their order. */
  let rows: (query: Record<string, string>) => Promise<string[]>;
  beforeAll(async () => {
    release = await chinaOverTimeOrExample();
    const app = siteApp(release);
    page = async (query) => {
      const answer = await app.request(`/en/ranking?${new URLSearchParams(query)}`);
      expect(answer.status).toBe(200);
      return answer.text();
    };
    rows = async (query) =>
      [...(await page(query)).matchAll(/<tr data-unit="([^"]+)"/g)].map(([, code]) => code!);
  });

  /** Scores of a node in the last period by code, of the units that have a rank. */
  const scores = (g: number) => {
    const { plan, index } = release;
    const at = (node: number) => (node * index.periods + index.periods - 1) * index.units;
    const ranked = plan.units
      .map((unit, c) => ({ ...unit, c }))
      .filter(({ c }) => index.ranks(0)[at(0) + c]! > 0);
    return new Map(ranked.map(({ code, c }) => [code, index.values[at(g) + c]!]));
  };

  it('sorts by a part in either direction, with what is missing at the end', async () => {
    const { plan } = release;
    for (const g of plan.nodes[0]!.children) {
      const of = scores(g);
      for (const [sign, minus] of [
        [1, ''],
        [-1, '-'],
      ] as const) {
        const found = await rows({ sort: `${minus}of:${plan.nodes[g]!.id}` });
        const values = found.map((code) => of.get(code)!);
        const known = values.filter((value) => !Number.isNaN(value));
        expect(found.toSorted()).toEqual([...of.keys()].toSorted());
        expect(values.slice(0, known.length)).toEqual(known.toSorted((a, b) => sign * (a - b)));
      }
    }
  });

  it('shows the members of one group, and of them those whose name or code holds some words', async () => {
    const { plan } = release;
    const [grouping] = plan.groupings;
    for (const [j, group] of grouping!.groups.entries()) {
      const members = plan.units.filter(({ code }, c) => grouping!.memberOf[c] === j && scores(0).has(code));
      const within = { in: `${grouping!.column}:${group.code}` };
      expect((await rows(within)).toSorted()).toEqual(members.map(({ code }) => code).toSorted());
      if (members[0]) expect(await rows({ ...within, find: members[0].code })).toContain(members[0].code);
    }
    expect(await page({ find: 'no such place' })).toContain('None fits.');
  });

  it('shows the columns asked for, and keeps all that was asked in its links', async () => {
    const { plan } = release;
    const part = plan.nodes[plan.nodes[0]!.children[0]!]!;
    const asked = { cols: `of:${part.id}`, of: `${plan.units[0]!.code} ${plan.units[1]!.code}`, find: '' };
    const html = await page(asked);
    const heads = [...html.matchAll(/<th scope="col".*?<\/th>/gs)].map(([head]) =>
      head.replaceAll(/<[^>]+>/g, ''),
    );
    expect(heads).toEqual(['Compare', 'Rank ▲', 'Name', 'Index', part.title.en]);
    for (const [, href] of html.matchAll(/<th scope="col"[^>]*><a href="([^"]+)"/g)) {
      const link = new URL(href!.replaceAll('&amp;', '&'), 'http://site');
      expect([link.searchParams.get('cols'), link.searchParams.get('of')]).toEqual([asked.cols, asked.of]);
    }
    expect(html.match(/name="of"[^>]* checked/g)).toHaveLength(2);
  });

  it('shows the first rows where an address makes no sense of a row', async () => {
    expect(await rows({ from: '-7' })).toEqual(await rows({}));
  });
});
