import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PartMemory } from '../../src/study/part-memory.ts';

const root = mkdtempSync(join(tmpdir(), 'study-part-'));
writeFileSync(join(root, 'a.yaml'), 'codings: []\n');

test('what is known of a file of the same content is not found out again, nor told', () => {
  const first = new PartMemory(root, ['a.yaml'], () => undefined);
  expect(first.recall('a.yaml', 'codings', '', () => 'read')).toBe('read');
  const [found] = first.found();
  expect(found?.path).toBe('a.yaml');

  const asked: string[] = [];
  const again = new PartMemory(root, ['a.yaml'], (path, print) => {
    asked.push(`${path} ${print}`);
    return found && Buffer.from(found.record);
  });
  expect(again.recall('a.yaml', 'codings', '', () => 'read again')).toBe('read');
  expect(asked).toEqual([`a.yaml ${found?.print}`]);
  expect(again.found()).toEqual([]);
});

test('what is found out besides is told', () => {
  const first = new PartMemory(root, ['a.yaml'], () => undefined);
  first.recall('a.yaml', 'codings', '', () => 'read');
  const record = Buffer.from(first.found()[0]?.record ?? []);
  const more = new PartMemory(root, ['a.yaml'], () => record);
  more.recall('a.yaml', 'codings', '', () => 'read again');
  more.recall('a.yaml', 'text', '', () => 'told');
  const [told] = more.found();
  const later = new PartMemory(root, ['a.yaml'], () => Buffer.from(told?.record ?? []));
  expect(later.recall('a.yaml', 'text', '', () => 'made again')).toBe('told');
});
