/** Widths of Helvetica (Adobe’s metrics, thousandths of the size), by groups of signs as wide as each other. */
const groups: readonly (readonly [width: number, signs: string])[] = [
  [191, "'’‘"],
  [222, 'ijl'],
  [278, ' \u00a0\u202f!,./:;If[\\]t|·'],
  [333, '()`-‐r“”"'],
  [500, 'Jckxyzsv'],
  [556, '0123456789abdeghnopquL?$_«»–'],
  [584, '+<=>~−'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
  [889, '%'],
  [944, 'W'],
  [1000, '…—œæŒÆ●○→'],
];
const widths = new Map(groups.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));

/** Other fonts are wider than Helvetica by so much (DejaVu Sans): who has no other still sees nothing clipped. */
const widest = 1.17;

/** How wide a line of text may be drawn, in pixels, whatever sans-serif font there is. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const sign of text.normalize('NFD')) if (!/\p{M}/u.test(sign)) units += widths.get(sign) ?? 700;
  return (units / 1000) * size * widest;
}

/** A text in lines no wider than `width`; a word that is wider is cut. */
export function wrapLabel(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .trim()
    .split(/[ \n\t]+/)
    .flatMap((whole) => piecesOf(whole, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function piecesOf(word: string, width: number, size: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (textWidth(rest, size) > width && rest.length > 1) {
    let cut = rest.length - 1;
    while (cut > 1 && textWidth(`${rest.slice(0, cut)}-`, size) > width) cut--;
    pieces.push(`${rest.slice(0, cut)}-`);
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}
