import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import { curl } from '../shell';

const { render } = curl(trans);

describe('curl', () => {
  it('reads the token from the environment', () => {
    expect(render(requestOf())).toBe(
      `# Set the token first, without leaving it in the history of your shell: read -rs JUPYTER_API_TOKEN && export JUPYTER_API_TOKEN
printf 'Authorization: token %s\\n' "$JUPYTER_API_TOKEN" |
  curl --silent --show-error --fail --globoff --header @- 'http://localhost:8888/api/sessions'
`
    );
  });

  it('holds the token', () => {
    expect(render(requestOf({ token: "it's" }))).toBe(
      `printf 'Authorization: token %s\\n' 'it'\\''s' |
  curl --silent --show-error --fail --globoff --header @- 'http://localhost:8888/api/sessions'
`
    );
  });

  it('sends none where the server asks for none', () => {
    expect(render(requestOf({ token: '' }))).toBe(
      `curl --silent --show-error --fail --globoff 'http://localhost:8888/api/sessions'
`
    );
  });

  it('asks JupyterHub’s environment inside the server', () => {
    expect(render(requestOf({ ...ON_HUB, place: 'server' }))).toBe(
      `# JupyterHub tells this server its own address and token.
server_url=$(printf %s "$JUPYTERHUB_SERVICE_URL" |
  sed -E 's#//(0\\.0\\.0\\.0|\\*)?:#//127.0.0.1:#')
printf 'Authorization: token %s\\n' "$JUPYTERHUB_API_TOKEN" |
  curl --silent --show-error --fail --globoff --header @- "$server_url"'api/sessions'
`
    );
  });
});
