import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { escapeControls } from '../edition/index.js';
import { version } from '../package/index.js';
import type { Release } from '../release/index.js';
import { addResources } from './resources.js';
import { addTool } from './tool.js';
import { checkClaim } from './tools/checkClaim.js';
import { compare } from './tools/compare.js';
import { explainFigure } from './tools/explainFigure.js';
import { getValue } from './tools/getValue.js';
import { listReleases } from './tools/listReleases.js';
import { proofreadText } from './tools/proofreadText.js';
import { rankTable } from './tools/rankTable.js';
import { search } from './tools/search.js';
import { listTables, readTable } from './tools/tables.js';

const instructions = `Figures of composite indices, each with its receipt. Begin with list_releases.
Every answer has dataStatus: when it is not "real", say so (notice) beside every figure you quote.
Give the rank range with a rank. When two rank ranges overlap, do not say that one place leads the other.
A missing figure is null and never 0. Where observedShare is below 1, say what was carried on or estimated (filled).
Check what you say with check_claim, or a whole answer with proofread. Cite the release (citation).`;

/** A server of the Model Context Protocol for some releases. */
export function mcpServer(releases: readonly Release[]): McpServer {
  const server = new McpServer({ name: 'internet-plus-index', version }, { instructions });
  addTool(server, listReleases(releases));
  addTool(server, search(releases));
  addTool(server, getValue(releases));
  addTool(server, rankTable(releases));
  addTool(server, compare(releases));
  addTool(server, explainFigure(releases));
  addTool(server, checkClaim(releases));
  addTool(server, proofreadText(releases));
  addTool(server, listTables(releases));
  addTool(server, readTable(releases));
  addResources(server, releases);
  return server;
}

/** Serves releases over standard input and output, until the input ends. */
export function serveMcp(releases: readonly Release[]): void {
  serveStdio(() => mcpServer(releases), {
    onerror: (error) => process.stderr.write(`${escapeControls(error.message)}\n`),
  });
}
