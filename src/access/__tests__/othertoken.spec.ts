import type { ApiToken } from '../../tokens';
import { trans } from '../../ui/__tests__/trans';
import { otherTokenWords } from '../othertoken';

describe('otherTokenWords', () => {
  const SAME = /^It is the same token as this one\. .* It works: /;
  const REFUSED =
    /^It is another token: random or empty.* it knows none.* refused with 403, unless your admin set it .* told the Hub: then it works\.$/;
  const WORKS =
    /^It is another token: the server’s own, .* your admin set .*\$JUPYTERHUB_API_TOKEN.* It works as long as the Hub knows it/;
  const UNKNOWN =
    /^It is another token: .* your admin set .* the Hub did not tell\. Before JupyterHub 4\.0 .* from 4\.0 on it works as long as the Hub knows it/;

  it.each<[ApiToken.Kind, string | undefined, RegExp]>([
    ['server', undefined, SAME],
    ['server', '3.1.1', SAME],
    ['hub', '2.2.2', REFUSED],
    ['hub', '3.9', REFUSED],
    ['none', '3.1.1', REFUSED],
    ['hub', '4.0.0', WORKS],
    ['hub', '6.0.0b2', WORKS],
    ['hub', '10.0', WORKS],
    ['hub', 'main', UNKNOWN],
    ['hub', undefined, UNKNOWN]
  ])('for the kind %s on JupyterHub %s', (kind, hubVersion, expected) => {
    const facts = { state: 'unknown', hubVersion } as const;
    const words = otherTokenWords({ kind }, facts, trans);
    expect(words).toHaveLength(3);
    expect(words.join(' ')).toMatch(expected);
    if (kind === 'hub' && expected !== UNKNOWN) {
      expect(words[1]).toContain(`JupyterHub ${hubVersion} `);
    }
  });

  it('claims nothing before there are facts', () => {
    const words = otherTokenWords({ kind: 'hub' }, null, trans);
    expect(words.join(' ')).toMatch(UNKNOWN);
  });
});
