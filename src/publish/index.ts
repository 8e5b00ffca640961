export { type Facts, factsOf } from './facts.js';
export { planText } from './planText.js';
export { receiptText } from './receiptText.js';
export { type Asset, asset } from './site/assets.js';
export { notFoundPage, overviewPage } from './site/overview.js';
export { placePage } from './site/place.js';
export { summaryLines } from './summary.js';
