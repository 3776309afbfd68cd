import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { otherTokenWords } from '../othertoken';

/**
 * The three sentences.
 */
function sentences(
  kind: ApiToken.Kind,
  facts: Partial<ApiToken.IFacts> | null
): string[] {
  return otherTokenWords({ kind }, facts && { ...NO_FACTS, ...facts }, trans);
}

describe('otherTokenWords', () => {
  it.each([null, { hubVersion: null }, { hubVersion: '3.1.1' }])(
    'says of a server without a hub that it is the same, knowing %j',
    facts => {
      const [what, , works] = sentences('server', facts);
      expect(what).toBe('It is the same token as this one.');
      expect(works).toMatch(/^It works/);
    }
  );

  it.each(['2.2.2', '3.1.1', '3.9'])(
    'says that it is refused behind JupyterHub %s',
    hubVersion => {
      const [what, why, works] = sentences('hub', { hubVersion });
      expect(what).toMatch(/^It is another token: random or empty/);
      expect(why).toContain(`JupyterHub ${hubVersion} `);
      expect(works).toContain('it is refused with 403, unless your admin');
      expect([what, why, works].join(' ')).not.toContain('It works');
    }
  );

  it.each(['4.0.0', '4.1.6', '5.5.1', '6.0.0b2', '10.0'])(
    'says that it works behind JupyterHub %s',
    hubVersion => {
      const [what, why, works] = sentences('hub', { hubVersion });
      expect(what).toMatch(/^It is another token: the server’s own/);
      expect(why).toContain(`JupyterHub ${hubVersion} `);
      expect(why).toContain('$JUPYTERHUB_API_TOKEN');
      expect(works).toMatch(/^It works/);
      expect(works).not.toContain('403');
    }
  );

  it.each([null, { hubVersion: null }, { hubVersion: 'main' }])(
    'claims neither when it knows %j of the Hub',
    facts => {
      const [what, why, works] = sentences('hub', facts);
      expect(what).toMatch(/^It is another token/);
      expect(why).toMatch(/the Hub did not tell/);
      expect(works).toMatch(/Before JupyterHub 4\.0 .* from 4\.0 on it works/);
    }
  );

  // Such a token is shown there on each of them, and gets 200 where the Hub
  // was told of it.
  it.each(['3.1.1', '5.5.1', null])(
    'claims nothing that is false of a token set in advance, on %s',
    hubVersion => {
      const [what, why, works] = sentences('hub', { hubVersion });
      expect(what).toContain('your admin set');
      expect(why).not.toMatch(/does not know|gave it to the server/);
      expect(works).toMatch(/told the Hub|as long as the Hub knows it/);
    }
  );

  it.each(['hub', 'server', 'none'] as const)(
    'answers in three sentences for the kind %s',
    kind => {
      for (const hubVersion of [null, '3.1.1', '5.5.1']) {
        const words = sentences(kind, { hubVersion });
        expect(words).toHaveLength(3);
        expect(new Set(words).size).toBe(3);
      }
    }
  );
});
