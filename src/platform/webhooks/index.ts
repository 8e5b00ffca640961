export { type Hook, type HookState, Hooks } from './hooks.js';
export { KeepDelivering } from './keepDelivering.js';
export { type EventKind, eventKinds, eventWords, isEventKind } from './kinds.js';
export { webhookProblems } from './problems.js';
