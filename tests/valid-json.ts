import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const schemas = join(import.meta.dirname, '..', 'docs/schemas');
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
for (const name of readdirSync(schemas).filter((one) => one.endsWith('.json')))
  ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), 'utf8')), name);

/** Expects a document to be what its schema in docs/schemas says. */
export function expectValid(schema: string, stdout: string): void {
  const validate = ajv.getSchema(schema);
  validate?.(JSON.parse(stdout));
  expect(validate?.errors ?? null).toBeNull();
}
