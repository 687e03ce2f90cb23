/** Keys beside a table of answers that say which of its columns are read; any other holds for all its rows. */
export const columnKeys: readonly string[] = ['id', 'text', 'columns'];

/** Keys of a source's front matter with a meaning of their own; any other is a variable. */
export const sourceKeys: readonly string[] = [
  'id',
  'case',
  'wave',
  'kind',
  'language',
  'date',
  'organisation',
  'interviewee',
  'role',
  'speakers',
  'consent',
  'pseudonym',
  'counted',
  'not_asked',
  'withdrawn',
  'validated',
  'validated_note',
  'memo',
  'url',
];
