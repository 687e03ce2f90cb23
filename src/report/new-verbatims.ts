import { type Code, findCode, lineage } from '../model/codebook.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { covers } from '../model/coding.ts';
import { grouped } from '../model/grouped.ts';
import type { Source } from '../model/source.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { attribution } from '../verbatims/attribution.ts';
import { mayBeShown } from '../verbatims/quotable.ts';
import { composeReport } from './compose.ts';
import type { ShownPassage } from './composing.ts';
import { pin } from './pin.ts';
import { seeTemplate } from './theme-template.ts';

type ShownBySource = ReadonlyMap<string, readonly ShownPassage[]>;

/** What could go into one section of a template. */
export interface NewSection {
  readonly code: string;
  readonly label: string;
  /** Directives, ready to paste. */
  readonly lines: readonly string[];
}

/**
 * What is coded and not yet in a template, by theme and sub-theme in the codebook's order: passages it does not show,
 * and codes given since to passages it shows elsewhere.
 */
export function newVerbatims(coded: CodedStudy, template: Template): NewSection[] {
  const shown = grouped(composeReport(coded, template, { passages: false }).shown, ({ source }) => source);
  const home = new Map<CodedSegment, string>();
  for (const segment of codedSegments(coded)) {
    const place = shown.get(segment.source)?.find((passage) => passage.code !== undefined && isSame(passage, segment));
    if (place?.code !== undefined) home.set(segment, place.code);
  }
  return [...coded.codebook.codes.values()].flatMap((code): NewSection[] => {
    const lines = [
      ...fresh(coded, code, shown, false).map((segment) => line(segment, code, coded, home, false)),
      ...fresh(coded, code, shown, true).map((segment) => line(segment, code, coded, home, true)),
    ];
    return lines.length === 0 ? [] : [{ code: code.id, label: path(coded, code.id), lines }];
  });
}

/** The segments of a code itself, or against it, that the template neither shows nor refers to under it. */
function fresh(coded: CodedStudy, { id }: Code, shown: ShownBySource, against: boolean): CodedSegment[] {
  return codedSegments(coded).filter((segment) => {
    if (!(against ? segment.against : segment.codes).includes(id) || !mayBeShown(coded, segment, id)) return false;
    return !shown
      .get(segment.source)
      ?.some((passage) => isSame(passage, segment) && passage.against === against && isUnder(passage.code, id, coded));
  });
}

/** Whether a passage of its source is that of a segment. */
function isSame(passage: ShownPassage, segment: CodedSegment): boolean {
  return passage.parts.some((part) => covers(segment, part));
}

/** Whether a passage shown under one code is in its place for another: the same, or one above or below it. */
function isUnder(shownUnder: string | undefined, id: string, coded: CodedStudy): boolean {
  if (shownUnder === undefined) return true;
  const has = (line: readonly Code[], other: string) => line.some((code) => code.id === other);
  return has(lineage(coded.codebook, shownUnder), id) || has(lineage(coded.codebook, id), shownUnder);
}

/** The directive to paste; a passage is quoted once, a second code refers to where it stands. */
function line(
  segment: CodedSegment,
  { id }: Code,
  coded: CodedStudy,
  home: Map<CodedSegment, string>,
  against: boolean,
): string {
  const source = coded.sourceById.get(segment.source) as Source;
  const note = `<!-- ${attribution(source, segment.speaker, coded.settings, segment.start)} -->`;
  if (home.has(segment)) return `${note}\n${seeTemplate(segment, coded, home, against ? id : undefined)}`;
  home.set(segment, id);
  return `${note}\n::verbatim{${pin(segment, source, coded)}${against ? ` against=${id}` : ''}}`;
}

function path(coded: CodedStudy, id: string): string {
  return lineage(coded.codebook, id)
    .map((code) => findCode(coded.codebook, code.id)?.label ?? code.id)
    .reverse()
    .join(' › ');
}
