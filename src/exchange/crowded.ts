/**
 * Signs of Markdown in one paragraph. Reading them may cost their square; a long interview without an empty line, each of
 * its 1,000 turns with a label in bold, has some 8,000.
 */
const mostSigns = 20_000;
/** UTF-16 units of one paragraph: a whole day of speech without a line end. */
const longest = 1_000_000;

const sign = /[*_[\]`<>\\&!~|]/g;

/** What is wrong with a paragraph that no reader of Markdown would get through in time; `undefined` where none is so. */
export function crowded(paragraphs: Iterable<string>): string | undefined {
  let number = 0;
  for (const text of paragraphs) {
    number++;
    const signs = text.length <= mostSigns ? 0 : (text.match(sign)?.length ?? 0);
    if (signs > mostSigns || text.length > longest) return fault(number, text.length, signs);
  }
  return undefined;
}

function fault(number: number, length: number, signs: number): string {
  const holds = signs > mostSigns ? `${signs} signs such as * _ [ <` : `${length} characters`;
  return `Its paragraph ${number} holds ${holds}: it is damaged, or made to be endless. Divide the paragraph.`;
}
