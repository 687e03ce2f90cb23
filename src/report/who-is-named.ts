import { isTopic, speaks } from '../language/speech.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { type CaseMention, caseMentions, mentions } from '../verbatims/case-mentions.ts';
import type { WrittenQuote } from './written-quotes.ts';

/** Whom the words around a quotation name as the one who says it. */
export interface Named {
  /** The names, as written. */
  readonly names: readonly string[];
  /** A wave is named with them. */
  readonly hasWave: boolean;
  /** Whether a source may be the one that is meant. */
  readonly allows: (source: Source) => boolean;
}

type Mention = Pick<CaseMention, 'sources'> & { readonly kind: CaseMention['kind'] | 'wave'; readonly text: string };

/**
 * The cases named as saying a quotation: by the attribution that follows it, else by « explique un membre de … », else
 * by the sentence that introduces it; undefined where none of the study is.
 */
export function whoIsNamed(quote: WrittenQuote, coded: CodedStudy): Named | undefined {
  const groups: [string, () => Mention[]][] = [
    [quote.attribution, () => inAttribution(quote.attribution, coded)],
    [quote.clause, () => speaking(quote.clause, coded, false)],
    [quote.introduction, () => speaking(quote.introduction, coded, /[:：]\s*$/.test(quote.introduction))],
  ];
  for (const [text, find] of groups) {
    const found = text === '' ? [] : find();
    if (!found.some(({ kind }) => kind !== 'wave')) continue;
    const hasWave = found.some(({ kind }) => kind === 'wave');
    return { names: found.map((one) => one.text), hasWave, allows: (source) => isAllowed(source, found, text) };
  }
  return undefined;
}

/** Each kind of name must allow it: « (Réseau Mesure, 2021) » is another than Réseau Mesure in 2024. */
function isAllowed(source: Source, found: readonly Mention[], text: string): boolean {
  const rest = found.reduce((left, one) => left.replace(one.text, ' '), text);
  return (['case', 'person', 'wave'] as const).every((kind) => {
    const own = found.filter((one) => one.kind === kind);
    if (own.length === 0 || own.some(({ sources }) => sources.has(source))) return true;
    return kind !== 'wave' && mentions(rest, source, kind);
  });
}

function inAttribution(text: string, coded: CodedStudy): Mention[] {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const { waves } = coded.settings;
  const byWord = parts.flatMap((part): Mention[] => {
    const ids = coded.sources.filter(({ id, case: name }) => part !== '' && (part === id || part === name));
    const wave = waves.length > 1 ? waves.find(({ id, label }) => part === id || part === label) : undefined;
    const of = coded.sources.filter((source) => wave !== undefined && source.wave === wave.id);
    return [
      ...(ids.length > 0 ? [{ kind: 'case' as const, sources: new Set(ids), text: part }] : []),
      ...(wave ? [{ kind: 'wave' as const, sources: new Set(of), text: part }] : []),
    ];
  });
  const named = caseMentions(text, coded, true).filter(({ start }) => !isTopic(text.slice(0, start), language(coded)));
  return [...named.map((one) => ({ ...one, text: text.slice(one.start, one.end) })), ...byWord];
}

/**
 * The cases a sentence gives the word to.
 * @param isAnnounced whether it ends in a colon: whoever it names is then taken to speak, unless it is spoken about
 */
function speaking(text: string, coded: CodedStudy, isAnnounced: boolean): Mention[] {
  return caseMentions(text, coded, false)
    .filter(
      ({ start, end }) =>
        !isTopic(text.slice(0, start), language(coded)) && (isAnnounced || speaks(text, start, end, language(coded))),
    )
    .map((one) => ({ ...one, text: text.slice(one.start, one.end) }));
}

function language({ settings }: CodedStudy) {
  return settings.language;
}
