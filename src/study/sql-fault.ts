/** What DuckDB says is wrong with some SQL. */
export interface SqlFault {
  /** `Parser`, `Binder`, `Catalog`, `Permission` … */
  readonly kind: string;
  readonly message: string;
  /** Where, in UTF-8 bytes of the SQL. */
  readonly position?: number;
  /** Such as `COLUMN_NOT_FOUND`, `MISSING_ENTRY`. */
  readonly about?: string;
  /** Of a missing entry: `Table`, `Scalar Function` … */
  readonly entry?: string;
  readonly name?: string;
}

/** Reads a fault as `errors_as_json` gives it; anything else is the message itself. */
export function sqlFault(cause: unknown): SqlFault {
  const { message } = cause as Error;
  const written = /\{.*\}/s.exec(message)?.[0];
  const fields = written === undefined ? undefined : parsed(written);
  if (!fields) return { kind: '', message };
  const {
    exception_type: kind = '',
    exception_message: text = message,
    position,
    error_subtype: about,
    type: entry,
    name,
  } = fields;
  return {
    kind,
    message: text,
    ...(position === undefined ? {} : { position: Number(position) }),
    ...(about === undefined ? {} : { about }),
    ...(entry === undefined ? {} : { entry }),
    ...(name === undefined ? {} : { name }),
  };
}

function parsed(json: string): Readonly<Record<string, string>> | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
