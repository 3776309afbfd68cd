import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { absenceWords } from '../absence';
import type { IAbsenceWords } from '../absence';
import { trans } from './trans';

/**
 * The words for a page without a token.
 */
function wordsFor(
  absence: ApiToken.Absence | null,
  hubVersion: string | null = null
): IAbsenceWords {
  return absenceWords({ ...NO_FACTS, absence, hubVersion }, trans);
}

describe('absenceWords', () => {
  it.each([
    ['hub', /From JupyterHub 2\.2 on/, /\$JUPYTERHUB_API_TOKEN/],
    ['lite', /no server/, /has a server/],
    ['open', /asks nobody/, /no token at all/],
    ['password', /cookie/, /JUPYTER_TOKEN/],
    ['unknown', /did not say/, /“Refresh”/],
    [null, /did not say/, /“Refresh”/]
  ] as const)(
    'says of %s why, and what works instead',
    (absence, reason, way) => {
      const { why, instead } = wordsFor(absence);
      expect(why).toMatch(reason);
      expect(instead).toMatch(way);
    }
  );

  it('names the JupyterHub that keeps the token, where it is known', () => {
    expect(wordsFor('hub', '1.5.1').why).toMatch(/^JupyterHub 1\.5\.1 keeps/);
    expect(wordsFor('hub').why).toMatch(/^This JupyterHub gave/);
  });
});
