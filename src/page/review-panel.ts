import { Complaint } from './complaint.ts';
import { showKeys } from './keys-dialog.ts';
import type { Panel } from './panel.ts';
import { readWords } from './read-words.ts';
import { Reading } from './reading.ts';
import { ReviewCommands } from './review-commands.ts';
import { ReviewView } from './review-view.ts';
import { reviewWords } from './review-words.ts';
import { Reviewing } from './reviewing.ts';
import { undoKeys } from './undo-keys.ts';

/** Reviews what machines suggest. */
export const reviewPanel: Panel = {
  name: { fr: 'Relire', en: 'Review' },
  show(place, app) {
    const words = { ...reviewWords[app.language], read: readWords[app.language] };
    const reading = new Reading(app);
    const complaint = new Complaint();
    const reviewing = new Reviewing(app, () => view.draw());
    const commands = new ReviewCommands(reading, reviewing, words, complaint);
    const view = new ReviewView({ reading, reviewing, words, commands, complaint, help: () => void showKeys(words) });
    place.append(view.element);
    const stops = [
      app.on('change', ({ revision }) => {
        if (revision > reviewing.review.revision) void commands.load();
      }),
      app.on('coder', () => void commands.load()),
    ];
    const steps = { undo: () => void commands.turn('undo'), redo: () => void commands.turn('redo') };
    const keys = (event: KeyboardEvent) => undoKeys(event, steps);
    document.addEventListener('keydown', keys);
    void commands.load();
    return {
      go: () => void commands.load(),
      close() {
        document.removeEventListener('keydown', keys);
        for (const stop of stops) stop();
        reading.close();
      },
    };
  },
};
