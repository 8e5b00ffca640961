const palette: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ['#fbfaf6', '#0f1413'],
  ink: ['#14211d', '#e9efec'],
  soft: ['#5b6763', '#9aa6a1'],
  line: ['#dcd9d0', '#2a3331'],
  wash: ['#f1efe8', '#171e1c'],
  land: ['#ebe8de', '#1b2422'],
  ghost: ['#c6c9c2', '#3c4744'],
  mark: ['#e2ece8', '#16302b'],
  accent: ['#0a6b62', '#4fc3b4'],
  up: ['#0a6b62', '#4fc3b4'],
  down: ['#a8371f', '#f0836a'],
  on: ['#fff', '#0f1413'],
  p0: ['#12766d', '#35a597'],
  p1: ['#b2530a', '#d67a2c'],
  p2: ['#4a3fd0', '#8a83f5'],
  p3: ['#0a70a3', '#3fa7dc'],
  p4: ['#a12a6e', '#d9649f'],
  p5: ['#6b6a2c', '#aaa855'],
  m0: ['#eef0ea', '#1c2523'],
  m1: ['#d3e0d9', '#21332f'],
  m2: ['#b4cfc7', '#27433e'],
  m3: ['#92bcb3', '#2d564f'],
  m4: ['#70a89e', '#346c63'],
  m5: ['#4e9188', '#3d867a'],
  m6: ['#2d7870', '#4fa596'],
  m7: ['#145a58', '#80cbbc'],
  m8: ['#07363b', '#d6fff4'],
  d0: ['#8c2f16', '#f59a78'],
  d1: ['#b9593a', '#d8734d'],
  d2: ['#d99676', '#a0563b'],
  d3: ['#ecd0bf', '#5a382c'],
  d4: ['#eceae2', '#2b3230'],
  d5: ['#c4dcd5', '#2b4d47'],
  d6: ['#83b5aa', '#397a6f'],
  d7: ['#3f867c', '#52aa9b'],
  d8: ['#0b4f4b', '#a8ead9'],
  w0: ['#f2eee8', '#26201d'],
  w1: ['#eddccb', '#38281f'],
  w2: ['#e7c6a9', '#4c3022'],
  w3: ['#dfab85', '#643a26'],
  w4: ['#d38e64', '#80462a'],
  w5: ['#c27049', '#a0562f'],
  w6: ['#a85233', '#c46c3e'],
  w7: ['#873723', '#e3925f'],
  w8: ['#5c1f18', '#ffd9bd'],
};

const reversedChangeColours = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [`e${i}`, palette[`d${8 - i}`]!]),
);

/**
 * The colours of every page in the light and in the dark: paper, ink, lines, the parts p0–p5, and the classes of a map. m0–m8 are
 * levels, w0–w8 levels where higher is worse; d0–d8 changes from a fall over none (d4) to a rise, e0–e8 the same where a rise is worse.
 */
export const colours: typeof palette = { ...palette, ...reversedChangeColours };

const variables = Object.entries(colours).map(([name, pair]) => `--${name}: light-dark(${pair.join(', ')});`);

/** The reader's preference decides, or what the reader chose on the page (`data-theme`). */
export const colourStyle = `:root { color-scheme: light dark; ${variables.join(' ')} }
:root[data-theme=light] { color-scheme: light; } :root[data-theme=dark] { color-scheme: dark; }`;

/** The scales of colours of classes of values, as `colours` names them. */
export const ramps = ['m', 'w', 'd', 'e'] as const;
export type Ramp = (typeof ramps)[number];

/**
 * @param worse whether a high value is bad
 * @param aboutZero whether the values lie on both sides of zero
 */
export function rampFor(worse: boolean, aboutZero = false): Ramp {
  if (aboutZero) return worse ? 'e' : 'd';
  return worse ? 'w' : 'm';
}
