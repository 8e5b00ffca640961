import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { escapeControls, problems, UserError } from '../edition/index.js';
import { limitConnections } from '../network/index.js';
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

/** Limits of one connection, in milliseconds and bytes. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
  requireHostHeader: true,
} as const;
const mostConnections = 200;
/** Connections of one address: the other half is left for others. A proxy in front counts as one. */
const mostOfOne = 100;

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
    maxSubscriptions: mostConnections,
  });
  const fetch = (request: Request): Response | Promise<Response> => {
    const refused =
      hostHeaderValidationResponse(request, known) ?? originValidationResponse(request, known) ?? undefined;
    if (refused) return refused;
    if (new URL(request.url).pathname !== path) return new Response('Not found\n', { status: 404 });
    return handler.fetch(request);
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, createServer, serverOptions: limits }, () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve({ url: `http://${inAddress(host)}:${bound}${path}`, close });
    }) as Server;
    server.maxConnections = mostConnections;
    limitConnections(server, mostOfOne);
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new UserError([problems.unusableAddress(`${host}:${port}`, error.code ?? error.message)]));
    });

    async function close(): Promise<void> {
      await handler.close();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    }
  });
}

/** A name or address of a machine as an address on the web has it: IPv6 in brackets. */
const inAddress = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/** The name of a machine as requests have it: small letters, no port. */
function hostName(name: string): string {
  const address = [`http://${name}`, `http://${inAddress(name)}`].find((text) => URL.canParse(text));
  if (address !== undefined) return new URL(address).hostname;
  const expected = { en: 'a name such as index.example.org', zh: '名称，如 index.example.org' };
  throw new UserError([problems.badOption('--allow', name, expected)]);
}
