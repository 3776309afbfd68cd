import * as fc from 'fast-check';

import { trans } from '../../../ui/__tests__/trans';
import { ON_HUB, requestOf } from '../../__tests__/anyrequest';
import {
  ANY_TEXT,
  SNIPPET_CASES,
  withoutHalfPairs
} from '../../__tests__/anytext';
import { client } from '../clients';

const CLIENT = client(trans);

describe('Another Jupyter client', () => {
  it('gives address and token of a plain server, apart and in one', () => {
    expect(CLIENT.render(requestOf({ token: 'abc' }))).toBe(
      [
        'Address: http://localhost:8888/',
        'Token: abc',
        'Both in one, for clients that ask for an address alone, such as VS Code (“Existing Jupyter Server…”) and JupyterLab Desktop:',
        'http://localhost:8888/?token=abc',
        ''
      ].join('\n')
    );
  });

  it('gives them apart on a hub', () => {
    expect(CLIENT.render(requestOf({ ...ON_HUB, token: 'abc' }))).toBe(
      [
        'Address: https://hub.example/user/alice/',
        'Token: abc',
        'Enter them apart: from JupyterHub 5.0 on, no token is accepted in an address.',
        ''
      ].join('\n')
    );
  });

  it('says where the token is', () => {
    expect(CLIENT.render(requestOf())).toBe(
      [
        'Address: http://localhost:8888/',
        'Token: press “Copy token”, and paste it there',
        ''
      ].join('\n')
    );
  });

  it('says that there is none', () => {
    expect(CLIENT.render(requestOf({ token: '' }))).toBe(
      [
        'Address: http://localhost:8888/',
        'Token: none, this server asks nobody for one',
        ''
      ].join('\n')
    );
  });

  it('has an address in which a server finds every token', () => {
    fc.assert(
      fc.property(ANY_TEXT, text => {
        const token = `t${text}`;
        const lines = CLIENT.render(requestOf({ token })).split('\n');
        const { searchParams } = new URL(lines[lines.length - 2]);
        expect(searchParams.get('token')).toBe(withoutHalfPairs(token));
      }),
      SNIPPET_CASES
    );
  });
});
