import { findCode, lineage } from '../model/codebook.ts';
import { codedSegments } from '../model/coded-segments.ts';
import type { Source } from '../model/source.ts';
import { overlaps } from '../model/span.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { attribution, shownSource } from '../verbatims/attribution.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import { composeReport } from './compose.ts';
import { pin } from './pin.ts';

/** What could go into one section of a template. */
export interface NewSection {
  readonly code: string;
  readonly label: string;
  /** Directives, ready to paste. */
  readonly lines: readonly string[];
}

/** Counted segments that may be quoted and that a template does not quote yet, by theme and sub-theme in the codebook's order. */
export function newVerbatims(coded: CodedStudy, template: Template): NewSection[] {
  const { manifest } = composeReport(coded, template);
  const quoted = manifest.verbatims;
  const fresh = codedSegments(coded).filter((segment) => {
    const source = coded.sourceById.get(segment.source) as Source;
    return (
      isQuotable(source, coded.settings) &&
      !quoted.some((verbatim) => verbatim.source === shownSource(source) && overlaps(verbatim, segment))
    );
  });
  return [...coded.codebook.codes.values()].flatMap((code): NewSection[] => {
    const own = fresh.filter(
      ({ codes, against }) => codes[0] === code.id || (codes.length === 0 && against[0] === code.id),
    );
    if (own.length === 0) return [];
    const label = lineage(coded.codebook, code.id)
      .map(({ id }) => findCode(coded.codebook, id)?.label ?? id)
      .reverse()
      .join(' › ');
    const lines = own.map((segment) => {
      const source = coded.sourceById.get(segment.source) as Source;
      const against = segment.codes.length === 0 ? ` against=${code.id}` : '';
      return `<!-- ${attribution(source, segment.speaker, coded.settings)} -->\n::verbatim{${pin(segment, source)}${against}}`;
    });
    return [{ code: code.id, label, lines }];
  });
}
