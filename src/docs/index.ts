export { addressOf, contents, pagesOf } from './contents.js';
export { docsHome, docsPage } from './docsPage.js';
export { docsEntries } from './search.js';
