/** Letters that Unicode does not take apart into a plain letter and a mark, as they are written without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'ng',
  ı: 'i',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * A name in small letters without diacritics, in normal width, so that names can be compared.
 *
 * @example foldLetters('Łódź') === 'lodz' && foldLetters('NEUSS') === foldLetters('Neuß') && foldLetters('ＸＩＡＮ') === 'xian'
 */
export function foldLetters(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainLetters[letter]!)
    .normalize('NFC');
}
