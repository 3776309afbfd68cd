import { HUB_5, hubOf } from '../../token/__tests__/pages';
import type { IOrder } from '../writer';
import { SnippetWriter } from '../writer';
import { snippetOf } from './snippetspage';

/** What a person sees of a masked token. */
const MASK = '•'.repeat(16);

const SERVER = {
  value: 'the-page-5-own',
  serverUrl: 'https://hub.example/user/alice/',
  hub: hubOf(HUB_5)
};

const ORDER: IOrder = {
  place: 'anywhere',
  path: '/api/sessions',
  includeToken: true,
  isOpen: false
};

/** The token that code is to hold. */
let secret: string;

let writer: SnippetWriter;

beforeEach(() => {
  secret = 'n3w-5ecret';
  writer = new SnippetWriter(SERVER, () => secret);
});

const LINE = snippetOf('one', {
  render: ({ token, apiUrl }) => `${apiUrl} ${token}`
});

describe('SnippetWriter', () => {
  it('puts the token in that it is given', () => {
    expect(writer.write(LINE, ORDER)).toEqual({
      kind: 'code',
      text: 'https://hub.example/user/alice/api/sessions n3w-5ecret',
      note: '',
      holdsToken: true
    });
  });

  it('asks for the token each time', () => {
    writer.write(LINE, ORDER);
    secret = 'the next';
    expect(writer.write(LINE, ORDER)).toMatchObject({
      text: expect.stringMatching(/ the next$/)
    });
  });

  it('writes dots for any token, whatever it is', () => {
    const masked = writer.writeMasked(LINE, ORDER);
    expect(masked).toEqual({
      kind: 'code',
      text: `https://hub.example/user/alice/api/sessions ${MASK}`,
      note: '',
      holdsToken: true
    });
    secret = 'x';
    expect(writer.writeMasked(LINE, ORDER)).toEqual(masked);
  });

  it.each<[string, Partial<IOrder>]>([
    ['it is not wanted', { includeToken: false }],
    ['the code runs in the server', { place: 'server' }]
  ])('puts none in when %s', (_, order) => {
    for (const code of [
      writer.write(LINE, { ...ORDER, ...order }),
      writer.writeMasked(LINE, { ...ORDER, ...order })
    ]) {
      expect(code).toMatchObject({
        text: 'https://hub.example/user/alice/api/sessions null',
        holdsToken: false
      });
    }
  });

  it('puts none in, and no dots, when there is none any more', () => {
    secret = '';
    for (const code of [
      writer.write(LINE, ORDER),
      writer.writeMasked(LINE, ORDER)
    ]) {
      expect(code).toMatchObject({
        text: expect.stringMatching(/ null$/),
        holdsToken: false
      });
    }
  });

  it('has dots for this and the page’s token in what a snippet throws', () => {
    const snippet = snippetOf('one', {
      render: () => {
        throw new Error(`No luck with ${secret} and ${SERVER.value}`);
      }
    });
    const failed = {
      kind: 'failed',
      message: `No luck with ${MASK} and ${MASK}`
    };
    expect(writer.writeMasked(snippet, ORDER)).toEqual(failed);
    expect(writer.write(snippet, ORDER)).toEqual(failed);
  });

  it('tells nothing of what a snippet threw for the token alone', () => {
    const snippet = snippetOf('one', {
      render: ({ token }) => {
        if (token?.startsWith('n3w')) {
          throw new Error(encodeURIComponent(token));
        }
        return '';
      }
    });
    expect(writer.write(snippet, ORDER)).toEqual({
      kind: 'failed',
      message: ''
    });
  });
});
