export { actorOf, unnamed } from './actor.js';
export type {
  Act,
  ActName,
  Actor,
  By,
  CheckResult,
  Content,
  IncludedReceipt,
  KeySignature,
  PartnerRight,
  PeriodCounts,
  Person,
  Profile,
  Question,
} from './acts.js';
export { partnerRights } from './acts.js';
export { canonicalJson, sha256Of } from './canonical.js';
export type { SourceFigure } from './checks/macro.js';
export { thresholds } from './checks/thresholds.js';
export { type Completeness, completeness, type Expected, expectedOf } from './completeness.js';
export type { Answer, SignatureCheck, Signing } from './decide.js';
export { reasonOf } from './decide.js';
export { type ErasureEffect, effectOfErasing } from './effect.js';
export { type Submission, submissionsFrom, unanswered } from './fold.js';
export { isInRanges } from './lines.js';
export { type Doing, type NextStep, nextSteps } from './nextSteps.js';
export { openSubmissions, readSubmissions } from './openSubmissions.js';
export { type PublicPerson, type SubmissionProvenance, submissionProvenance } from './provenance.js';
export { type Known, SubmissionReader, type SubmissionView, type Wanted } from './reader.js';
export { type RefusalCode, refusals, SubmissionRefused } from './refusals.js';
export { type SignedPart, type SignedRecord, signedParts, signedRecords } from './signed.js';
export { type Statement, type StatementText, statementOf } from './statement.js';
export { idOf, type Subject, subjectOf } from './subject.js';
export { type SubmissionOptions, Submissions } from './submissions.js';
export { type Doer, doerWords, type Transition, transitions } from './transitions.js';
export { type VerifiedStep, verifySubmission } from './verify.js';
export {
  type CheckName,
  type Choice,
  checks,
  checkWords,
  choices,
  choiceWords,
  type State,
  states,
  stateWords,
} from './words.js';
