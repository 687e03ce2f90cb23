import type { Code } from '../model/codebook.ts';
import type { Language } from '../model/settings.ts';
import type { LeafDirective } from './directive.ts';
import { labelsIn } from './labels.ts';
import { literal, proseOf } from './prose.ts';

export const codebookDirective: LeafDirective = {
  attributes: ['definitions'],
  gives:
    'the codebook: codes, what to include and exclude, examples, indicators; definitions too with `definitions=yes`',
  build(call, { coded }) {
    const { language } = coded.settings;
    const full = call.attributes.definitions !== undefined && call.attributes.definitions !== 'no';
    const chapters = coded.codebook.chapters.map(({ label, themes }) =>
      [`**${literal(label)}**`, ...themes.map((theme) => codeItem(theme, language, full, ''))].join('\n\n'),
    );
    return [proseOf(chapters.join('\n\n'))];
  },
};

/** A code as an item of a nested list: one line where it has nothing but indicators. */
function codeItem(code: Code, language: Language, full: boolean, indent: string): string {
  const labels = labelsIn(language);
  const colon = language === 'fr' ? ' : ' : ': ';
  const indicators =
    code.indicators.length > 0
      ? `*${labels.indicators}*${colon}${code.indicators.map((one) => `\`${one}\``).join(', ')}.`
      : '';
  const details = [
    full ? code.definition : '',
    field(labels.include, code.include, colon),
    field(labels.exclude, code.exclude, colon),
    field(labels.examples, code.examples, colon),
  ].filter((text) => text !== '');
  const head = `- ${literal(code.label)} (\`${code.id}\`)`;
  const below = code.children.map((child) => codeItem(child, language, full, `${indent}  `));
  if (details.length === 0)
    return [`${indent}${head}${indicators === '' ? '' : ` – ${indicators}`}`, ...below].join('\n');
  const inner = [...details, indicators].filter((text) => text !== '').map((text) => block(text, `${indent}  `));
  return [`${indent}${head}`, ...inner, ...(below.length > 0 ? [below.join('\n')] : [])].join('\n\n');
}

/** A section of the codebook on one line where it is one paragraph; a list keeps its lines. */
function field(label: string, text: string, colon: string): string {
  if (text === '') return '';
  return /^\s*[-*+\d]/.test(text) ? `*${label}*${colon.trimEnd()}\n\n${text}` : `*${label}*${colon}${text}`;
}

function block(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `${indent}${line}`))
    .join('\n');
}
