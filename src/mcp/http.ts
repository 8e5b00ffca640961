import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { escapeControls, problems, UserError } from '../edition/index.js';
import { inAddress, openSmallServer } from '../network/index.js';
import type { Release } from '../release/index.js';
import { mcpServer } from './server.js';

/** How a server of assistants listens. */
export interface HttpOptions {
  /** 0: any free port. */
  port: number;
  /** Listening address; by default the loopback interface. */
  host?: string | undefined;
  /** Names of the machine under which clients and web pages may call it, beside `host` and those of the loopback interface. */
  allow?: readonly string[] | undefined;
}

/** A running server of assistants. */
export interface McpSite {
  url: string;
  close: () => Promise<void>;
}

/** The path of the protocol. */
const path = '/mcp';

/** Most bytes of a request: the longest claim and names take a few thousand. */
const largestRequest = 65_536;

/** Most streams that clients keep open. */
const mostSubscriptions = 200;

/**
 * Serves releases over streamable HTTP, without sessions. Requests under other names of the machine, and from web pages of other
 * sites, are refused: a page that a reader has open elsewhere cannot reach a server that listens on loopback.
 * @throws UserError for a port that is taken, an address that is not of this machine, or a name that is none
 */
export async function serveMcpHttp(releases: readonly Release[], options: HttpOptions): Promise<McpSite> {
  const { port, host = '127.0.0.1', allow = [] } = options;
  const known = [...localhostAllowedHostnames(), ...[host, ...allow].map(hostName)];
  const onerror = (error: Error) => process.stderr.write(`${escapeControls(error.message)}\n`);
  const handler = createMcpHandler(() => mcpServer(releases), {
    onerror,
    maxRequestBodySize: largestRequest,
    maxSubscriptions: mostSubscriptions,
  });
  const fetch = (request: Request): Response | Promise<Response> => {
    const refused =
      hostHeaderValidationResponse(request, known) ?? originValidationResponse(request, known) ?? undefined;
    if (refused) return refused;
    if (new URL(request.url).pathname !== path) return new Response('Not found\n', { status: 404 });
    return handler.fetch(request);
  };
  const opened = openSmallServer(fetch, { port, host, keepAliveTimeout: 5_000 });
  const { url, server } = await opened.catch((error: NodeJS.ErrnoException) => {
    throw new UserError([problems.unusableAddress(`${host}:${port}`, error.code ?? error.message)]);
  });
  const close = async () => {
    await handler.close();
    await new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  };
  return { url: new URL(path, url).href, close };
}

/** The name of a machine as requests have it: small letters, no port. */
function hostName(name: string): string {
  const address = [`http://${name}`, `http://${inAddress(name)}`].find((text) => URL.canParse(text));
  if (address !== undefined) return new URL(address).hostname;
  const expected = { en: 'a name such as index.example.org', zh: '名称，如 index.example.org' };
  throw new UserError([problems.badOption('--allow', name, expected)]);
}
