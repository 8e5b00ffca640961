import type { RouteConfig, z } from '@hono/zod-openapi';
import type { Text } from '../../edition/index.js';
import type { RefusalCode } from '../../platform/index.js';
import type { IntakeKind } from './problem.js';

/** One resource of the intake, as in the OpenAPI document. */
export interface Resource {
  id: string;
  method: 'get' | 'post';
  path: string;
  summary: Text;
  /** Whether anybody may ask. */
  open?: boolean;
  request?: RouteConfig['request'];
  answers: Record<number, { about: Text; schema?: z.ZodType; type?: string }>;
  problems: readonly IntakeKind[];
  /** Why something about a submission is refused. */
  refused?: readonly RefusalCode[];
}

/** Problems of every resource that needs a token. */
export const always = ['unauthorized', 'bad-signature', 'wrong-method', 'quota'] as const;
