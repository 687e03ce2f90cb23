import matter from 'gray-matter';
import { placesIn } from '../model/place.ts';
import type { Problem } from '../model/problem.ts';
import { readSimpleYaml } from './simple-yaml.ts';
import { readYaml, type YamlMap, type YamlRead } from './yaml.ts';

export interface FrontMatter {
  readonly map?: YamlMap;
  /** Where the body begins in the file: after the newline that ends the closing `---` line. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
  /** Front matter stands there but could not be read: what it would have said is unknown. */
  readonly broken: boolean;
}

const opening = /^---([^\n-][^\n]*)?\n/;
const closing = /^---[ \t]*$/gm;

/** The front matter of a Markdown file. It never runs code: every engine of gray-matter but YAML is refused. */
export function readFrontMatter(file: string, text: string): FrontMatter {
  const open = opening.exec(text);
  if (!open) return { bodyStart: 0, problems: [], broken: false };
  const placeOf = placesIn(file, text);
  const broken = (offset: number, rule: string, message: string, bodyStart = 0): FrontMatter => ({
    bodyStart,
    problems: [{ ...placeOf(offset), rule, severity: 'error', message }],
    broken: true,
  });
  closing.lastIndex = open[0].length;
  const close = closing.exec(text);
  if (!close) {
    return broken(
      0,
      'front-matter',
      'The front matter opens with `---` and is not closed. Write `---` alone on the line after its last key.',
    );
  }
  const bodyStart = Math.min(text.length, close.index + close[0].length + 1);
  const language = (open[1] ?? '').trim();
  if (!/^(?:ya?ml)?$/i.test(language)) {
    return broken(
      3,
      'front-matter',
      `Front matter is YAML; « ${language} » is refused, so that a file can never run code. Write \`---\` alone.`,
      bodyStart,
    );
  }
  const [start, end] = [open[0].length, close.index];
  const read = readSimple(text, start, end) ?? readMatter(file, text, start, end);
  if (!read.root) return { bodyStart, problems: read.problems, broken: read.problems.length > 0 };
  if (read.root.kind !== 'map') {
    return broken(start, 'front-matter', 'Front matter is a list of `key: value` lines.', bodyStart);
  }
  return { map: read.root, bodyStart, problems: read.problems, broken: false };
}

/** Nearly all front matter: gray-matter would hand it to the same reader, at several times the cost. */
function readSimple(text: string, start: number, end: number): YamlRead | undefined {
  const root = readSimpleYaml(text.slice(start, end), start);
  return root && { root, problems: [] };
}

function readMatter(file: string, text: string, start: number, end: number): YamlRead {
  const reads: YamlRead[] = [];
  const refuse = () => {
    throw new Error('only YAML');
  };
  matter(`---\n${text.slice(start, end)}---\n`, {
    engines: {
      yaml: () => {
        reads.push(readYaml(file, text, start, end));
        return {};
      },
      json: refuse,
      javascript: refuse,
      js: refuse,
      coffee: refuse,
    },
  });
  // gray-matter asks no engine where it sees comments only.
  return reads[0] ?? readYaml(file, text, start, end);
}
