/**
 * Plain text as Typst markup that shows the same characters; white space runs count as one space. Wherever it is put,
 * it stays text: no function, link, comment, list or heading begins in it.
 */
export function escapeTypst(text: string): string {
  return printable(text)
    .replace(newlines, ' ')
    .replace(/[\\#$*_`<@[\]~]/g, '\\$&')
    .replace(/-(?=[-?\d]|$)|\/(?=[/*]|\\\*)|\.(?=\.)/g, '\\$&')
    .replace(/^( *)([-=+/])/, '$1\\$2')
    .replace(/^( *\d+)\./, '$1\\.');
}

/** A text as a string of Typst code, quotation marks included. */
export function typstString(text: string): string {
  return `"${printable(text)
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(newlines, ' ')}"`;
}

/** An anchor as the name of a Typst label. */
export function typstLabel(anchor: string): string {
  return anchor.replace(/[^\p{L}\p{Nd}_.-]/gu, (sign) => `.u${(sign.codePointAt(0) ?? 0).toString(16)}`);
}

/** Pieces of markup, each text or one `#` expression, one after the other: what follows an expression stays outside it. */
export function joinTypst(pieces: readonly string[]): string {
  return pieces
    .filter((piece) => piece !== '')
    .map((piece, index, all) => {
      const isOpen = piece.startsWith('#') && /[\])]$/.test(piece);
      return isOpen && /^[(.;[]/.test(all[index + 1] ?? '') ? `${piece};` : piece;
    })
    .join('');
}

/** What Typst takes for the end of a line. */
const newlines = /[\n\v\f\r\u0085\u2028\u2029]+/g;

// Control characters and halves of characters print nothing, and an archivable PDF may hold no non-character.
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\v\f\r\u0085]|[\p{Cs}\ufeff\ufffe\uffff]/gu, '');
}
