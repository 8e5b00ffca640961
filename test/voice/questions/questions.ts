import type { Release } from '../../../src/release/index.js';
import type { Question } from '../questionOf.js';
import type { Truth } from '../truth.js';
import { ofOrder } from './order.js';
import { ofParts } from './parts.js';
import { ofPlace, ofUnit } from './places.js';
import { ofStudies } from './studies.js';
import { ofWhole } from './whole.js';

/** The questions of one release with yearly periods. */
export function questionsOf(release: Release, truth: Truth): Question[] {
  const units = truth.ranked(-1);
  const places = [0, 3, 9, 99, units.length - 1].flatMap((i) => (units[i] ? [units[i]] : []));
  const groups = [0, 7].flatMap((i) => truth.ranked(0)[i] ?? []);
  return [
    ...ofWhole(release, truth),
    ...ofOrder(release, truth),
    ...ofParts(release, truth),
    ...ofStudies(release, truth),
    ...places.flatMap((place) => [...ofPlace(release, truth, place), ...ofUnit(release, truth, place)]),
    ...[...groups, truth.ranked(1)[0]!].flatMap((place) => ofPlace(release, truth, place)),
  ];
}
