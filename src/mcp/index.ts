export { mcpServer, serveMcp } from './server.js';
