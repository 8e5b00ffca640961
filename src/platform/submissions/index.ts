export { actorOf, unnamed } from './actor.js';
export type { Actor, By, CheckResult, Content, Person, Profile, Question } from './acts.js';
export type { SourceFigure } from './checks/macro.js';
export { thresholds } from './checks/thresholds.js';
export { type Completeness, completeness, type Expected, expectedOf } from './completeness.js';
export type { Answer, Signing } from './decide.js';
export { reasonOf } from './decide.js';
export { type ErasureEffect, effectOfErasing } from './effect.js';
export { type Submission, unanswered } from './fold.js';
export type { NextStep } from './nextSteps.js';
export { openSubmissions, readSubmissions } from './openSubmissions.js';
export { submissionProvenance } from './provenance.js';
export { type Known, SubmissionReader, type SubmissionView, type Wanted } from './reader.js';
export { type RefusalCode, refusals, SubmissionRefused } from './refusals.js';
export {
  everSigned,
  type SignedContent,
  type SignedLeaf,
  type SignedPart,
  signedContent,
  signedLeaves,
} from './signed.js';
export { type Statement, statementOf } from './statement.js';
export { idOf, type Subject, subjectOf } from './subject.js';
export { type SubmissionOptions, Submissions } from './submissions.js';
export { type Transition, transitions } from './transitions.js';
export { type VerifiedStep, verifySubmission } from './verify.js';
export {
  type Choice,
  checks,
  checkWords,
  choices,
  choiceWords,
  type State,
  states,
  stateWords,
} from './words.js';
