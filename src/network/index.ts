export {
  clientAddress,
  isProxy,
  noProxy,
  quotaKey,
  socketAddress,
  type Trusted,
  trustedProxies,
} from './address.js';
export { connectionsOf, limitConnections } from './connections.js';
export { isPrivateUrl, isThisMachine } from './here.js';
export { limitedFetch, readLimited, TooLarge } from './limited.js';
export { isPublicAddress, type Posted, PrivateAddress, postTo } from './post.js';
export { inAddress, openSmallServer } from './smallServer.js';
