export { sync, syncFolder } from './sync.js';
export { makeFolder, replace, type Written, writeDurably, writeFiles } from './write.js';
