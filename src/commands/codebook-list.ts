import { frequency } from '../measure/frequency.ts';
import type { Code } from '../model/codebook.ts';
import type { CodedStudy } from '../model/study.ts';
import { count } from './codebook-summary.ts';
import { type Answer, type Call, exitCode, jsonDocument } from './command.ts';
import { openCodedToRead, problemNotes } from './opened.ts';

/** Chapters, themes and sub-themes as a tree, with their counts. */
export async function run(call: Call): Promise<Answer> {
  const { opened, coded, problems } = await openCodedToRead(call);
  const chapters = coded.codebook.chapters.map(({ id, label, themes }) => ({
    id,
    label,
    themes: themes.map((theme) => node(theme, coded)),
  }));
  const exit = { exitCode: exitCode(problems, call.options.strict === true), from: opened };
  if (call.options.json) return { output: jsonDocument({ chapters, problems }), ...exit };
  const text = chapters.map(({ label, themes }, index) => `${index + 1}. ${label}\n${tree(themes, '   ')}`).join('\n');
  return {
    output: text === '' ? 'The codebook is empty: add a theme, codebook/1-chapter/theme.md.\n' : text + waiting(coded),
    ...exit,
    ...problemNotes(problems, call),
  };
}

/** The splits whose codings wait to be redistributed. */
function waiting({ splits }: CodedStudy): string {
  return splits
    .map(({ path, code, items }) => {
      const open = items.filter(({ to }) => to.length === 0).length;
      return `\n${path}: ${open} of ${count(items.length, 'coding')} of « ${code} » to decide on.\n`;
    })
    .join('');
}

interface CodeNode {
  code: string;
  label: string;
  level: number;
  k: number;
  n: number;
  segments: number;
  /** The day it went out of use. */
  retired?: string;
  children: CodeNode[];
}

function node({ id, label, level, retired, children }: Code, coded: CodedStudy): CodeNode {
  const { k, n, segments } = frequency(coded, id);
  return {
    ...{ code: id, label, level, k, n, segments },
    ...(retired === undefined ? {} : { retired }),
    children: children.map((child) => node(child, coded)),
  };
}

function tree(nodes: readonly CodeNode[], indent: string): string {
  return nodes
    .map(({ code, label, k, n, segments, retired, children }, index) => {
      const last = index === nodes.length - 1;
      const out = retired === undefined ? '' : `, retired since ${retired}`;
      const line = `${indent}${last ? '└─' : '├─'} ${label} (${code})  ${n === 0 ? '–' : `${k}/${n}`}, ${segments}${out}\n`;
      return line + tree(children, `${indent}${last ? '   ' : '│  '}`);
    })
    .join('');
}
