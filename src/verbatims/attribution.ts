import { type AttributionPiece, parseAttribution } from '../model/attribution-template.ts';
import type { Settings } from '../model/settings.ts';
import type { Source } from '../model/source.ts';

/** What a source is called wherever it is shown: its case, or the pseudonym where it is not named. */
export function shownCase(source: Source): string {
  return source.consent === 'named' ? source.case : source.pseudonym;
}

/** What a source is called in a manifest, an anchor or a file name: its id, or the pseudonym where it is not named. */
export function shownSource(source: Source): string {
  return source.consent === 'named' ? source.id : source.pseudonym;
}

/** What a source is called in a sentence: its organisation, else its interviewee, else its case; or its pseudonym. */
export function shownName(source: Source): string {
  if (source.consent !== 'named') return source.pseudonym;
  return source.variables.organisation ?? source.variables.interviewee ?? source.case;
}

/**
 * The attribution of a quote, by the study's template: `{variable}`; a `[…]` whose variable is missing vanishes.
 * A source that is not named never shows a variable of `identifying:`; the first of them gives way to its pseudonym.
 * @param speaker label of who says it; that speaker's variables come before the source's.
 */
export function attribution(source: Source, speaker: string | undefined, settings: Settings): string {
  if (settings.attribution === undefined) return `(${source.pseudonym})`;
  const values = valuesOf(source, speaker, settings);
  const text = fill(parseAttribution(settings.attribution), values, source.pseudonym);
  return /[\p{L}\p{N}]/u.test(text) ? text : `(${source.pseudonym})`;
}

/** The variables an attribution may name for a source. */
function valuesOf(source: Source, speaker: string | undefined, settings: Settings): ReadonlyMap<string, string> {
  const own = speaker === undefined ? {} : (source.speakers[speaker] ?? {});
  const wave = settings.waves.find(({ id }) => id === source.wave)?.label;
  const values = new Map(
    Object.entries({
      ...source.variables,
      ...(wave === undefined ? {} : { wave }),
      case: source.case,
      source: source.id,
      ...own,
    }),
  );
  if (source.consent !== 'named') {
    for (const name of [...settings.identifying, 'case', 'source', 'url']) values.delete(name);
  }
  return values.set('pseudonym', source.pseudonym);
}

function fill(pieces: readonly AttributionPiece[], values: ReadonlyMap<string, string>, pseudonym: string): string {
  let stoodIn = pieces.some((piece) => piece.kind === 'variable' && piece.text === 'pseudonym');
  const write = (piece: AttributionPiece): string => {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'optional') return isComplete(piece.pieces, values) ? piece.pieces.map(write).join('') : '';
    const value = values.get(piece.text);
    if (value !== undefined) return value;
    if (stoodIn) return '';
    stoodIn = true;
    return pseudonym;
  };
  return pieces
    .map(write)
    .join('')
    .replace(/,\s*(?=[,)])/g, '')
    .replace(/\(\s*,\s*/g, '(')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

function isComplete(pieces: readonly AttributionPiece[], values: ReadonlyMap<string, string>): boolean {
  return pieces.every((piece) => piece.kind !== 'variable' || values.has(piece.text));
}
