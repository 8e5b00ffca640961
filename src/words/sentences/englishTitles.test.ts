import { expect, it } from 'vitest';
import { titleWithin } from './englishTitles.js';

it.each([
  ['Online services', 'online services'],
  ['Digital Access', 'Digital Access'],
  ['EU members', 'EU members'],
  ['Wi-Fi coverage', 'Wi-Fi coverage'],
  ['McDonald branches', 'McDonald branches'],
  ['E-book loans', 'E-book loans'],
])('A title within a sentence is small unless it begins with a name: %s', (title, within) => {
  expect(titleWithin(title)).toBe(within);
});
