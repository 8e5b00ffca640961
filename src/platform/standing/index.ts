export { alarmRules } from './alarms.js';
export { type FolderStanding, standingIn } from './inFolder.js';
export { KeepStanding } from './keepStanding.js';
export { keepIn, noteDone } from './kept.js';
export { matters } from './matters.js';
export {
  isStopped,
  type Reading,
  type Stopped,
  sinceText,
  standingHeadline,
  whatStopped,
} from './whatStopped.js';
