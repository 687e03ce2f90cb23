import type { Source } from '../model/source.ts';
import type { Span } from '../model/span.ts';
import type { CodedStudy } from '../model/study.ts';
import { withdrawnParts } from '../model/withdrawn-parts.ts';
import { type ExportedText, exportedText } from './exported-text.ts';
import { maskNames, namedIn } from './identities.ts';

/** The text of a source as it may leave the team, or under its own names. */
export function textAsExported(source: Source, coded: CodedStudy, full: boolean): ExportedText {
  const namesIn = (text: string) =>
    namedIn(text, coded, source.id).map(({ start, end, identity }) => ({ start, end, shown: `[${identity.shown}]` }));
  return exportedText(source, {
    namesIn: full ? () => [] : namesIn,
    label: (speaker) => (full ? speaker : maskNames(speaker, coded, source.id)),
    holes: withdrawnParts(coded, source.id),
    gap: coded.settings.language === 'fr' ? ' ' : '',
  });
}

const ownTexts = new WeakMap<Source, ExportedText>();

/** Where a place of a source begins in the text that `exportedStudy` writes of it under its own names, UTF-16 units. */
export function placedAsExported(place: Span, source: Source, coded: CodedStudy): number {
  const text = ownTexts.get(source) ?? textAsExported(source, coded, true);
  ownTexts.set(source, text);
  return text.placeOf(place)?.start ?? 0;
}
