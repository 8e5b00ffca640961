export {
  consistencyProof,
  inclusionProof,
  inclusionProofs,
  isConsistent,
  leafHash,
  rootFromInclusion,
  TreeHash,
  treeHash,
} from './merkle.js';
export { sync, syncFolder } from './sync.js';
export { type FileToWrite, makeFolder, replace, writeDurably, writeFiles } from './write.js';
