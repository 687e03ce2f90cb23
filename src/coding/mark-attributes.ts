/** What the braces of a mark say: `{.code .other against=third memo="…"}`. */
export interface MarkAttributes {
  readonly codes: readonly string[];
  readonly against: readonly string[];
  readonly memo?: string;
  /** After the brace that closes them. */
  readonly end: number;
}

/** A code, or a key with what it is given, between quotation marks of three kinds or bare. */
const item =
  /\.([^\s{}.=,"]+)|(against|memo)=(?:"((?:\\.|[^"\\])*)"|“([^”]*)”|'((?:\\.|[^'\\])*)'|([^\s{}"'“,][^\s{}"]*))/sy;

/**
 * The attributes in the braces that open at an offset, parted by white space or commas; a quotation mark within a value is
 * written after a backslash.
 * @returns undefined where the braces hold anything else.
 */
export function markAttributes(text: string, start: number): MarkAttributes | undefined {
  if (text[start] !== '{') return undefined;
  const codes: string[] = [];
  const against: string[] = [];
  let memo: string | undefined;
  let at = after(text, /[\s,]*/y, start + 1)?.end ?? start;
  for (; text[at] !== '}'; at = after(text, /[\s,]*/y, at)?.end ?? at) {
    const found = after(text, item, at);
    if (!found) return undefined;
    at = found.end;
    const [code, key, ...values] = found.groups;
    if (code !== undefined) codes.push(code);
    else if (key === 'memo') memo = given(values);
    else against.push(...given(values).split(/[\s,]+/));
  }
  if (codes.length + against.length === 0 && memo === undefined) return undefined;
  return { codes, against: against.filter((id) => id !== ''), ...(memo ? { memo } : {}), end: at + 1 };
}

function given([double, curly, single, bare]: (string | undefined)[]): string {
  return bare?.replace(/,+$/, '') ?? curly ?? (double ?? single ?? '').replace(/\\(["'\\])/g, '$1');
}

function after(text: string, pattern: RegExp, at: number): { end: number; groups: (string | undefined)[] } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { end: pattern.lastIndex, groups: found.slice(1) } : undefined;
}

/**
 * Whether somebody may have meant a mark where none can be read: braces after a bracket, white space or none between
 * them, which name a code or say a value. Words in braces are also what transcribers note: `[rires] {fort}`.
 * @param from after the bracket.
 * @param isCode whether a word names a code of the codebook.
 */
export function looksLikeMark(text: string, from: number, isCode: (word: string) => boolean): boolean {
  const open = after(text, /[^\S\n]*\n?[^\S\n]*\{/y, from)?.end;
  if (open === undefined) return false;
  const said = /^(?:(?!\n\s*\n)[^{}])*/.exec(text.slice(open, open + 1000))?.[0] ?? '';
  if (/(?:^|[\s,])\.[\p{L}\p{N}]|(?:^|[\s,])(?:memo|against)\s*=/u.test(said)) return true;
  const words = said.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return open === from + 1 ? words.some(isCode) : words.length > 0 && words.every(isCode);
}

/** Whether braces with a code stand right after words of the paragraph of a bracket that nothing closes. */
export function looksUnclosed(text: string, open: number): boolean {
  const [paragraph = ''] = text.slice(open).split(/\n\s*\n/, 1);
  return /[^\s\])\\]\{\s*\.[\p{L}\p{N}]/u.test(paragraph);
}
