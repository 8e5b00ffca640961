import { stringify } from 'yaml';
import type { Author, Plan } from '../../edition/index.js';
import { type Citation, licencePage, titleWithStatus } from './citation.js';

/** CITATION.cff 1.2.0 (English, as the format has one language; the Chinese title is in the abstract). */
export function cff(cited: Citation, contact: Plan['contact']): string {
  const entity = (a: Author) =>
    'name' in a
      ? { name: a.name.en }
      : {
          'family-names': a.family,
          'given-names': a.given,
          ...(a.orcid && { orcid: `https://orcid.org/${a.orcid}` }),
        };
  const { title, summary, warning } = cited;
  const abstract = [warning?.en, summary.en, title.zh, warning?.zh, licenceNote(cited)];
  return stringify({
    'cff-version': '1.2.0',
    message: 'If you use these data, please cite them as below.',
    type: 'dataset',
    title: titleWithStatus(cited).en,
    abstract: abstract.filter(Boolean).join(' · '),
    version: cited.version,
    authors: cited.authors.map(entity),
    ...(cited.date && { 'date-released': cited.date }),
    ...(cited.doi && { doi: cited.doi }),
    ...(cited.url && { url: cited.url }),
    identifiers: [{ type: 'other', value: cited.id, description: 'Id of the release' }],
    ...(licencePage(cited.licence) && { license: cited.licence }),
    ...(contact && { contact: [contactOf(contact, cited)] }),
  });
}

const licenceNote = ({ licence }: Citation) =>
  licencePage(licence) || licence === 'unstated' ? undefined : `Licence: ${licence}`;

function contactOf({ name, email, url }: NonNullable<Plan['contact']>, cited: Citation) {
  return {
    name: (name ?? cited.publisher).en,
    ...(email && { email }),
    ...(url && { website: url }),
  };
}
