/** Pixels of the image per pixel of the drawing. */
const sharpness = 2;

/** Buttons that render a figure as an image in the browser; its SVG is drawn in the theme that the button names. */
export const imaging = 'button[data-png]';

export async function image(button: HTMLButtonElement): Promise<void> {
  const address = new URL(button.dataset['png']!, location.href);
  if (button.dataset['paper'] === 'dark') address.searchParams.set('paper', 'dark');
  try {
    await save(address);
  } catch {
    location.href = address.href;
  }
}

async function save(address: URL): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const blob = await pngOf(await response.text());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = address.pathname.split('/').at(-1)!.replace(/svg$/, 'png');
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
