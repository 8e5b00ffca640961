export { auditPage } from './audit/audit.js';
export { exportFormats } from './exportFormats.js';
export { seriesViews } from './feeds/seriesViews.js';
export { askPage } from './frame/askPage.js';
export { type Asset, asset, cssName, scripts } from './frame/assets.js';
export { embedPage, widthOf } from './frame/embed.js';
export { askAgain, buildingPage, errorPage } from './frame/errorPage.js';
export { page } from './frame/layout.js';
export { notFoundPage } from './frame/notFound.js';
export { cardFile } from './frame/social.js';
export { frontPage } from './front/frontPage.js';
export { overviewPage } from './overview/overview.js';
export { type ApiDescription, apiPage, apiPath } from './pages/api.js';
export { offlinePage } from './place/offlinePage.js';
export { placePage } from './place/placePage.js';
export type { Asked } from './place/whatIf.js';
export { WhatIfAnswer } from './place/whatIfAnswer.js';
export { figureFor } from './ranking/rankingFor.js';
export { allSections, sectionsOf } from './sections.js';
export {
  askPath,
  type Behind,
  behindReasons,
  briefPath,
  cardPath,
  docsPath,
  type Flash,
  frontAddress,
  type Neighbour,
  outlinePath,
  rootOf,
  type Shown,
  type ShownVintage,
  type SiteAddress,
} from './shown.js';
export { studioPage } from './studio/studioPage.js';
