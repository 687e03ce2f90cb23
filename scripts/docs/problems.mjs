// docs/problems.md, made from tests/errors: each rule, its messages, a file that provokes it, what to do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const gallery = join(dirname(fileURLToPath(import.meta.url)), '../../tests/errors');
const printedLine = /^(?<file>.+?):(?<line>\d+):\d+ (?<severity>error|warning|info) .*\((?<rule>[a-z-]+)\)$/;

/**
 * The page that lists every problem.
 * @returns {string} Markdown
 */
export function problemsPage() {
  const meanings = parse(readFileSync(join(gallery, 'rules.yaml'), 'utf8'));
  const byRule = grouped(examples());
  const sections = [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, of]) => section(rule, meanings[rule], of));
  const ofCommands = Object.entries(parse(readFileSync(join(gallery, 'of-commands.yaml'), 'utf8')));
  const rows = ofCommands.map(([rule, meaning]) => `- \`${rule}\`: ${meaning.trim()}\n`);
  return `${introduction}\n${sections.join('\n')}\n## Of what a command is given\n\n${rows.join('')}`;
}

const introduction = `# Problems

What \`study check\` and \`study report\` find, by rule. Each is printed as \`file:line:column severity message (rule)\`; an error makes the exit status 1, a warning does so with \`--strict\`, an info never. Each example below is a file of a tiny study that provokes the message.
`;

function examples() {
  const folders = readdirSync(gallery, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const printed = readFileSync(join(gallery, name, 'expected.txt'), 'utf8').trimEnd();
      return { name, printed, ...printedLine.exec(printed)?.groups };
    });
}

function grouped(all) {
  const byRule = new Map();
  for (const example of all) byRule.set(example.rule, [...(byRule.get(example.rule) ?? []), example]);
  return byRule;
}

function section(rule, meaning, [first, ...others]) {
  const severities = [...new Set([first, ...others].map(({ severity }) => severity))].join(' or ');
  const more = others.length > 0 ? `\nAlso:\n\n${block(others.map(({ printed }) => printed).join('\n'))}` : '';
  return `## ${rule}\n\n*${severities}.* ${meaning}\n\n${block(first.printed)}${excerpt(first)}${more}`;
}

/** The line a message is about, with three lines before it and two after. */
function excerpt({ name, file, line }) {
  const path = join(gallery, name, file);
  if (!existsSync(path)) return '';
  let text;
  try {
    text = decoded(readFileSync(path)).trimEnd();
  } catch {
    return '';
  }
  if (text === '') return '';
  const lines = text.split(/\r?\n/);
  const from = Math.max(0, Math.min(Number(line), lines.length) - 4);
  return `\n\`${file}\`${from > 0 ? `, from line ${from + 1}` : ''}:\n\n${block(lines.slice(from, Number(line) + 2).join('\n'), file)}`;
}

function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

function block(text, file = '') {
  const language = /\.ya?ml$/.test(file) ? 'yaml' : file.endsWith('.md') ? 'markdown' : 'text';
  return `\`\`\`${language}\n${text}\n\`\`\`\n`;
}
