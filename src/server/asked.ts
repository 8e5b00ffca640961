import type { Context } from 'hono';
import type { Query } from '../figures/index.js';

/** What the address of a page asks for, by the names that pages know (`pageParameters`); what is given several times, with spaces between. */
export const asked =
  (c: Context): Query =>
  (name) =>
    c.req.queries(name)?.join(' ');
