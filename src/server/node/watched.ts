import type { HttpBindings } from '@hono/node-server';
import type { Text } from '../../edition/index.js';
import { isThisMachine, socketAddress } from '../../network/index.js';
import type { Fetch } from './guard.js';

/**
 * The events for open pages while an edition is watched: a build began, ended or failed, or another release is shown from now on.
 */
export type News = { is: 'building' | 'built' | 'release' } | { is: 'problem'; text: Text };

export interface Watched {
  fetch: Fetch;
  tell: (news: News) => void;
  close: () => void;
}

const script = { path: '/watch.js', events: '/watch' } as const;
const tag = `<script type="module" src="${script.path}"></script>`;

/** Milliseconds between two signs of life on a connection without news. */
const heartbeat = 15_000;

/**
 * Lets the pages of an application hear of new releases and problems while an edition is watched: each gets a script that listens to
 * server-sent events, and nothing is cached. What is being worked on is not public yet: pages of other sites cannot read it, also not
 * under a name of theirs that leads to this machine.
 */
export function watched(answer: Fetch): Watched {
  const listening = new Set<(text: string) => void>();
  const ends = new Set<() => void>();
  let problem: News | undefined;
  return {
    async fetch(request, env, reader) {
      const { pathname, hostname } = new URL(request.url);
      if (isHere(env) && !isThisMachine(hostname)) return new Response('Unknown host.\n', { status: 421 });
      if (pathname === script.path) return response(source, 'text/javascript; charset=utf-8');
      if (pathname === script.events) return response(events(env), 'text/event-stream');
      return withScript(await answer(plain(request), env, reader));
    },
    tell(news) {
      problem = news.is === 'problem' ? news : undefined;
      for (const hear of listening) hear(message(news));
    },
    close() {
      for (const end of ends) end();
    },
  };

  function events({ outgoing }: HttpBindings): ReadableStream<Uint8Array> {
    const encoder = new TextEncoder();
    return new ReadableStream({
      start(stream) {
        const hear = (text: string) => stream.enqueue(encoder.encode(text));
        const timer = setInterval(() => hear(':\n\n'), heartbeat);
        const end = () => {
          if (!ends.delete(end)) return;
          listening.delete(hear);
          clearInterval(timer);
          stream.close();
        };
        listening.add(hear);
        ends.add(end);
        outgoing.once('close', end);
        hear(problem ? message(problem) : ':\n\n');
      },
    });
  }
}

/** Whether a request came over the loopback interface, where nobody asks by another name. */
const isHere = ({ incoming }: HttpBindings) =>
  /^(?:127\.|::1$)/.test(socketAddress(incoming.socket.localAddress));

const message = (news: News) => `data: ${JSON.stringify(news)}\n\n`;

const response = (body: BodyInit, type: string) =>
  new Response(body, {
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
  });

/** The request for the whole page, not compressed. */
function plain(request: Request): Request {
  const headers = new Headers(request.headers);
  for (const name of ['Accept-Encoding', 'If-None-Match', 'Range']) headers.delete(name);
  return new Request(request.url, { method: request.method, headers });
}

/** A page with the script; anything else as it is, but not to be kept. */
async function withScript(made: Response): Promise<Response> {
  const headers = new Headers(made.headers);
  headers.set('Cache-Control', 'no-store');
  headers.delete('Etag');
  headers.delete('Access-Control-Allow-Origin');
  const { status } = made;
  if (!/^text\/html/.test(headers.get('Content-Type') ?? '')) {
    return new Response(made.body, { status, headers });
  }
  headers.delete('Content-Length');
  const page = await made.text();
  const at = page.lastIndexOf('</body>');
  return new Response(at < 0 ? page : page.slice(0, at) + tag + page.slice(at), { status, headers });
}

/** Shows problems above the page and loads the page again when there is a new release, or when the server is back. */
const source = `const words = {
  en: { problem: 'The edition cannot be built; the figures are those of before.', building: 'Building …' },
  zh: { problem: '版本无法生成，所示仍为此前的数值。', building: '正在生成……' },
};
const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
let box;
function show(title, text = '') {
  box?.remove();
  box = document.createElement('aside');
  box.id = 'watch';
  box.setAttribute('role', 'alert');
  box.style.cssText = 'position:sticky;top:0;z-index:99;max-height:60vh;overflow:auto;padding:12px 16px;background:#fff4e5;color:#5f2b01;border-bottom:2px solid #b45309;font:14px/1.5 system-ui,sans-serif';
  const heading = document.createElement('strong');
  heading.textContent = title;
  box.append(heading);
  if (text !== '') {
    const detail = document.createElement('pre');
    detail.style.cssText = 'white-space:pre-wrap;margin:8px 0 0;color:inherit;background:none;border:0;padding:0';
    detail.textContent = text;
    box.append(detail);
  }
  document.body.prepend(box);
}
const events = new EventSource('${script.events}');
let lost = false;
events.onopen = () => { if (lost) location.reload(); };
events.onerror = () => { lost = true; };
events.onmessage = ({ data }) => {
  const news = JSON.parse(data);
  if (news.is === 'release') location.reload();
  if (news.is === 'built') box?.remove();
  if (news.is === 'building') show(words[lang].building);
  if (news.is === 'problem') show(words[lang].problem, news.text[lang]);
};
`;
