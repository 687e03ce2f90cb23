import { describe, expect, it } from 'vitest';
import { segmentText, speakersIn } from '../../src/coding/segment-text.ts';
import { sourceOf } from './coded.ts';

const source = sourceOf('**Q :** Et ?\n\n**R1 :** On s’aide.\n\n**R2 :** On se parle.\n\n**R1 :** Voilà.\n');
const at = (from: string, to: string) => ({
  start: source.body.indexOf(from),
  end: source.body.indexOf(to) + to.length,
});

describe('the speaker of a segment', () => {
  it('is who says all of it', () => {
    const parts = [at('On s’aide.', 'On s’aide.'), at('Voilà.', 'Voilà.')];
    expect(segmentText(source, parts, ['[…]']).speaker).toBe('R1');
    expect(segmentText(source, [at('Et ?', 'On s’aide.')], []).speaker).toBe('R1');
  });
  it('is nobody where two do', () => {
    const parts = [at('On s’aide.', 'Voilà.')];
    expect(segmentText(source, parts, [])).not.toHaveProperty('speaker');
    expect(speakersIn(source, parts)).toEqual(['R1', 'R2']);
  });
  it('is not one whose words were taken back', () => {
    const parts = [at('On s’aide.', 'Voilà.')];
    expect(speakersIn(source, parts, [at('On se parle.', 'On se parle.')])).toEqual(['R1']);
  });
});
