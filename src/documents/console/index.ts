export { type ConsoleView, consolePath, partnerPath, titleOf } from './consoleFrame.js';
export { consoleStyle } from './consoleStyle.js';
export { contractsPage } from './contractsPage.js';
export {
  type ConsoleRefusal,
  enteredPage,
  enterPage,
  leftPage,
  problemsPage,
  refusalPage,
  refusedPage,
} from './enterPage.js';
export { type EraseTyped, erasePage } from './erasePage.js';
export type { FedShown } from './feeds.js';
export { type Home, homePage } from './homePage.js';
export { logPage } from './logPage.js';
export { type MembersShown, membersPage } from './membersPage.js';
export { partnersPage } from './partnersPage.js';
export { quarantinePage } from './quarantinePage.js';
export type { LiveNames } from './reached.js';
export { receiptPage, receiptsPage } from './receiptsPage.js';
export { submissionPage } from './submissionPage.js';
export { submissionPath, submissionsPage } from './submissionsPage.js';
export { sumOf } from './sums.js';
export { tokensPage } from './tokensPage.js';
