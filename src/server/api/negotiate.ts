import Negotiator from 'negotiator';
import { type Lang, same, type Text } from '../../edition/index.js';
import { ApiProblem } from './problem.js';

/** A response format: its ending in an address, and its media type. */
export interface Form {
  id: string;
  mediaType: string;
  /** Other media types that it is an answer to, such as the general one of XML. */
  also?: readonly string[];
  /** Whether no ending of an address stands for it. */
  byAcceptOnly?: true;
}

export const json: Form = { id: 'json', mediaType: 'application/json' };
export const csv: Form = { id: 'csv', mediaType: 'text/csv' };

/** For resources that are files of any type. */
export const anyForm: Form = { id: 'file', mediaType: '*/*' };

/** The language of a request; English by default. */
export function languageOf(request: Request): Lang {
  return languageFor(request.headers.get('Accept-Language') ?? undefined);
}

/** The same, of the header alone. */
export function languageFor(header: string | undefined): Lang {
  const asked = { headers: { 'accept-language': header ?? '*' } };
  return new Negotiator(asked).language(['en', 'zh']) === 'zh' ? 'zh' : 'en';
}

/**
 * The requested format: the ending of the address takes precedence over the header `Accept`; the first format by
 * default.
 * @throws ApiProblem when the resource lacks the format
 */
export function formFor(forms: readonly Form[], suffix: string | undefined, accept: string | null): Form {
  if (suffix !== undefined) {
    const found = forms.find((f) => f.id === suffix);
    if (found) return found;
    throw noSuchForm(forms, 'path', { en: `the ending .${suffix}`, zh: `结尾 .${suffix}` });
  }
  if (accept === null || accept.trim() === '' || forms[0] === anyForm) return forms[0]!;
  const types = forms.flatMap((form) => typesOf(form).map((type) => ({ type, form })));
  const [best] = accepted(
    types.map(({ type }) => type),
    accept,
  );
  if (best === undefined) throw noSuchForm(forms, 'header', same(`Accept: ${accept.slice(0, 200)}`));
  const { form } = types.find(({ type }) => type === best)!;
  return bare(best) === bare(form.mediaType) ? form : { ...form, mediaType: answeredAs(best) };
}

/** All media types that a format is an answer to, its own first. */
export const typesOf = ({ mediaType, also = [] }: Form): readonly string[] => [mediaType, ...also];

/** A media type without its parameters. */
export const bare = (mediaType: string) => mediaType.split(';')[0]!.trim();

const answeredAs = (type: string) => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);

/** The media types that a header `Accept` allows, the preferred one first. */
export function accepted(types: readonly string[], accept: string): string[] {
  const by = new Map(types.toReversed().map((type) => [spelled(type), type]));
  const known = [...new Set(types.map(spelled))];
  return new Negotiator({ headers: { accept: spelled(accept) } })
    .mediaTypes(known)
    .map((type) => by.get(type)!);
}

/**
 * A media type or header `Accept` in one spelling. The version and the labels of SDMX select a format, other parameters (such as
 * the character set) do not. Versions lose the zeros at their end: 2.0.0 is 2.
 */
const spelled = (text: string) =>
  text
    .replace(/\s*;\s*(?!\s|q=|version=|labels=)[^,;]*/gi, '')
    .replace(/version="?(\d+(?:\.\d+)*?)(?:\.0)*"?(?=[\s;,]|$)/gi, 'version=$1');

function noSuchForm(forms: readonly Form[], where: 'path' | 'header', found: Text): ApiProblem {
  const list = forms
    .map((form) => (form.byAcceptOnly ? typesOf(form).join(', ') : `.${form.id} (${form.mediaType})`))
    .join(', ');
  return new ApiProblem(where === 'path' ? 'not-found' : 'not-acceptable', [
    {
      in: where,
      parameter: where === 'path' ? 'address' : 'Accept',
      found,
      expected: { en: `one of: ${list}`, zh: `下列之一：${list}` },
      mend: { en: 'choose one of these formats', zh: '请选择其中一种格式' },
    },
  ]);
}
