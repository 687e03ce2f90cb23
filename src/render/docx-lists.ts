import { greatest } from '../model/extremes.ts';
import type { HouseStyle } from '../model/house-style.ts';
import { declaration, declared, tag, valued } from './docx-xml.ts';

/** Bullets and numbers. */
export interface Lists {
  /** A list with bullets, or one of its own with numbers from `start`: the `numPr` of its items at a level from 0. */
  readonly open: (start: number | undefined) => (level: number) => string;
  /** `word/numbering.xml`. */
  readonly xml: () => string;
}

const levels = 9;
const step = 397;

/** Where the words of an item at a level from 0 begin, in twentieths of a point. */
export function itemIndent(level: number): number {
  return step * (Math.min(level, levels - 1) + 1);
}

export function lists(house?: HouseStyle): Lists {
  const theirs = house?.numbering ?? '';
  const [bullets, numbers] = [1, 2].map((more) => highest(theirs, 'abstractNumId') + more) as [number, number];
  const first = highest(theirs, 'numId') + 1;
  const starts: number[] = [];
  return {
    open(start) {
      if (start !== undefined) starts.push(start);
      const id = start === undefined ? first : first + starts.length;
      return (level) => tag('w:numPr', {}, valued('w:ilvl', Math.min(level, levels - 1)), valued('w:numId', id));
    },
    xml() {
      const kinds = [abstract(bullets, bullet), abstract(numbers, decimal)].join('');
      const used = [
        list(first, bullets, ''),
        ...starts.map((start, index) => list(first + 1 + index, numbers, everyLevelFrom(start))),
      ].join('');
      if (theirs === '') return `${declaration}${tag('w:numbering', declared('w'), kinds, used)}`;
      // The schema wants every kind before the first list.
      const at = theirs.search(/<w:num\b|<w:numIdMacAtCleanup\b|<\/w:numbering>/);
      const end = theirs.search(/<w:numIdMacAtCleanup\b|<\/w:numbering>/);
      return theirs.slice(0, at) + kinds + theirs.slice(at, end) + used + theirs.slice(end);
    },
  };
}

function highest(xml: string, attribute: string): number {
  const found = [...xml.matchAll(new RegExp(`<w:(?:abstractNum|num)\\b[^>]*\\bw:${attribute}="(\\d+)"`, 'g'))];
  return greatest(
    found.map((match) => Number(match[1])),
    0,
  );
}

function abstract(id: number, levelXml: (level: number) => string): string {
  const all = Array.from({ length: levels }, (_, level) => levelXml(level));
  return tag('w:abstractNum', { 'w:abstractNumId': id }, valued('w:multiLevelType', 'hybridMultilevel'), ...all);
}

function level(ilvl: number, format: string, text: string): string {
  const indent = tag('w:ind', { 'w:left': itemIndent(ilvl), 'w:hanging': step - 57 });
  const parts = [
    valued('w:start', 1),
    valued('w:numFmt', format),
    valued('w:lvlText', text),
    valued('w:lvlJc', 'left'),
  ];
  return tag('w:lvl', { 'w:ilvl': ilvl }, ...parts, tag('w:pPr', {}, indent));
}

// Signs of the text's own font: no font for symbols is needed.
const bullet = (ilvl: number) => level(ilvl, 'bullet', ['•', '–', '·'][ilvl % 3] as string);

// As Markdown writes them: a sentence may say « le point 2 ».
const decimal = (ilvl: number) => level(ilvl, 'decimal', `%${ilvl + 1}.`);

function list(id: number, kind: number, overrides: string): string {
  return tag('w:num', { 'w:numId': id }, valued('w:abstractNumId', kind), overrides);
}

/** A list stands at one level of its own; the override of any other changes nothing. */
function everyLevelFrom(start: number): string {
  return Array.from({ length: levels }, (_, ilvl) =>
    tag('w:lvlOverride', { 'w:ilvl': ilvl }, valued('w:startOverride', start)),
  ).join('');
}
