import type { Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import type { ReleaseFile } from '../store/store.js';

/**
 * What of a release is written, by code, name, id or period; a figure is written where every list that is given has it.
 * Absent: all.
 */
export interface Selection {
  /** Units, groups or the total, as `findSubject` finds them. */
  units?: readonly string[];
  /** Ids of nodes and indicators of the framework. */
  nodes?: readonly string[];
  periods?: readonly string[];
  /** The unit level, grouping columns, `total`. */
  levels?: readonly string[];
}

/** One form a release can be taken away in. */
export interface Format {
  /** Lower-case letters, digits and hyphens: its name in a command or an address. */
  id: string;
  title: Text;
  /** Of the first file. */
  mediaType: string;
  /** Of the first file, without the dot. */
  extension: string;
  /**
   * The files, the main one first. The same release and selection give the same bytes.
   *
   * @throws UserError for what is not in the release, or cannot be selected in this form
   */
  write(release: Release, selection: Selection): Promise<readonly ReleaseFile[]>;
}
