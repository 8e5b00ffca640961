import { createServer, type Server } from 'node:http';
import { problems, UserError } from '../../edition/index.js';
import type { ServerMetrics } from './metrics.js';

/** An address to listen at. */
export interface Listening {
  host: string;
  port: number;
}

/** Serves the metrics at an address of their own, `/metrics` and nothing else, so that no reader of the site gets there. @throws UserError where that is not possible */
export function serveMetrics(metrics: ServerMetrics, { host, port }: Listening): Promise<Server> {
  const server = createServer((request, response) => {
    const found = request.url === '/metrics' && (request.method === 'GET' || request.method === 'HEAD');
    const text = found ? metrics.text() : Promise.resolve('');
    text.then(
      (body) => {
        const type = found ? metrics.contentType : 'text/plain';
        response
          .writeHead(found ? 200 : 404, { 'Content-Type': type, 'Cache-Control': 'no-store' })
          .end(body);
      },
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(new UserError([problems.unusableAddress(`--metrics ${host}:${port}`, code ?? message)])),
    );
    server.listen({ host, port }, () => resolve(server));
  });
}
