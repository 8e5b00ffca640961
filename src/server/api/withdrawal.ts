import { z } from '@hono/zod-openapi';
import type { Withdrawal } from '../../release/index.js';
import type { ApiRelease } from './releases.js';

/** When a release was withdrawn, and why, as JSON says it. */
export const withdrawalSchema = z
  .object({ date: z.string(), reason: z.object({ en: z.string(), zh: z.string() }) })
  .nullable()
  .describe('when it was withdrawn, and why; it stays readable');

export const withdrawalOf = ({ withdrawn }: ApiRelease): Withdrawal | null => withdrawn ?? null;

/**
 * Headers of every answer from a withdrawn release, whatever its form: since when (RFC 9745), where the reason stands, and the
 * release that the name of its edition now means (RFC 5829).
 */
export function withdrawalHeaders(release: ApiRelease, base: string): Record<string, string> {
  const { withdrawn, manifest, plan } = release;
  if (!withdrawn) return {};
  const at = (name: string) => `<${base}/v1/${encodeURIComponent(name)}>`;
  return {
    Deprecation: `@${Date.parse(withdrawn.date) / 1000}`,
    Link: `${at(manifest.id)}; rel="deprecation", ${at(plan.edition)}; rel="latest-version"`,
  };
}
