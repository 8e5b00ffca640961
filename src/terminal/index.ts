export { analysisText } from './analysisText.js';
export { auditText } from './auditText.js';
export { calendarText } from './calendarText.js';
export { contractChangesText, contractText, dryRunText } from './contractText.js';
export { diffJson, diffText, realTimeText } from './diffText.js';
export { ingestText } from './ingestText.js';
export { figuresText, judgedJson, judgedText } from './judgedText.js';
export { liftsJson, liftsText } from './liftsText.js';
export { planText } from './planText.js';
export { robustnessText } from './robustnessText.js';
export { recipeJson, recipeText, type ShelfEntry, shelfText } from './shelfText.js';
export { summaryLines } from './summary.js';
export {
  keyringLines,
  logGrowthText,
  logText,
  proofText,
  signedText,
  verifiedText,
  witnessesText,
} from './trustText.js';
export { judgementsText, weighText } from './weighText.js';
