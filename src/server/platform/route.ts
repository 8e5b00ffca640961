import type { HttpBindings } from '@hono/node-server';
import type { Lang } from '../../edition/index.js';
import type { Actor, Sender, Submissions } from '../../platform/index.js';
import type { PartnerQuota } from './partnerQuota.js';

/** What partners sign, as whom the one with a token acts, and where it is written down. */
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
