export { type HeldLog, type Holding, holdLog } from './holdLog.js';
