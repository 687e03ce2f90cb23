import { slug } from '../model/slug.ts';
import type { ImportFault } from './importer.ts';

interface Project {
  readonly id: unknown;
  readonly name: string;
}

/** The one project of a database, or the one that is wanted; a sentence where nobody says which. */
export function projectNamed(projects: readonly Project[], wanted: string | undefined): Project | ImportFault {
  const names = projects.map(({ name }) => `« ${name} »`).join(', ');
  const found = projects.filter(({ name }) => wanted === undefined || slug(name) === slug(wanted));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (projects.length === 0) return { fault: 'It holds no project.' };
  return wanted === undefined
    ? { fault: `It holds ${projects.length} projects: ${names}. Say which with --project.` }
    : { fault: `It holds ${only ? 'several projects' : 'no project'} named « ${wanted} ». Its projects: ${names}.` };
}
