import { ADMIN_RECIPE } from '../hubtokens';

// A test in `tests` compares it with the docs, another one tries it on hubs.
describe('the recipe for admins', () => {
  it('leaves out who has more than the role “user”, before it gives a scope', () => {
    const [, body] = ADMIN_RECIPE.split('def oauth_client_allowed_scopes');
    expect(body.replace(/\s+/g, ' ')).toMatch(
      /^\(self\): .*if user\.admin or roles - \{"user"\}: return \[\] return \[/
    );
    expect(body).toMatch(/in user\.roles\}/);
    expect(body).toMatch(
      /for group in user\.groups for role in group\.roles\}/
    );
  });

  // `tokens!user` would be the visitor, who may be an admin.
  it('names the server’s owner', () => {
    expect(ADMIN_RECIPE).toContain('user = self.user\n');
    expect(ADMIN_RECIPE).toContain('[f"tokens!user={user.name}"]');
    expect(ADMIN_RECIPE.match(/tokens/g)).toHaveLength(1);
  });

  // A function in its place keeps servers from starting.
  it('has a property, in the spawner that is used', () => {
    expect(ADMIN_RECIPE).toMatch(
      /@property\n +def oauth_client_allowed_scopes\(self\):/
    );
    const [, name] = /class (\w+)\(\w+\):/.exec(ADMIN_RECIPE) ?? [];
    expect(ADMIN_RECIPE).toContain(`c.JupyterHub.spawner_class = ${name}\n`);
  });
});
