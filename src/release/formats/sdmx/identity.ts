import { type Text, writtenIn } from '../../../edition/index.js';
import type { Release } from '../../readRelease.js';

/** The parts of a release that SDMX needs. */
export type SdmxRelease = Pick<Release, 'manifest' | 'plan' | 'index' | 'geocoding'>;

/** The maintenance agency of the structures. */
export const agency = 'IPLUS';

/** The version of the edition as SDMX writes versions (three numbers); `1.0.0` where the edition's is not made of numbers. */
export function sdmxVersion(version: string): string {
  if (!/^\d{1,9}(\.\d{1,9}){0,2}$/.test(version)) return '1.0.0';
  const numbers = version.split('.').map(Number);
  return [0, 1, 2].map((place) => numbers[place] ?? 0).join('.');
}

/**
 * A word as an SDMX id: letters, digits, `_` and `-` stay, any other character is its code point between two `$`, so
 * that different words stay different (`a.b` is `a$2E$b`).
 */
export function sdmxId(word: string): string {
  return word.replace(
    /[^A-Za-z0-9_-]/gu,
    (character) => `$${character.codePointAt(0)!.toString(16).toUpperCase()}$`,
  );
}

/** Ids of the artefacts of an edition. */
export function artefacts({ plan }: Pick<SdmxRelease, 'plan'>) {
  const edition = editionId(plan.edition);
  return {
    dataflow: `DF_${edition}`,
    datastructure: `DSD_${edition}`,
    conceptscheme: `CS_${edition}`,
    dataconstraint: `CR_${edition}`,
    version: sdmxVersion(plan.version),
  };
}

/** The name of an edition in ids of its artefacts. */
export const editionId = (edition: string) => edition.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/** Class of an artefact in its URN. SDMX 2.1 calls a data constraint a content constraint. */
export const classes = {
  agencyscheme: 'base.AgencyScheme',
  dataflow: 'datastructure.Dataflow',
  datastructure: 'datastructure.DataStructure',
  codelist: 'codelist.Codelist',
  conceptscheme: 'conceptscheme.ConceptScheme',
  dataconstraint: 'registry.DataConstraint',
  contentconstraint: 'registry.ContentConstraint',
  agency: 'base.Agency',
  concept: 'conceptscheme.Concept',
  code: 'codelist.Code',
} as const;

/** What identifies a maintained artefact. */
export interface Identity {
  id: string;
  version: string;
  agency: string;
}

/** The URN of an artefact, or of an item of one. */
export function urn(of: keyof typeof classes, { agency, id, version }: Identity, item?: string): string {
  const name = `urn:sdmx:org.sdmx.infomodel.${classes[of]}=${agency}:${id}(${version})`;
  return item === undefined ? name : `${name}.${item}`;
}

/** A text in English or its fallback, and in all of its languages. */
export function localisedName(name: Text): { name: string; names: Record<string, string> } {
  return { name: name.en, names: writtenIn(name) };
}

/** Title of the release, with the data status where data are not real. */
export function titleOf({ plan }: Pick<SdmxRelease, 'plan'>): Text {
  const mark = { real: undefined, simulated: simulatedMark, example: exampleMark }[plan.dataStatus];
  return mark ? { en: `${plan.title.en} (${mark.en})`, zh: `${plan.title.zh}（${mark.zh}）` } : plan.title;
}

const simulatedMark: Text = { en: 'simulated data', zh: '模拟数据' };
const exampleMark: Text = { en: 'example data', zh: '示例数据' };
