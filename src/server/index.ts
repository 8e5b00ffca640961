export { type Served, siteApp } from './app.js';
export { type Site, serveRelease } from './listen.js';
