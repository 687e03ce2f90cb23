import { Chalk } from 'chalk';
import type { Problem } from '../model/problem.ts';

/** Problems for people: `file:line:column severity message (rule)`, one a line. */
export function renderProblems(problems: readonly Problem[], { color = false } = {}): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const shade = { error: paint.red, warning: paint.yellow, info: paint.blue };
  return problems
    .map(
      ({ file, line, column, severity, message, rule }) =>
        `${paint.bold(`${file}:${line}:${column}`)} ${shade[severity](severity)} ${message} ${paint.dim(`(${rule})`)}\n`,
    )
    .join('');
}
