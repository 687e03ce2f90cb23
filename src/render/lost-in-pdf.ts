/** Signs that a message names. */
const shown = 5;

/** What a file that was made lacks of the document, or of its own kind. */
export interface Lost {
  /** What it lacks and what to do, as sentences. */
  readonly message: string;
  /** The signs it lacks. */
  readonly signs: readonly string[];
}

/**
 * What a PDF has lost that could be made only without an archive's rules, and what to do.
 * @param fault what Typst said of the last attempt at PDF/A, with every font of the machine
 */
export function lostInPdf(fault: string): Lost {
  const signs = signsWithoutFont(fault);
  if (signs.length === 0) {
    const [, reason] = /message: "(?:PDF\/A-\w+ error: )?((?:[^"\\]|\\.)*)"/.exec(fault) ?? [];
    const why = reason === undefined ? '' : `: ${reason.replace(/\\(["'\\])/g, '$1').replace(/`"|"`/g, '`')}`;
    const message = `The PDF is no PDF/A, which archives ask for${why}. Take out what this names, or hand the file in where no archive is meant.`;
    return { message, signs };
  }
  const named = signs.slice(0, shown).map(signName).join(', ');
  const left = signs.length - shown;
  const [noun, they] = signs.length === 1 ? ['the sign', 'it'] : ['the signs', 'them'];
  const message = `The PDF lacks ${noun} ${named}${left > 0 ? ` and ${left} more` : ''}, and is no PDF/A: no font here has ${they}. Install one that does (Noto fonts have most) and run this again; Word, HTML and Markdown have ${they}.`;
  return { message, signs };
}

function signsWithoutFont(fault: string): string[] {
  const texts = [...fault.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].flatMap(([, text = '']) => [
    ...text.replace(/\\+u\{([0-9a-f]{1,6})\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
  ]);
  const signs = [...new Set(texts)];
  const seen = signs.filter((sign) => !/\p{Cf}|\p{M}/u.test(sign));
  return seen.length > 0 ? seen : signs;
}

/** « 中 (U+4E2D) »; of what nobody sees, the number alone. */
function signName(sign: string): string {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) ? `${sign} (${code})` : code;
}
