export { type McpSite, serveMcpHttp } from './http.js';
export { mcpServer, serveMcp } from './server.js';
