import type { Route } from './route.ts';
import { studyRoute } from './study-route.ts';

/** What the page can ask; to add one: its file, and a line here. `/api/changes` is the server's own. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /api/study': studyRoute,
};
