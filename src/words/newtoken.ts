import type { TranslationBundle } from '@jupyterlab/translation';

import type { Access } from '../hubtokens/access';
import { DAY } from '../hubtokens/lifetime';
import type { IHubFailure } from '../rest/hubtokens';
import type { ApiTokenPanel } from '../tokens';
import { hubFailureWords, isLeftOpen } from './hubfailure';
import { copyKeys } from './keys';
import { sentences } from './sentences';

const HOUR = 60 * 60;
const YEAR = 365 * DAY;

/**
 * Name what a new token opens.
 */
export function accessWords(access: Access, trans: TranslationBundle): string {
  switch (access) {
    case 'server':
      return trans._p('what a token opens', 'This server');
    case 'servers':
      return trans._p('what a token opens', 'All my servers');
    case 'servers-and-control':
      return trans._p(
        'what a token opens',
        'All my servers, and start or stop them'
      );
  }
}

/**
 * Say a lifetime, such as "30 days".
 *
 * @param language - The interface's language as a BCP 47 tag.
 */
export function lifetimeWords(seconds: number, language: string): string {
  const units: [number, string][] = [
    [YEAR, 'year'],
    [DAY, 'day'],
    [HOUR, 'hour'],
    [60, 'minute']
  ];
  const [length, unit] = units.find(([length]) => seconds % length === 0) ?? [
    1,
    'second'
  ];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long'
  }).format(seconds / length);
}

/**
 * Say why a token was not made, and what next.
 */
export function makingFailureWords(
  failure: IHubFailure,
  trans: TranslationBundle
): string {
  const { message, why } = failure;
  if (why === 'refused') {
    return message.includes('expires_in')
      ? trans.__('The Hub lets no token live so long. Choose a shorter time.')
      : trans.__(
          'The Hub does not make this token. Choose less access or a shorter time.'
        );
  }
  const words = hubFailureWords(failure, trans);
  return isLeftOpen(failure)
    ? sentences(
        words,
        trans.__(
          'A token may have been made all the same: if the list has one that you did not see, revoke it.'
        )
      )
    : words;
}

/**
 * Say how copying a new token ended.
 */
export function newTokenCopyWords(
  outcome: ApiTokenPanel.CopyOutcome,
  trans: TranslationBundle
): string {
  switch (outcome) {
    case 'copied':
      return trans.__('New token copied.');
    case 'copied-to-clear':
      return trans.__(
        'New token copied. It is taken out of the clipboard after the time set.'
      );
    case 'copied-for-good':
      return trans.__(
        'New token copied. This browser does not let the page clear the clipboard later: copy something else when you are done.'
      );
    case 'refused':
      return trans.__(
        'The browser did not let the page copy. The new token is selected: press %1.',
        copyKeys()
      );
  }
}
