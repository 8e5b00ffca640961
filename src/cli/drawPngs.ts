import { inChromium, madeNothing } from './chromium.js';

/** How many points of the picture a point of the drawing has on a side. */
const scale = 3;

/**
 * SVG files as PNG, in their order, through the Chromium of this machine: the same files, fonts and Chromium give the same bytes.
 *
 * @throws UserError where there is no Chromium, or it draws none
 */
export async function drawPngs(svgs: readonly string[]): Promise<Uint8Array[]> {
  const option = '--format docx';
  return inChromium(
    pageOf(svgs),
    option,
    () => ['--dump-dom'],
    ({ out, said }) => {
      const pngs = [...out.matchAll(/<pre>data:image\/png;base64,([^<]+)<\/pre>/g)].map(([, text]) =>
        Buffer.from(text!, 'base64'),
      );
      if (pngs.length < svgs.length) throw madeNothing(option, 'PNG', said);
      return pngs;
    },
  );
}

/** A page that draws its pictures when all of them are there, and writes them down. */
function pageOf(svgs: readonly string[]): string {
  const images = svgs.map((svg) => {
    const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    return `<img alt="" src="${address}">`;
  });
  return `<!doctype html><meta charset="utf-8">${images.join('')}<script>
onload = () => {
  for (const image of [...document.images]) {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * ${scale};
    canvas.height = image.naturalHeight * ${scale};
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const written = document.createElement('pre');
    written.textContent = canvas.toDataURL('image/png');
    image.replaceWith(written);
  }
};
</script>`;
}
