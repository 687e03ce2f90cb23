import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributeMeanings, blockExamples, inlineExamples } from './directive-examples.mjs';
import { inFolder } from './run-study.mjs';

const introduction = `# Directives

<!-- Written by \`npm run docs\`. -->

A report template, \`reports/NAME.md\`, is Markdown with tables, footnotes and directives. Your prose stays as written; a directive is replaced by what it gives. The examples below are of the example study and are checked.

A **block directive** has two colons and stands on a line of its own, at the left margin, outside lists and quotes: \`::name{attribute=value other="two words"}\`. A **text directive** has one colon and stands in a sentence: \`:name[words]{attribute=value}\`. No space before the brace; curly quotes around a value are accepted; an attribute a directive does not know is an error, and so is a directive that does not exist. What only looks like a text directive (\`10:30\`, \`a:b\`) is prose.

A heading whose text is the label of a code says what stands under it; so does \`:term\`. A heading with nothing under it waits for you: it shows with \`--draft\` only.
`;

/** docs/directives.md: every directive with what it gives, its attributes and an example. */
export function directivesPage(root, { leafDirectives, textDirectives }) {
  const blocks = entries(leafDirectives, blockExamples, '::');
  const words = entries(textDirectives, inlineExamples, ':');
  const used = new Set(
    [...Object.values(leafDirectives), ...Object.values(textDirectives)].flatMap((d) => d.attributes),
  );
  const faults = checkExamples(root, [...Object.values(blockExamples), ...Object.values(inlineExamples)].join('\n\n'));
  const unknown = [...used].filter((name) => !(name in attributeMeanings));
  for (const name of unknown) faults.push(`scripts/docs/directive-examples.mjs says nothing of the attribute ${name}.`);
  const rows = [...used].sort().map((name) => `| \`${name}\` | ${attributeMeanings[name]} |`);
  const parts = [
    introduction.trimEnd(),
    '## Block directives',
    ...blocks,
    '## Text directives',
    ...words,
    '## Attributes',
    `| attribute | meaning |\n|---|---|\n${rows.join('\n')}`,
  ];
  return { text: `${parts.join('\n\n')}\n`, faults };
}

function entries(directives, examples, colons) {
  return Object.entries(directives).map(([name, { gives, attributes }]) => {
    const example = examples[name];
    if (example === undefined)
      throw new Error(`scripts/docs/directive-examples.mjs has no example of ${colons}${name}.`);
    const takes =
      attributes.length > 0 ? `Takes ${attributes.map((one) => `\`${one}\``).join(', ')}.` : 'Takes no attribute.';
    const sentence = `${gives[0].toUpperCase()}${gives.slice(1)}.`;
    return `### ${colons}${name}\n\n${sentence} ${takes}\n\n\`\`\`markdown\n${example}\n\`\`\``;
  });
}

/** The examples as one report of the example study: an error in it is a fault of the page. */
function checkExamples(root, markdown) {
  return inFolder(root, 'example', (place, run) => {
    writeFileSync(join(place, 'directive-examples.md'), `${markdown}\n`);
    const { output, status } = run('study check directive-examples.md --json');
    if (status === 2) return [`The examples of directives could not be checked: ${output.trim()}`];
    const faults = JSON.parse(output).problems.filter(({ severity }) => severity !== 'info');
    return faults.map(({ line, message }) => `directive-examples.mjs: ${message} (line ${line})`);
  });
}
