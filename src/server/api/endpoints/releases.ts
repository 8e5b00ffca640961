import { z } from '@hono/zod-openapi';
import { publishedPeriods } from '../../../edition/index.js';
import type { Endpoint } from '../endpoint.js';
import { json } from '../negotiate.js';
import type { ApiRelease, Releases } from '../releases.js';
import { withdrawalOf, withdrawalSchema } from '../withdrawal.js';

const text = z.object({ en: z.string(), zh: z.string() });

const brief = z.object({
  id: z.string(),
  edition: z.string(),
  version: z.string(),
  title: text,
  dataStatus: z.enum(['real', 'example', 'simulated']),
  licence: z.string(),
  attribution: text.nullable(),
  periods: z.array(z.string()),
  vintage: z.number().int().nullable().describe('its number in its series, if it is part of one'),
  published: z.string().nullable().describe('the day of its publication, if it is part of a series'),
  withdrawn: withdrawalSchema,
  latest: z.boolean().describe('whether the name of its edition resolves to it'),
  href: z.string(),
});

const full = brief.extend({
  note: text.nullable(),
  level: z.string(),
  levels: z.array(z.object({ id: z.string(), title: text.nullable(), members: z.number().int() })),
  software: z.record(z.string(), z.string()),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
  resources: z.record(z.string(), z.string()),
});

/** The list of releases, and the description of one. */
export const releaseEndpoints: readonly Endpoint[] = [
  {
    id: 'releases',
    path: '/v1/releases',
    quick: true,
    summary: { en: 'The available releases', zh: '可用的发布版' },
    query: [],
    forms: [json],
    paged: false,
    schema: z.object({ items: z.array(brief) }),
    example: '/v1/releases',
    answer: ({ releases }) => ({ json: { items: releases.all.map((one) => briefOf(releases, one)) } }),
  },
  {
    id: 'release',
    path: '/v1/{release}',
    quick: true,
    summary: {
      en: 'Description of a release: its edition, periods, levels and files with their hashes',
      zh: '发布版概况：所属版本、时期、层级、文件及其哈希值',
    },
    query: [],
    forms: [json],
    paged: false,
    schema: full,
    example: '/v1/latest',
    answer: ({ releases, release }) => ({ json: fullOf(releases, release) }),
  },
];

function briefOf(releases: Releases, release: ApiRelease): z.infer<typeof brief> {
  const { plan, manifest } = release;
  return {
    id: manifest.id,
    edition: plan.edition,
    version: plan.version,
    title: plan.title,
    dataStatus: plan.dataStatus,
    licence: manifest.licence,
    attribution: plan.attribution ?? null,
    periods: publishedPeriods(plan),
    vintage: release.vintage?.number ?? null,
    published: release.vintage?.date ?? null,
    withdrawn: withdrawalOf(release),
    latest: releases.isLatest(release),
    href: hrefOf(release),
  };
}

function fullOf(releases: Releases, release: ApiRelease): z.infer<typeof full> {
  const { plan, manifest } = release;
  const under = ['units', 'nodes', 'periods', 'values', 'ranks', 'analysis', 'exports'];
  const base = hrefOf(release);
  return {
    ...briefOf(releases, release),
    note: plan.note ?? null,
    level: plan.level,
    levels: [
      { id: plan.level, title: null, members: plan.units.length },
      ...plan.groupings.map((g) => ({ id: g.column, title: g.title, members: g.groups.length })),
      { id: 'total', title: plan.total.title, members: 1 },
    ],
    software: manifest.software,
    files: manifest.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    resources: Object.fromEntries(under.map((name) => [name, `${base}/${name}`])),
  };
}

function hrefOf({ manifest }: ApiRelease): string {
  return `/v1/${encodeURIComponent(manifest.id)}`;
}
