import type { z } from '@hono/zod-openapi';
import type { Text } from '../../edition/index.js';
import type { Table } from '../../tables/index.js';
import { anyForm, type Form } from './negotiate.js';
import type { PathName, Query, QueryName } from './parameters.js';
import type { ApiRelease, Releases } from './releases.js';

/** A request that has been understood. */
export interface Asked {
  releases: Releases;
  /** That of the path; the latest where the path names none. */
  release: ApiRelease;
  params: Partial<Record<PathName, string>>;
  query: Query;
  form: Form;
  /** The query as it was written. */
  search: URLSearchParams;
}

/** What answers a request. */
export type Answer = (
  | { json: unknown }
  | { table: Table }
  | { text: string }
  | { content: string | Uint8Array; mediaType: string; fileName: string }
) & {
  /** The release it is of, where the path does not name one. */
  of?: ApiRelease;
};

/** One resource of the API. The document, the page, the routes and the tests all read this. */
export interface Endpoint {
  id: string;
  /** As OpenAPI writes it: `/v1/{release}/units`. */
  path: string;
  summary: Text;
  about?: Text;
  query: readonly QueryName[];
  /** The forms it can be had in, the usual first. */
  forms: readonly Form[];
  /** Whether its JSON is rows in pages. */
  paged: boolean;
  /** Of the whole JSON answer, or of one row where it is paged. */
  schema: z.ZodType;
  /** An address that works with every release. */
  example: string;
  answer(asked: Asked): Answer | Promise<Answer>;
}

/** Whether the form can stand at the end of the address. */
export const takesEnding = ({ path, forms }: Pick<Endpoint, 'path' | 'forms'>) =>
  path.startsWith('/v1/') && forms[0] !== anyForm;

/** The names of the parameters in a path. */
export function pathNames(path: string): PathName[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathName);
}
