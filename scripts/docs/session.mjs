import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inFolder } from './run-study.mjs';

const fence = /^(`{3,})([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm;
const excerpt = /^<!-- (\d+) lines of (\S+) from « (.+) » -->\n(?:>[^\n]*\n)*/gm;

/**
 * Does what a page tells its reader to do, from top to bottom, and puts what the commands print where the page shows it.
 *
 * - a block whose first line ends in `file=PATH` is written to that file;
 * - in a `console` block each line `$ COMMAND` is run; `status=1` after `console` says how the last one ends;
 * - a `text` block whose first line ends in `output of COMMAND` shows what that command prints;
 * - under a comment `<!-- 10 lines of FILE from « LINE » -->` stand these lines of a file the commands wrote.
 *
 * @returns {{ text: string, faults: string[] }}
 */
export function playPage(root, path, page, kind) {
  const faults = [];
  const text = inFolder(root, kind, (place, run) => {
    let cwd = place;
    const runTold = (line, told = 0) => {
      const { output, status, cwd: after } = run(line);
      cwd = after;
      if (status !== told) faults.push(`${path}: \`${line}\` ends with status ${status}, the page says ${told}.`);
      return output;
    };
    const played = page.replace(fence, (block, ticks, opening, body) => {
      const file = /\bfile=(\S+)$/.exec(opening)?.[1];
      if (file !== undefined) writeBelow(cwd, file, body);
      const command = /^text output of (.+)$/.exec(opening)?.[1];
      if (command !== undefined) return `${ticks}${opening}\n${runTold(command)}${ticks}`;
      const told = /^console(?: status=(\d))?$/.exec(opening);
      if (!told) return block;
      const lines = body.split('\n').filter((line) => line.startsWith('$ '));
      const shown = lines.map((line, index) => {
        const isLast = index === lines.length - 1;
        return `${line}\n${runTold(line.slice(2), isLast ? Number(told[1] ?? 0) : 0)}`;
      });
      return `${ticks}${opening}\n${shown.join('')}${ticks}`;
    });
    return played.replace(excerpt, (comment, count, file, first) => {
      const lines = excerptOf(join(cwd, file), first, Number(count));
      if (!lines) faults.push(`${path}: ${file} has no line « ${first} ».`);
      return `${comment.split('\n')[0]}\n${(lines ?? []).map((line) => `> ${line}`.trimEnd()).join('\n')}\n`;
    });
  });
  return { text, faults };
}

function writeBelow(folder, name, text) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function excerptOf(path, first, count) {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const start = lines.findIndex((line) => line.startsWith(first));
  return start === -1 ? undefined : lines.slice(start, start + count);
}
