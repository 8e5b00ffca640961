import type { ScaleDefinition } from './scale.js';

/** Scales around the centre of the values. */
export const centredScales = {
  'z-score': {
    title: { en: 'z-score', zh: 'Z 分数' },
    needs: () => ['sd > 0'],
    formula: () => 'p + q * (x - mean) / sd',
    centred: true,
    steady: false,
    source: 'OECD/JRC Handbook, step 5; COINr Normalise',
  },
  robust: {
    title: { en: 'robust z-score', zh: '稳健 Z 分数' },
    needs: () => ['1.4826 * mad > 0'],
    formula: () => 'p + q * (x - median) / (1.4826 * mad)',
    centred: true,
    steady: false,
    source: 'Rousseeuw and Croux (1993)',
  },
} satisfies Record<string, ScaleDefinition>;
