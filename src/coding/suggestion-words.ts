import type { Language } from '../model/settings.ts';
import type { ModelReason } from './explain-suggestion.ts';

/** The reasons of a suggestion as they may be shown. */
export interface ShownReasons {
  readonly words: readonly string[];
  readonly indicators: readonly string[];
  /** A passage like it, and what its source is called. */
  readonly nearest?: { readonly source: string; readonly excerpt: string };
  readonly model?: ModelReason;
}

/** The reasons of a suggestion in one line, in the study's language. */
export function reasonsLine({ words, indicators, nearest, model }: ShownReasons, language: Language): string {
  const quoted = (text: string) => (language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`);
  const fr = language === 'fr';
  const colon = fr ? '\u00a0:' : ':';
  const parts = [
    words.length > 0 ? `${fr ? 'mots' : 'words'}${colon} ${words.join(', ')}` : '',
    indicators.length > 0 ? `${fr ? 'indices' : 'indicators'}${colon} ${indicators.join(', ')}` : '',
    nearest ? `${fr ? 'proche de' : 'close to'} ${nearest.source}${colon} ${quoted(nearest.excerpt)}` : '',
    model ? `${model.model}${model.quote === undefined ? '' : `${colon} ${quoted(excerptOf(model.quote))}`}` : '',
  ].filter((part) => part !== '');
  const none = fr ? 'définition du code' : 'definition of the code';
  return parts.length > 0 ? parts.join(fr ? '\u202f; ' : '; ') : none;
}

const longestExcerpt = 90;

/** The beginning of a passage, cut between words. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  if (line.length <= longestExcerpt) return line;
  return `${line.slice(0, longestExcerpt).replace(/\s+\S*$/u, '')} …`;
}
