import { answered, withParameter } from '../answered.js';

/** Pixels of the image per pixel of the drawing. */
const sharpness = 2;

/** Buttons that render a figure as an image in the browser; its SVG is drawn in the theme that the button names. */
export const imaging = 'button[data-png]';

export async function image(button: HTMLButtonElement): Promise<void> {
  const drawn = new URL(button.dataset['png']!, location.href).href;
  const address = button.dataset['paper'] === 'dark' ? withParameter(drawn, 'paper', 'dark') : drawn;
  try {
    await save(address, button.dataset['name']!);
  } catch {
    location.href = address;
  }
}

async function save(address: string, name: string): Promise<void> {
  const response = await answered(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const blob = await pngOf(await response.text());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name}${address.includes('paper=dark') ? '_dark' : ''}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = sharpness * image.naturalWidth;
  canvas.height = sharpness * image.naturalHeight;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no image'))), 'image/png');
  });
}
