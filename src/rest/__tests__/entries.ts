/** The owner of a page's token, as GET /user has it. */
export const USER = {
  kind: 'user',
  name: 'alice',
  groups: ['staff'],
  scopes: ['access:servers!server=alice/'],
  token_id: 'a7',
  session_id: '5e55'
};

/** An API token as GET /users/alice/tokens lists it. */
export const ENTRY = {
  kind: 'api_token',
  id: 'a8',
  scopes: ['access:servers!server=alice/'],
  created: '2024-05-06T07:08:09.000000Z',
  last_activity: null,
  expires_at: '2024-05-06T08:08:09.000000Z',
  note: 'nightly job',
  session_id: null,
  oauth_client: 'JupyterHub'
};

export const READ_ENTRY = {
  id: 'a8',
  app: null,
  note: 'nightly job',
  scopes: ['access:servers!server=alice/'],
  created: new Date('2024-05-06T07:08:09Z'),
  lastUsed: null,
  lifetime: {
    created: new Date('2024-05-06T07:08:09Z'),
    expires: new Date('2024-05-06T08:08:09Z')
  },
  sessionId: null
};

export const APP_ENTRY = {
  ...ENTRY,
  id: 'a7',
  last_activity: '2024-05-07T08:09:10.000000Z',
  expires_at: '2024-05-20T07:08:09.000000Z',
  note: null,
  session_id: '5e55',
  oauth_client: 'Server at /user/alice/'
};

/** The scopes of a page in a hub with the plain setting. */
export const MAY_NOT = [
  'access:servers!server=alice/',
  'read:users:groups!user=alice',
  'read:users:name!user=alice'
];

/** The scopes of a page that may list tokens and not create them. */
export const MAY_LIST = [...MAY_NOT, 'read:tokens!user=alice'];

/** The scopes of a page that may create tokens. */
export const MAY_MAKE = [...MAY_LIST, 'tokens!user=alice'];
