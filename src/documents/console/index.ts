export { type ConsoleView, consolePath, partnerPath, titleOf } from './consoleFrame.js';
export { consoleStyle } from './consoleStyle.js';
export { contractsPage } from './contractsPage.js';
export { sumCounts } from './counts.js';
export {
  type ConsoleRefusal,
  enterPage,
  loggedInPage,
  loggedOutPage,
  problemsPage,
  refusalPage,
  refusedPage,
} from './enterPage.js';
export { type ErasureForm, erasePage } from './erasePage.js';
export type { FedIndicators } from './feeds.js';
export { homePage, type PartnerHome } from './homePage.js';
export { logPage } from './logPage.js';
export { type MembersView, membersPage } from './membersPage.js';
export { partnersPage, type StandingView } from './partnersPage.js';
export { quarantinePage } from './quarantinePage.js';
export type { LiveNames } from './reachedFigures.js';
export { receiptPage, receiptsPage } from './receiptsPage.js';
export { submissionPage } from './submissionPage.js';
export { submissionPath, submissionsPage } from './submissionsPage.js';
export { tokensPage } from './tokensPage.js';
