import type { Text } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import type { ReleaseFile } from '../store/store.js';

/**
 * A selection from a release by code, name, id or period; a figure is selected where every given list contains it.
 * Absent lists select everything.
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

/** An export format of a release. */
export interface Format {
  /** Its name in commands and addresses: lower-case letters, digits and hyphens. */
  id: string;
  title: Text;
  /** Of the first file. */
  mediaType: string;
  /** Of the first file, without the dot. */
  extension: string;
  /**
   * The exported files, the main one first. The same release and selection give the same bytes.
   *
   * @throws UserError for a selection that is not in the release, or not possible in this format
   */
  write(release: Release, selection: Selection): Promise<readonly ReleaseFile[]>;
}
