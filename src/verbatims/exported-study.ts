import type { ExportedStudy } from '../model/exported.ts';
import { once } from '../model/once.ts';
import { isSelected, type Selection } from '../model/selection.ts';
import type { CodedStudy } from '../model/study.ts';
import { maskedChapter } from './exported-chapter.ts';
import { ExportedPassages } from './exported-passages.ts';
import { exportedPresence } from './exported-presence.ts';
import { exportedSource, leavingSources } from './exported-sources.ts';
import { maskNames } from './identities.ts';
import { leftOut, privateLeft } from './left-out.ts';
import { isQuotable } from './quotable.ts';

export interface ExportWanted {
  readonly full: boolean;
  readonly selection: Selection;
  /** Told whenever the text of an interview is made, which may be several times for each. */
  readonly onText?: () => void;
}

/**
 * A study as it may leave the team: interviews that may be quoted, names masked as a report masks them, those who are not
 * named under their pseudonyms. What interviewees took back is in no export. Texts, codings, passages and who has what are
 * made when they are asked for: texts whenever they are, if they are too many to be kept.
 * @param wanted `full`: everything under its own name, for the team itself
 */
export function exportedStudy(coded: CodedStudy, wanted: ExportWanted): ExportedStudy {
  const { settings, codebook } = coded;
  const { full, selection, onText } = wanted;
  const mask = (text: string, source?: string) => (full ? text : maskNames(text, coded, source));
  const selected = coded.sources.filter((source) => isSelected(source, selection));
  const sources = selected.filter((source) => full || isQuotable(source, settings));
  const passages = new ExportedPassages(coded, { mask, full });
  const leaving = leavingSources(sources, coded, full, (one, spoken) => {
    onText?.();
    passages.place(one, spoken);
  });
  const codings = once(() => passages.all('codings', leaving));
  const segments = once(() => passages.all('segments', leaving));
  const presence = once(() => exportedPresence(coded, wanted));
  return {
    title: mask(settings.title),
    ...(settings.subtitle === undefined ? {} : { subtitle: mask(settings.subtitle) }),
    language: settings.spoken.language,
    authors: settings.authors.map((author) => mask(author)),
    unit: settings.unit,
    waves: settings.waves.map(({ id, label }) => ({ id, label })),
    chapters: codebook.chapters.map((chapter) => maskedChapter(chapter, mask)),
    sources: leaving.map((one) => exportedSource(one, coded, full)),
    get codings() {
      return codings();
    },
    get segments() {
      return segments();
    },
    get presence() {
      return presence();
    },
    masked: !full,
    left: [...leftOut(coded, selected, sources), ...(full ? [] : privateLeft(sources, settings.identifying))],
  };
}
