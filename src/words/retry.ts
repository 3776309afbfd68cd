import type { TranslationBundle } from '@jupyterlab/translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Say when to try again, as whoever answered asked for it.
 *
 * @param seconds - Whole seconds from 1 on. What is not shorter than two
 *   minutes, or two hours, is told in these, and never too short.
 */
export function retryWords(seconds: number, trans: TranslationBundle): string {
  if (seconds < 2 * MINUTE) {
    return trans._n(
      'Try again in %1 second.',
      'Try again in %1 seconds.',
      seconds
    );
  }
  if (seconds < 2 * HOUR) {
    return trans._n(
      'Try again in %1 minute.',
      'Try again in %1 minutes.',
      Math.ceil(seconds / MINUTE)
    );
  }
  return trans._n(
    'Try again in %1 hour.',
    'Try again in %1 hours.',
    Math.ceil(seconds / HOUR)
  );
}
