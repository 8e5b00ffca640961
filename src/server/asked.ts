import type { Context } from 'hono';
import type { Query } from '../figures/index.js';

/** The parameters of the address of a page (`pageParameters`); values given several times are joined by spaces. */
export const asked =
  (c: Context): Query =>
  (name) =>
    c.req.queries(name)?.join(' ');
