import { TableTooLarge } from '../exchange/table-limits.ts';
import { UsageError } from './command.ts';

/** What is written into a file the call names. @throws UsageError for a table that its form cannot hold. */
export async function tableWritten<T>(write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw cause instanceof TableTooLarge ? new UsageError(cause.message) : cause;
  }
}
