// An OpenID provider, at which every user signs in with any password. It ends
// with the process.
//
// Usage: node openid.mjs PORT CLIENT_SECRET REDIRECT_URI

import Provider from 'oidc-provider';

const [port, secret, redirectUri] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    { client_id: 'hub', client_secret: secret, redirect_uris: [redirectUri] }
  ],
  pkce: { required: () => false },
  // Asks for no consent.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  }
});

provider.listen(Number(port), '127.0.0.1');
