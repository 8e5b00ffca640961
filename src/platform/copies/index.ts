export { type Copied, copyOut } from './copying.js';
export { type CopyState, KeepCopying, storageAt, storageOf } from './keepCopying.js';
export { restoreFrom } from './restoring.js';
export { ObjectStorage, type StorageKeys } from './storage.js';
