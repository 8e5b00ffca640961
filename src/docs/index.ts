export { addressOf, contents, pagesOf } from './contents.js';
export { docsHome, docsPage } from './docsPage.js';
export { searchedDocs } from './search.js';
