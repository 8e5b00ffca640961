import type { Text } from '../../../edition/index.js';
import type { Attribute, attributes, concepts } from './components.js';
import type { Identity } from './identity.js';

/** The kinds of artefacts, and the key of each in an SDMX-JSON 2.0 structure message. */
export const structureTypes = {
  dataflow: 'dataflows',
  datastructure: 'dataStructures',
  codelist: 'codelists',
  conceptscheme: 'conceptSchemes',
  agencyscheme: 'agencySchemes',
  dataconstraint: 'dataConstraints',
} as const;
export type StructureType = keyof typeof structureTypes;

interface Maintained<K extends StructureType> extends Identity {
  kind: K;
  name: Text;
  description?: Text;
}

/** A code, concept or agency. */
export interface Item {
  id: string;
  name: Text;
  description?: Text;
  parent?: string;
  /** The code in the release, where the id differs from it. */
  word?: string;
  /** The core representation of a concept. */
  core?: Representation;
}

/** A list of codes, concepts or agencies. */
export interface ItemScheme extends Maintained<'codelist' | 'conceptscheme' | 'agencyscheme'> {
  items: readonly Item[];
  /** Whether it contains only the requested items. */
  partial?: boolean;
}

export interface Dataflow extends Maintained<'dataflow'> {
  structure: Identity;
}

/** The allowed values: the codes of a list, or values of a data type. */
export interface Representation {
  list?: Identity;
  dataType?: string;
}

/** A dimension, the measure or an attribute of a data structure. */
export interface Component extends Representation {
  id: keyof typeof concepts;
  role: 'dimension' | 'time' | 'measure' | 'attribute';
  optional: boolean;
  /** What an attribute is attached to. */
  on?: (typeof attributes)[Attribute];
}

export interface DataStructure extends Maintained<'datastructure'> {
  scheme: Identity;
  components: readonly Component[];
}

/** The codes and periods that have figures. */
export interface Constraint extends Maintained<'dataconstraint'> {
  flow: Identity;
  content(): {
    series: number;
    observations: number;
    values: readonly { id: string; values: readonly string[] }[];
  };
}

/** An SDMX artefact, independent of version and syntax. */
export type Artefact = ItemScheme | Dataflow | DataStructure | Constraint;
