import type { Lang } from '../../edition/index.js';
import type { Phrase } from '../../words/index.js';
import { Said, saidHeight, saidLines } from '../pictures/said.js';
import type { Box } from '../pictures/sparkline.js';

/** Further sentences of a chapter, one below the other, all of one size. */
export function SaidList({ sentences, lang, box }: { sentences: readonly Phrase[]; lang: Lang; box: Box }) {
  const lines = Math.max(1, Math.floor(box.height / Math.max(1, sentences.length) / 36 - 0.6));
  const wide = { x: box.x + 28, y: 0, width: box.width - 28, lang, least: 17, lines };
  const size = Math.min(27, ...sentences.map((phrase) => saidLines(phrase, { ...wide, size: 27 }).pixels));
  let y = box.y + 44;
  return (
    <>
      {sentences.map((phrase, i) => {
        const room = { ...wide, y, size, least: size };
        y += saidHeight(phrase, room) + 22;
        return (
          <g key={i}>
            <circle class="spot" cx={box.x + 7} cy={room.y - size / 3} r="6" />
            <Said phrase={phrase} room={room} />
          </g>
        );
      })}
    </>
  );
}
