import { coderNameFault } from '../model/coder-name.ts';
import { machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import type { CodedStudy } from '../model/study.ts';
import { type Call, UsageError } from './command.ts';

/**
 * The person whose file a call writes: `--coder`, else the study's only person.
 * @throws UsageError where none is named and the study has several or none, or where a machine is named.
 */
export function coderNamed(call: Call, coded: CodedStudy): string {
  const { coder } = call.options;
  const persons = [...new Set(coded.codingFiles.map((file) => file.coder))]
    .filter((name) => !machines.has(name) && name !== 'consensus')
    .sort(compareText);
  if (typeof coder !== 'string') {
    if (persons.length === 1) return persons[0] as string;
    throw new UsageError(
      `Say who codes: --coder NAME${persons.length > 0 ? ` (${persons.join(', ')} have coded here)` : ''}.`,
    );
  }
  const fault = coderNameFault(coder);
  if (fault) throw new UsageError(`\`--coder ${coder}\`: ${fault}`);
  return coder;
}
