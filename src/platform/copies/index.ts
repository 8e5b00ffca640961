export { storageNamed } from './copyFile.js';
export { type Copied, copyOut } from './copying.js';
export { type CopiedRecords, copyRecords } from './copyRecords.js';
export { type CopyState, KeepCopying, storageAt, storageOf } from './keepCopying.js';
export { copyProblems } from './problems.js';
export { readRecords } from './readRecords.js';
export { restoreFrom } from './restoring.js';
export { ObjectStorage, type StorageKeys } from './storage.js';
