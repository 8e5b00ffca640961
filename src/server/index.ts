export { type ApiOptions, apiApp, apiPaths } from './api/app.js';
export type { ApiRelease, Dated } from './api/releases.js';
export { siteApp, siteWithApi } from './app.js';
export { type ServeOptions, type Site, serveReleases } from './listen.js';
export type { Served } from './mounted.js';
export { pngOf } from './node/png.js';
export type { TrustFolders } from './node/trust.js';
export { publishStatic, type StaticSite, usualPages } from './static/staticSite.js';
export type { PublishedSite } from './static/workerFiles.js';
