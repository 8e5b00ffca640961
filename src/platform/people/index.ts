export {
  type AuditEntry,
  type AuditKind,
  atMachine,
  auditOf,
  firstBrokenEntry,
  type NewEntry,
  type WebhookAct,
  writeDown,
} from './auditLog.js';
export { type Claimed, type Identity, identitiesOf, setIdentity } from './identities.js';
export { type LoginFile, loginFileOf } from './loginFile.js';
export {
  type Member,
  type MemberRole,
  may,
  memberRoles,
  type Right,
  rights,
  type TokenGrant,
  type Who,
} from './member.js';
export { addMember, memberById, membersOf, removeMember } from './members.js';
export { People } from './people.js';
export { peopleProblems } from './problems.js';
export {
  linkMinutes,
  logIn,
  logInBy,
  logOut,
  makeLink,
  memberOfLink,
  memberOfSession,
  sessionLife,
} from './sessions.js';
