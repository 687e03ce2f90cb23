import type { CodebookChange, FileUndo, UndoPlace } from '../model/codebook-change.ts';
import { yamlList, yamlText, yamlValue } from './yaml-value.ts';

/** A change to be recorded. */
export type NewChange = Omit<CodebookChange, 'undone' | 'place'>;

const head = `# What was changed in the codebook, when and why; \`study codebook blame CODE\` tells it of one code.
# Newest last. What stands under \`files:\` is what \`study codebook undo\` needs.
`;

/** The history's text with a change added at its end; every other byte stays. @param text absent: no history yet. */
export function withChange(text: string | undefined, change: NewChange): string {
  const before = text === undefined || text.trim() === '' ? head : text.endsWith('\n') ? text : `${text}\n`;
  return before + entryOf(change);
}

function entryOf({ date, op, undoes, from, to, under, reason, by, files }: NewChange): string {
  const lines = [
    `date: ${date}`,
    `op: ${op}`,
    ...(undoes === undefined ? [] : [`undoes: ${yamlValue(undoes)}`]),
    ...(from.length > 0 ? [`from: ${yamlList(from)}`] : []),
    ...(to.length > 0 ? [`to: ${yamlList(to)}`] : []),
    ...(under === undefined ? [] : [`under: ${yamlValue(under)}`]),
    ...(reason === '' ? [] : [`reason: ${yamlText(reason, 4)}`]),
    ...(by === undefined ? [] : [`by: ${yamlValue(by)}`]),
    ...(files.length > 0 ? [`files:\n${files.map(fileOf).join('\n')}`] : []),
  ];
  return `- ${lines.join('\n  ')}\n`;
}

function fileOf({ path, movedFrom, before, after, places, whole }: FileUndo): string {
  const lines = [
    `path: ${yamlValue(path)}`,
    ...(movedFrom === undefined ? [] : [`moved_from: ${yamlValue(movedFrom)}`]),
    ...(before === undefined ? [] : [`before: ${before}`]),
    ...(after === undefined ? [] : [`after: ${after}`]),
    ...(whole === undefined ? [] : [`whole: ${yamlText(whole, 8)}`]),
    ...(places.length > 0 ? [`places:\n${places.map(placeOf).join('\n')}`] : []),
  ];
  return `    - ${lines.join('\n      ')}`;
}

function placeOf({ line, column, now, was, near }: UndoPlace): string {
  const value = (text: string) => (text.includes('\n') ? JSON.stringify(text) : yamlValue(text));
  return `        - { at: ${line}:${column}, now: ${value(now)}, was: ${value(was)}, near: ${near} }`;
}
