import type { Nodes } from 'mdast';
import type { MarkerNode } from '../report/document.ts';
import { addressLink } from './docx-link.ts';
import { noteInNote } from './docx-note-in-note.ts';
import { pictureRun } from './docx-picture.ts';
import { breakRun, type Look, textRun } from './docx-run.ts';
import type { Writing } from './docx-writing.ts';
import { noBreakSpaces } from './no-break-spaces.ts';

type Inline = Nodes | MarkerNode;

/** Words of the analyst as runs. */
export function inlineRuns(nodes: readonly Inline[], writing: Writing, look: Look = {}): string {
  return nodes.map((node) => inlineRun(node, writing, look)).join('');
}

function inlineRun(node: Inline, writing: Writing, look: Look): string {
  switch (node.type) {
    case 'text':
      return textRun(prose(node.value, writing), look);
    case 'strong':
      return inlineRuns(node.children, writing, { ...look, bold: !look.bold });
    case 'emphasis':
      return inlineRuns(node.children, writing, { ...look, italic: !look.italic });
    case 'delete':
      return inlineRuns(node.children, writing, { ...look, strike: true });
    case 'inlineCode':
      return textRun(node.value, { ...look, ...styled(writing, 'inlineCode'), code: true });
    case 'break':
      return breakRun();
    case 'link':
      return addressLink(node.url, writing, look, (inside) => inlineRuns(node.children, writing, inside));
    case 'linkReference': {
      const address = writing.addresses.get(node.identifier) ?? '';
      return addressLink(address, writing, look, (inside) => inlineRuns(node.children, writing, inside));
    }
    case 'image':
      return pictureRun(node.url, node.alt ?? '', writing, look);
    case 'imageReference':
      return pictureRun(writing.addresses.get(node.identifier) ?? '', node.alt ?? '', writing, look);
    case 'footnoteReference':
      return writing.inNote
        ? noteInNote(node.identifier, writing, look)
        : (writing.notes.call(node.identifier.toLowerCase()) ?? '');
    case 'html':
      return /^<br\b/i.test(node.value) ? breakRun() : '';
    case 'marker':
      return markerRuns(node, writing);
    default:
      return 'children' in node ? inlineRuns(node.children as Inline[], writing, look) : '';
  }
}

/** A fault among the words of a paragraph. */
export function markerRuns({ message }: MarkerNode, writing: Writing): string {
  return textRun(`⚠ ${writing.labels.problem} ${message}`, styled(writing, 'problemWords'));
}

// A line that was wrapped in the source runs on.
function prose(text: string, { labels }: Writing): string {
  const joined = text.replace(/[ \t]*\n[ \t]*/g, ' ');
  return labels.spaced ? noBreakSpaces(joined) : joined;
}

function styled(writing: Writing, key: 'inlineCode' | 'problemWords'): Look {
  const id = writing.sheet.id(key);
  return id === undefined ? {} : { style: id };
}
