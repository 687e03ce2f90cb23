import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'src', 'measure');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const page = readFileSync(join(root, 'docs', 'statistics.md'), 'utf8');

/** Steps on the way to a measure. */
const steps = ['agreementByUnit', 'alphaOf', 'alphaOfCoincidences', 'chanceCorrected', 'ofEachPair', 'ratingsOfTable'];

test('the page on statistics names every measure that can be refused, and every reason', () => {
  const functions = sources.flatMap((text) => text.split(/^export function /m).slice(1));
  const measures = functions
    .filter((text) => (text.split(' {\n')[0] as string).includes('): Measured<'))
    .map((text) => (/^\w+/.exec(text) as RegExpExecArray)[0]);
  expect(measures.length).toBeGreaterThan(35);
  expect(measures.filter((name) => !steps.includes(name) && !page.includes(`\`${name}\``))).toEqual([]);
  const reasons = [
    ...(sources.find((text) => text.includes('export type Reason')) ?? '').matchAll(/^ {2}\| '([\w-]+)'/gm),
  ];
  expect(reasons.length).toBeGreaterThan(10);
  expect(reasons.map(([, reason]) => reason as string).filter((reason) => !page.includes(`\`${reason}\``))).toEqual([]);
});

test('and no function that is not there', () => {
  const named = [...page.matchAll(/`([a-z]+[A-Z]\w*)`/g)].map(([, name]) => name as string);
  const known = sources.join('\n');
  expect(named.filter((name) => !new RegExp(`export (?:function|const) ${name}\\b`).test(known))).toEqual([]);
});
