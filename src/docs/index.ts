export { addressOf, contents, type DocPage, type DocSection, pagesOf } from './contents.js';
export { docsHome, docsPage } from './docsPage.js';
export { searchedDocs, searchPath } from './search.js';
