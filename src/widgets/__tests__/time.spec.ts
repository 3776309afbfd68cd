import { renderTime } from '../time';
import { textOf } from './drawn';

describe('renderTime', () => {
  it('has the exact time in a tooltip, in the person’s language', () => {
    const date = new Date(2024, 0, 2, 3, 4, 5);
    const drawn = renderTime('vor 2 Tagen', date, 'de');
    expect(drawn.tag).toBe('time');
    expect(textOf(drawn)).toBe('vor 2 Tagen');
    expect(drawn.attrs.title).toMatch(/^2\. Januar 2024\b.*\b03:04$/);
    expect(drawn.attrs.datetime).toBe(date.toISOString());
  });
});
