/** Keys of a source's front matter with a meaning of their own; any other is a variable. */
export const sourceKeys: readonly string[] = [
  'id',
  'case',
  'wave',
  'kind',
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
  'url',
];
