import { chooseCoders } from './compare-chooser.ts';
import { CompareCommands } from './compare-commands.ts';
import { CompareView } from './compare-view.ts';
import { compareWords } from './compare-words.ts';
import { Comparing } from './comparing.ts';
import { Complaint } from './complaint.ts';
import { showKeys } from './keys-dialog.ts';
import type { Panel, Shown } from './panel.ts';
import { readWords } from './read-words.ts';
import { Reading } from './reading.ts';
import { undoKeys } from './undo-keys.ts';

/** Compares coders, and settles what they coded differently. Nobody's codings are asked for before they are chosen. */
export const comparePanel: Panel = {
  name: { fr: 'Comparer', en: 'Compare' },
  show(place, app, rest) {
    let open: { readonly address: string; readonly close: () => void } | undefined;
    const go = (asked: string) => {
      const address = asked === '' ? (sessionStorage.getItem('study-compared') ?? '') : asked;
      if (open?.address === address) return;
      open?.close();
      const coders = address.split(',').filter((name) => name !== '' && name !== 'choose');
      if (coders.length >= 2) sessionStorage.setItem('study-compared', address);
      const shown = coders.length < 2 ? chooser(place, app) : comparison(place, app, coders);
      open = { address, close: shown };
    };
    go(rest);
    return { go, close: () => open?.close() } satisfies Shown;
  },
};

type Place = Parameters<Panel['show']>[0];
type App = Parameters<Panel['show']>[1];

function chooser(place: Place, app: App): () => void {
  const words = compareWords[app.language];
  const draw = () =>
    place.replaceChildren(
      chooseCoders(app, words, (coders) => {
        location.hash = `compare/${coders.map(encodeURIComponent).join(',')}`;
      }),
    );
  draw();
  return app.on('change', draw);
}

function comparison(place: Place, app: App, coders: readonly string[]): () => void {
  const words = { ...compareWords[app.language], read: readWords[app.language] };
  const reading = new Reading(app);
  const complaint = new Complaint();
  const comparing = new Comparing(app, coders, () => view.draw());
  const commands = new CompareCommands(reading, comparing, words, complaint);
  const view = new CompareView({ reading, comparing, words, commands, complaint, help: () => void showKeys(words) });
  place.replaceChildren(view.element);
  const stop = app.on('change', ({ revision, paths }) => {
    // The consensus is none of those compared.
    const isConsensus = paths.length > 0 && paths.every((path) => path.endsWith('.consensus.yaml'));
    if (!isConsensus) void commands.load();
    else if (revision > (comparing.now?.revision ?? -1)) void commands.reload();
  });
  const steps = { undo: () => void commands.turn('undo'), redo: () => void commands.turn('redo') };
  const keys = (event: KeyboardEvent) => undoKeys(event, steps);
  document.addEventListener('keydown', keys);
  void commands.load();
  return () => {
    document.removeEventListener('keydown', keys);
    stop();
    reading.close();
  };
}
