import { findCode } from '../model/codebook.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { shownSource } from '../verbatims/attribution.ts';
import { type Composition, composeReport } from './compose.ts';
import type { Verbatim } from './document.ts';
import type { ManifestVerbatim } from './manifest.ts';

export interface QuotedPassage {
  readonly block: Verbatim;
  /** Label of the code it stands under. */
  readonly theme?: string;
}

/** The reports as interviewees will find themselves in them: an approval that is still to come is not waited for. */
export function reportsToCome(coded: CodedStudy, templates: readonly Template[]): Composition[] {
  const open: CodedStudy = { ...coded, settings: { ...coded.settings, require: [] } };
  return templates.map((template) => composeReport(open, template));
}

/** What reports print of an interview, report by report, as printed and each once. */
export function quotedPassages(
  coded: CodedStudy,
  source: Source,
  reports: readonly Composition[],
): { title: string; verbatims: QuotedPassage[] }[] {
  return reports.flatMap(({ document, manifest, shown }) => {
    const own = new Set(
      shown
        .filter((passage) => passage.source === source.id)
        .map(({ parts }) => `${parts[0]?.start}-${parts.at(-1)?.end}`),
    );
    const verbatims = manifest.verbatims.filter(
      (one) => one.source === shownSource(source) && own.has(`${one.start}-${one.end}`),
    );
    const once = new Map(
      verbatims.map((one) => [`${one.start}-${one.end} ${one.shown} ${one.translation ?? ''}`, one]),
    );
    if (once.size === 0) return [];
    return [{ title: document.title, verbatims: [...once.values()].map((one, index) => quoted(one, index, coded)) }];
  });
}

function quoted(
  { shown, translation, attribution, under, source }: ManifestVerbatim,
  index: number,
  coded: CodedStudy,
): QuotedPassage {
  const theme = under === null ? undefined : findCode(coded.codebook, under)?.label;
  return {
    block: {
      type: 'verbatim',
      anchor: `v-${source.toLowerCase()}-${index + 1}`,
      paragraphs: shown.split('\n\n'),
      ...(translation === undefined ? {} : { translation: translation.split('\n\n') }),
      attribution,
    },
    ...(theme === undefined ? {} : { theme }),
  };
}
