/** How the models of a picture are told apart: by shape and colour both. */

/** Okabe and Ito's colours: told apart with any sight of colours, on light and dark. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#999999'];

const SHAPES: readonly string[] = [
  'M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0',
  'M-5.5,-5.5h11v11h-11z',
  'M0,-7L7,6H-7z',
  'M0,-7L7,0L0,7L-7,0z',
  'M0,7L7,-6H-7z',
];

function pickColour(at: number): string {
  return COLOURS[at % COLOURS.length]!;
}

export function drawMark(at: number, x: number, y: number): string {
  const shape = SHAPES[at % SHAPES.length]!;
  return `<path d="${shape}" transform="translate(${round(x)},${round(y)})" fill="${pickColour(at)}"/>`;
}

/** From one point to another, in a model's colour: an interval. */
export function drawRange(at: number, [x1, y1]: Point, [x2, y2]: Point): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${pickColour(at)}" stroke-width="2"/>`;
}

export type Point = readonly [x: number, y: number];

/** A tenth of a pixel is more than anybody sees. */
export function round(value: number): number {
  return Math.round(10 * value) / 10;
}
