import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { escapeControls, type Lang } from '../../edition/index.js';
import { asset, studioPage } from '../../site/index.js';
import { languageOf } from '../api/negotiate.js';

/** Where an edition was published, or why it was not. */
export type PublishedHere = { folder: string; pages: number } | { refused: string };

/** The folder of an edition, as the editor sees it. */
export interface EditFolder {
  /** The texts of the edition with a stamp of each, which changes with its content; `path` is that of the folder. */
  read(): Promise<{
    name: string;
    path: string;
    files: Record<string, string>;
    stamps: Record<string, string>;
  }>;
  stamps(): Promise<Record<string, string>>;
  /** Writes texts over those that have these stamps; otherwise nothing, and says which have others. */
  write(
    files: Readonly<Record<string, string>>,
    stamps: Readonly<Record<string, string>>,
  ): Promise<{ stamps: Record<string, string> } | { changed: string[] } | { refused: string }>;
  /** Builds and publishes the edition as it is saved. */
  publish?: (lang: Lang) => Promise<PublishedHere>;
  /** Figures that are in no text: names as JSON with their length before them, values, reasons. */
  measured?: Uint8Array | undefined;
}

export interface EditOptions {
  folder: EditFolder;
  /** What the page says with each request: the printed address tells it to the page alone, behind the `#`. */
  token: string;
  /** The port that is listened on: what Host and Origin must say. */
  port: number;
  /** The language of the pages; by default what the browser asks for. */
  lang?: Lang | undefined;
  onFault: (error: unknown) => void;
}

/** The most that is taken at once: all texts of an edition. */
const mostBytes = 64 * 1024 * 1024;

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Pages and scripts, which are the same for every folder. */
const isPublic = (path: string) => /^\/(?:en|zh)?$|^\/assets\//.test(path);

/**
 * The editor of one folder. No other page and no other server can drive it: what reads or writes the folder needs the token in a header,
 * which only the page has. It is no cookie, since browsers send these to every port of a machine. Host and Origin must be those of the editor.
 */
export function editApp({ folder, token, port, lang, onFault }: EditOptions): Hono {
  const app = new Hono();
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  app.use(async (c, next) => {
    if (!hosts.includes(c.req.header('Host') ?? '')) return c.text('Unknown host.\n', 421);
    const isOpen = c.req.method === 'GET' && isPublic(c.req.path);
    const origin = c.req.header('Origin');
    const isOwn =
      origin === undefined ? c.req.method === 'GET' : hosts.some((host) => origin === `http://${host}`);
    const site = c.req.header('Sec-Fetch-Site');
    const isCross = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!isOwn || (isCross && !isOpen)) return c.text('Not from this page.\n', 403);
    const given = /^Bearer (.*)$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';
    if (!isOpen && !isSame(given, token)) return c.text(denied, 403);
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (!c.req.path.startsWith('/assets/')) c.header('Cache-Control', 'no-store');
  });
  addPages(app, lang);
  addFiles(app, folder);
  app.onError((error, c) => {
    onFault(error);
    return c.text('A fault of the program. 程序出错。\n', 500);
  });
  return app;
}

const denied = 'Open the address that the program printed. 请打开程序所给出的地址。\n';

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function addPages(app: Hono, lang: Lang | undefined): void {
  app.get('/', (c) => c.redirect(`/${lang ?? languageOf(c.req.raw)}`));
  for (const one of ['en', 'zh'] as const) {
    app.get(`/${one}`, (c) => c.html(studioPage(one, 'folder')));
  }
  app.get('/assets/:name', async (c) => {
    const found = await asset(c.req.param('name'));
    if (!found) return c.notFound();
    return c.body(found.content as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': found.type,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  });
}

function addFiles(app: Hono, folder: EditFolder): void {
  app.get('/edition', async (c) =>
    c.json({ ...(await folder.read()), measured: folder.measured !== undefined }),
  );
  app.get('/stamps', async (c) => c.json(await folder.stamps()));
  app.get('/measured', (c) =>
    folder.measured
      ? c.body(folder.measured as Uint8Array<ArrayBuffer>, 200, {
          'Content-Type': 'application/octet-stream',
        })
      : c.notFound(),
  );
  app.post('/publish', async (c) => {
    if (!folder.publish) return c.notFound();
    const done = await folder.publish(languageOf(c.req.raw));
    return 'refused' in done ? c.text(escapeControls(done.refused), 422) : c.json(done);
  });
  app.put('/edition', bodyLimit({ maxSize: mostBytes }), async (c) => {
    if (!/^application\/json\b/.test(c.req.header('Content-Type') ?? '')) return c.text('JSON\n', 415);
    const sent: unknown = await c.req.json().catch(() => undefined);
    if (!isSent(sent)) return c.text('Not what the editor sends.\n', 400);
    const done = await folder.write(sent.files, sent.stamps);
    if ('changed' in done) return c.json({ names: done.changed }, 409);
    if ('refused' in done) return c.text(escapeControls(done.refused), 422);
    return c.json(done);
  });
}

type Texts = Record<string, string>;

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string');

function isSent(value: unknown): value is { files: Texts; stamps: Texts } {
  const { files, stamps } = (value ?? {}) as { files?: unknown; stamps?: unknown };
  return isTexts(files) && isTexts(stamps);
}
