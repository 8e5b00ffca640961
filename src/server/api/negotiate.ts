import Negotiator from 'negotiator';
import { type Lang, same, type Text } from '../../edition/index.js';
import { ApiProblem } from './problem.js';

/** A response format: its ending in an address, and its media type. */
export interface Form {
  id: string;
  mediaType: string;
}

export const json: Form = { id: 'json', mediaType: 'application/json' };
export const csv: Form = { id: 'csv', mediaType: 'text/csv' };

/** For resources that are files of any type. */
export const anyForm: Form = { id: 'file', mediaType: '*/*' };

/** The language of a request; English by default. */
export function languageOf(request: Request): Lang {
  const asked = { headers: { 'accept-language': request.headers.get('Accept-Language') ?? '*' } };
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
  // Parameters of a media type (version, character set) do not select another format.
  const bare = forms.map((f) => f.mediaType.split(';')[0]!.trim());
  const exact = forms.find((f) => sameType(f.mediaType, accept));
  if (exact) return exact;
  const type = new Negotiator({ headers: { accept } }).mediaType(bare) ?? looseType(bare, accept);
  if (type === undefined) throw noSuchForm(forms, 'header', same(`Accept: ${accept.slice(0, 200)}`));
  return forms[bare.indexOf(type)]!;
}

const sameType = (a: string, b: string) =>
  a.replace(/\s/g, '').toLowerCase() === b.replace(/\s/g, '').toLowerCase();

/** Matches a requested media type without its parameters. */
function looseType(bare: readonly string[], accept: string): string | undefined {
  const withoutParameters = accept
    .split(',')
    .map((range) => [range.split(';')[0]!.trim(), ...(/;\s*q=[\d.]+/i.exec(range) ?? [])].join(''))
    .join(', ');
  return new Negotiator({ headers: { accept: withoutParameters } }).mediaType([...bare]);
}

function noSuchForm(forms: readonly Form[], where: 'path' | 'header', found: Text): ApiProblem {
  const list = forms.map(({ id, mediaType }) => `.${id} (${mediaType})`).join(', ');
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
