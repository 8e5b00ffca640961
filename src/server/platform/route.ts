import type { HttpBindings } from '@hono/node-server';
import type { Lang } from '../../edition/index.js';
import type { Actor, Sender, Submissions } from '../../platform/index.js';
import type { PartnerQuota } from './partnerQuota.js';

/** The services for signing: submissions, the actor of a token, and the audit log. */
export interface Signing {
  submissions: Submissions;
  actorOf: (sender: Sender) => Actor;
  writeDown?: (sender: Sender, act: 'explained' | 'signed' | 'withdrawn', submission: string) => void;
}

export interface Asked {
  request: Request;
  env: HttpBindings;
  url: URL;
  sender: Sender;
  lang: Lang;
  /** Headers of the answer that say what is left of the quota. */
  quota: PartnerQuota;
}

export type Route = {
  path: RegExp;
  method: 'GET' | 'POST';
  answer: (asked: Asked, id: string) => Promise<Response>;
};
