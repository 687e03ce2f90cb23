/** A position in a file of the study: `file` relative to it, `line` and `column` 1-based, in the whole file. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Turns offsets into places.
 * @param file path below the study.
 * @param text the whole file, as read: no BOM, LF line ends.
 * @returns a function from an offset (UTF-16 units) to its place.
 */
export function placesIn(file: string, text: string): (offset: number) => Place {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= recentStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** Of the texts that were asked about last: whoever asks about a long one, a table of answers, asks again. */
const recent: { readonly text: string; readonly starts: number[] }[] = [];
const mostRecent = 4;

function recentStarts(text: string): number[] {
  const known = recent.find((one) => one.text === text);
  if (known) return known.starts;
  const starts = lineStarts(text);
  recent.unshift({ text, starts });
  recent.length = Math.min(recent.length, mostRecent);
  return starts;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
