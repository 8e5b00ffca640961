import { type Text, UserError } from '../../edition/index.js';

/** For error messages: what needs a PNG, and the alternative without one. */
export interface NeedsPng {
  option: string;
  instead: Text;
}

const asPng: NeedsPng = {
  option: '--format png',
  instead: {
    en: 'take --format svg: browsers and office programs show it',
    zh: '可用 --format svg，浏览器与办公软件均可显示',
  },
};

/**
 * Renders an SVG file of this program as PNG, with the fonts of this machine; the same drawing, fonts and rasteriser
 * version give the same bytes.
 *
 * @throws UserError where no font has Chinese characters, or the rasteriser is not available for this machine
 */
export async function pngOf(svg: string, needs = asPng): Promise<Uint8Array> {
  const sharp = await rasteriser(needs);
  if (!(await hasChinese())) throw noFont(needs);
  // The usual compression: the hardest takes twice the time for a twelfth fewer bytes.
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Whether this machine can make PNG: it needs the rasteriser and a font with Chinese characters. */
export async function canDraw(): Promise<boolean> {
  return hasChinese().catch((error: unknown) => {
    if (error instanceof UserError) return false;
    throw error;
  });
}

let known: Promise<boolean> | undefined;

/**
 * Whether a font has Chinese characters. Placeholders of missing characters are all alike, or have an upper edge; 一 is
 * a single stroke in the middle, and 口 differs from it.
 */
function hasChinese(): Promise<boolean> {
  known ??= probe();
  return known;
}

/** Side length in pixels of the rendered character. */
const size = 60;

async function probe(): Promise<boolean> {
  const [one, mouth] = await Promise.all([inkOf('一'), inkOf('口')]);
  const upper = one.subarray(0, (size * size) / 3);
  return upper.every((alpha) => alpha === 0) && !one.equals(mouth);
}

/** Coverage of each pixel by a character. */
async function inkOf(character: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><text y="52" font-size="${size}" font-family="sans-serif">${character}</text></svg>`;
  const sharp = await rasteriser();
  return sharp(Buffer.from(svg)).extractChannel('alpha').raw().toBuffer();
}

async function rasteriser(needs = asPng): Promise<typeof import('sharp').default> {
  try {
    return (await import('sharp')).default;
  } catch {
    throw noRasteriser(needs);
  }
}

function noFont({ option, instead }: NeedsPng): UserError {
  return new UserError([
    {
      at: { file: option },
      found: { en: 'no font with Chinese characters on this machine', zh: '本机没有中文字体' },
      expected: { en: 'a font such as Noto Sans CJK', zh: 'Noto Sans CJK 等字体' },
      mend: {
        en: `install it (Debian: apt-get install fonts-noto-cjk); or ${instead.en}`,
        zh: `请安装（Debian：apt-get install fonts-noto-cjk）；${instead.zh}`,
      },
    },
  ]);
}

function noRasteriser({ option, instead }: NeedsPng): UserError {
  return new UserError([
    {
      at: { file: option },
      found: { en: 'no build of sharp for this machine', zh: 'sharp 不支持本机' },
      expected: {
        en: 'Linux, macOS or Windows, with the optional packages of npm install',
        zh: 'Linux、macOS 或 Windows，且 npm install 时装有可选包',
      },
      mend: instead,
    },
  ]);
}
