import { sentences } from '../failure';

describe('sentences', () => {
  it('stand one after the other, whole', () => {
    expect(sentences('It failed.', 'Try again.')).toBe('It failed. Try again.');
  });

  it('leave no gap for what is not said', () => {
    expect(sentences('It failed.', '', 'Try again.', '')).toBe(
      'It failed. Try again.'
    );
    expect(sentences('', '')).toBe('');
  });
});
