import { trans } from '../../ui/__tests__/trans';
import { retryWords } from '../failure';

describe('retryWords', () => {
  it.each([
    [1, '1 second'],
    [30, '30 seconds'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [121, '3 minutes'],
    [7199, '120 minutes'],
    [7200, '2 hours'],
    [7201, '3 hours'],
    [86_400, '24 hours']
  ])('never ask too soon after %i s', (seconds, words) => {
    expect(retryWords(seconds, trans)).toBe(`Try again in ${words}.`);
  });
});
