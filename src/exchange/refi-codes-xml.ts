import type { Chapter, Code } from '../model/codebook.ts';
import { counted } from '../model/counted.ts';
import type { ExportedStudy } from '../model/exported.ts';
import { proseHeadings } from '../model/prose-headings.ts';
import type { Language } from '../model/settings.ts';
import { codesById } from './exported-codes.ts';
import { guidOf } from './guid.ts';
import { escapeXml } from './xml.ts';

/** The codes as REFI-QDA writes them, a chapter as a folder; empty where there are none, as the schema wants it. */
export function refiCodesXml({ chapters, language }: Pick<ExportedStudy, 'chapters' | 'language'>): string {
  const filled = chapters.filter(({ themes }) => themes.length > 0);
  if (filled.length === 0) return '';
  const label: Language = language === 'fr' ? 'fr' : 'en';
  return `<CodeBook>\n<Codes>\n${filled.map((chapter) => chapterXml(chapter, label)).join('')}</Codes>\n</CodeBook>\n`;
}

function chapterXml({ id, label, introduction, themes }: Chapter, language: Language): string {
  const inner = descriptionXml(introduction) + themes.map((theme) => codeXml(theme, language)).join('');
  return `<Code guid="${guidOf('chapter', id)}" name="${escapeXml(label)}" isCodable="false">\n${inner}</Code>\n`;
}

function codeXml(code: Code, language: Language): string {
  const { id, label, color, children } = code;
  const inner = descriptionXml(proseOf(code, language)) + children.map((child) => codeXml(child, language)).join('');
  const tone = color === undefined ? '' : ` color="${color}"`;
  return `<Code guid="${guidOf('code', id)}" name="${escapeXml(label)}" isCodable="true"${tone}>\n${inner}</Code>\n`;
}

function descriptionXml(text: string): string {
  return text.trim() === '' ? '' : `<Description>${escapeXml(text.trim())}</Description>\n`;
}

/** The definition, and what belongs to a code or not, under the headings a theme's file has. */
function proseOf(code: Code, language: Language): string {
  const sections = (['include', 'exclude', 'examples'] as const).flatMap((key) =>
    code[key] === '' ? [] : [`## ${proseHeadings[key][language]}\n\n${code[key]}`],
  );
  return [code.definition, ...sections].filter((part) => part !== '').join('\n\n');
}

/** What the codes have and REFI-QDA has no place for. */
export function lossesOfCodes(study: Pick<ExportedStudy, 'chapters'>): string[] {
  const codes = [...codesById(study).values()].map(({ code }) => code);
  const sum = (of: (code: Code) => number) => codes.reduce((total, code) => total + of(code), 0);
  return [
    ...counted(
      sum(({ indicators }) => indicators.length),
      'indicator',
    ),
    ...counted(
      sum(({ aliases }) => aliases.length),
      'former id',
    ),
    ...counted(
      sum(({ asked }) => (asked ? 1 : 0)),
      'code with the waves it was asked in',
      'codes with the waves they were asked in',
    ),
    ...counted(
      sum(({ retired }) => (retired === undefined ? 0 : 1)),
      'code out of use: that it is',
      'codes out of use: that they are',
    ),
  ];
}
