// What the program itself takes from its packages: the page that verifies a release runs the verifier of everybody.
export { type Check, type CheckedFile, type State, type Verified, verify } from './verify/index.js';
