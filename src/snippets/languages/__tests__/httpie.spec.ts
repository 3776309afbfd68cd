import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { httpie } from '../shell';

const { render } = httpie(trans);

describe('HTTPie', () => {
  it('reads the token from the environment', () => {
    expect(render(requestOf())).toBe(
      `# Set the token first, without leaving it in the history of your shell: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN
printf 'token %s' "$JUPYTER_API_TOKEN" |
  http --ignore-stdin --check-status GET 'http://localhost:8888/api/sessions' Authorization:@/dev/stdin
`
    );
  });

  it('sends no token where the server asks for none', () => {
    expect(render(requestOf({ token: '' }))).toBe(
      `http --ignore-stdin --check-status GET 'http://localhost:8888/api/sessions'
`
    );
  });

  it('finds the server from inside it', () => {
    expect(render(requestOf({ ...ON_HUB, place: 'server' }))).toContain(
      `printf 'token %s' "$JUPYTERHUB_API_TOKEN" |
  http --ignore-stdin --check-status GET "$server_url"'api/sessions' Authorization`
    );
  });
});
