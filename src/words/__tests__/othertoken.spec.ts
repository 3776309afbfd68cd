import { NO_FACTS } from '../../token/unknown';
import type { ApiToken } from '../../tokens';
import { otherTokenWords } from '../othertoken';
import { trans } from './trans';

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
      expect(what).toMatch(/random or empty/);
      expect(why).toContain(`JupyterHub ${hubVersion} `);
      expect(works).toMatch(/refused with 403, unless your admin/);
    }
  );

  it.each(['4.0.0', '4.1.6', '5.5.1', '6.0.0b2', '10.0'])(
    'says that it works behind JupyterHub %s',
    hubVersion => {
      const [what, why, works] = sentences('hub', { hubVersion });
      expect(what).toMatch(/the server’s own, not yours/);
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
      expect(what).toMatch(/another token/);
      expect(why).toMatch(/the Hub did not tell/);
      expect(works).toMatch(/Before JupyterHub 4\.0 .* from 4\.0 on it works/);
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
