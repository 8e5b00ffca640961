import type { Lang } from '../../edition/index.js';
import type { CitedFigure, Phrase, Piece } from '../../words/index.js';
import { phraseLines } from './phraseLines.js';

/** The receipts a figure of a picture follows from, and how: as `CitedFigure` has them. */
export function FigureSpan({ figure, text, cls }: { figure: CitedFigure; text: string; cls?: string }) {
  return (
    <tspan class={cls} data-receipt={figure.references.join(' ')} data-from={figure.from}>
      {text}
    </tspan>
  );
}

/** A piece as it is written; a figure with its receipts. */
export function PieceSpan({ piece }: { piece: Piece }) {
  if (typeof piece !== 'string' && 'figure' in piece) return <FigureSpan {...piece} />;
  const text = typeof piece === 'string' ? piece : piece.text;
  return <>{text}</>;
}

/** Room for a sentence. */
interface SentenceRoom {
  x: number;
  /** Baseline of the first line. */
  y: number;
  width: number;
  lang: Lang;
  /** Size that is wanted, and the least that is readable. */
  size: number;
  least: number;
  lines: number;
  bold?: boolean;
}

/** The largest size, of those between wanted and least, at which a phrase fits into its lines. */
export function sentenceLines(phrase: Phrase, { width, size, least, lines, bold }: SentenceRoom) {
  const at = (pixels: number) => phraseLines(phrase, width, pixels * (bold ? 1.07 : 1));
  for (let pixels = size; pixels > least; pixels -= 1)
    if (at(pixels).length <= lines) return { pixels, runs: at(pixels) };
  return { pixels: least, runs: at(least) };
}

const lineHeight = (pixels: number, lang: Lang) => Math.round(pixels * (lang === 'zh' ? 1.5 : 1.36));

/** From the first baseline of a sentence to below its last. */
export function sentenceHeight(phrase: Phrase, room: SentenceRoom): number {
  const { pixels, runs } = sentenceLines(phrase, room);
  return runs.length * lineHeight(pixels, room.lang);
}

/** A sentence in lines, its figures in the accent; not underlined, as nothing of a picture can be followed. */
export function SentenceText({ phrase, room }: { phrase: Phrase; room: SentenceRoom }) {
  const { pixels, runs } = sentenceLines(phrase, room);
  const step = lineHeight(pixels, room.lang);
  return (
    <>
      {runs.map((line, i) => (
        <text
          key={i}
          class={room.bold ? 'strong' : undefined}
          x={room.x}
          y={room.y + i * step}
          font-size={pixels}
        >
          {line.map(({ text, figure }, j) =>
            figure ? <FigureSpan key={j} cls="said" figure={figure} text={text} /> : text,
          )}
        </text>
      ))}
    </>
  );
}
