import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.gz': 'application/gzip',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/**
 * A minimal web host: files of a folder below a path, `index.html` for folders (whose address ends with a slash),
 * otherwise 404.html.
 *
 * @param headers sent with every file
 */
export async function dumbHost(
  folder: string,
  below = '/',
  headers: Record<string, string> = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost');
    const asked = decodeURIComponent(pathname);
    const path = join(folder, asked.startsWith(below) ? asked.slice(below.length) : '..nowhere');
    const file = asked.endsWith('/') ? join(path, 'index.html') : path;
    const entry = statSync(file, { throwIfNoEntry: false });
    if (entry?.isDirectory()) {
      response.writeHead(301, { Location: `${pathname}/` }).end();
      return;
    }
    const found = entry?.isFile();
    const shown = found ? file : join(folder, '404.html');
    response.writeHead(found ? 200 : 404, {
      ...headers,
      'Content-Type': types[extname(shown)] ?? 'application/octet-stream',
    });
    response.end(readFileSync(shown));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}${encodeURI(below)}`, close };
}
