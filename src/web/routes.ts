import { agreementRoute } from './agreement-route.ts';
import { changeRoute } from './change-route.ts';
import { codeRoute } from './code-route.ts';
import { codingsRoute } from './codings-route.ts';
import { codebookRoute, organiseRoute } from './organise-route.ts';
import { readingRoute } from './reading-route.ts';
import { agreedRoute, disputesRoute, reconcileRoute } from './reconcile-route.ts';
import { reportDocumentRoute, reportRoute } from './report-route.ts';
import { reviewRoute, suggestionsRoute } from './review-route.ts';
import type { Route } from './route.ts';
import { rulesRoute } from './rules-route.ts';
import { sourceRoute } from './source-route.ts';
import { studyRoute } from './study-route.ts';
import { redoRoute, undoRoute } from './undo-route.ts';
import { verbatimRoute, verbatimsRoute } from './verbatims-route.ts';
import { wordsRoute } from './words-route.ts';

/** What the page can ask; to add one: its file, and a line here. `/api/changes` is the server's own. */
export const routes: Readonly<Record<string, Route>> = {
  'GET /api/study': studyRoute,
  'GET /api/source': sourceRoute,
  'GET /api/codings': codingsRoute,
  'GET /api/suggestions': suggestionsRoute,
  'GET /api/agreement': agreementRoute,
  'GET /api/disputes': disputesRoute,
  'GET /api/codebook': codebookRoute,
  'GET /api/report': reportRoute,
  'GET /report': reportDocumentRoute,
  'GET /api/verbatims': verbatimsRoute,
  'POST /api/code': codeRoute,
  'POST /api/coding': changeRoute,
  'POST /api/reading': readingRoute,
  'POST /api/organise': organiseRoute,
  'POST /api/words': wordsRoute,
  'POST /api/review': reviewRoute,
  'POST /api/rules': rulesRoute,
  'POST /api/reconcile': reconcileRoute,
  'POST /api/agreed': agreedRoute,
  'POST /api/verbatim': verbatimRoute,
  'POST /api/undo': undoRoute,
  'POST /api/redo': redoRoute,
};
