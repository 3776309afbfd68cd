import type { hosts } from '../../hosts/table.json';
import type { ILook } from '../appearance';
import type { StateName } from './states';

/**
 * The looks that pictures are taken in, by the captions of the sheet.
 */
export const LOOKS = {
  light: { width: 300 },
  dark: { width: 300, theme: 'JupyterLab Dark' },
  'high contrast': { width: 300, theme: 'JupyterLab Dark High Contrast' },
  'forced colours': { width: 300, isForced: true },
  'light, 200 px': { width: 200 },
  'dark, 240 px': { width: 240, theme: 'JupyterLab Dark' },
  'light, 400 px': { width: 400 },
  'light, 800 px': { width: 800 },
  'light, letters of 11 px': { width: 300, fontSize: 11 },
  'dark, letters of 18 px': {
    width: 300,
    fontSize: 18,
    theme: 'JupyterLab Dark'
  },
  'light, right to left': { width: 300, isRightToLeft: true },
  'light, 200 % zoom': { width: 260, isZoomed: true }
} satisfies Record<string, ILook>;

export type LookName = keyof typeof LOOKS;

/**
 * A row of the sheet: one state in some looks, side by side.
 */
export interface IRow {
  readonly state: StateName;

  /**
   * What is in the picture: the panel's first 420 pixels, the whole panel, a
   * section by its id, or a dialog.
   */
  readonly part:
    | 'top'
    | 'panel'
    | 'token'
    | 'scope'
    | 'test'
    | 'snippets'
    | 'hub-tokens'
    | 'dialog';

  readonly looks: readonly LookName[];
}

/**
 * A page that is opened for some rows.
 */
export interface IVisit {
  /** What is looked at, where a host has several visits. */
  readonly name?: string;

  readonly host: keyof typeof hosts;

  /** Who signs in, where it is not the usual one. */
  readonly user?: string;

  /** How the page is opened, where it is not JupyterLab with a token. */
  readonly opening?: 'notebook' | 'lite' | 'password' | 'open to all';

  readonly rows: readonly IRow[];
}

/**
 * A name for a visit that no other has.
 */
export function visitName({ host, name }: IVisit): string {
  return name ? `${host}, ${name}` : host;
}

const EVERY_LOOK = Object.keys(LOOKS) as LookName[];

const THEMES: readonly LookName[] = [
  'light',
  'dark',
  'high contrast',
  'forced colours'
];

const NARROW: readonly LookName[] = ['light', 'dark', 'light, 200 px'];

/** JupyterLab 3 and Notebook have no theme of high contrast of their own. */
const OTHER_HOSTS: readonly LookName[] = [
  'light',
  'dark',
  'forced colours',
  'light, 200 px'
];

/**
 * All pictures of the sheet. Each look occurs with each section, each state in
 * the looks in which it could go wrong.
 */
export const VISITS: readonly IVisit[] = [
  {
    host: 'hub-newest-tokens',
    name: 'at a glance',
    rows: [
      // First: the panel asks when it is first seen.
      { state: 'asking', part: 'top', looks: [...THEMES, 'light, 200 px'] },
      { state: 'works', part: 'top', looks: EVERY_LOOK },
      {
        state: 'expires soon',
        part: 'top',
        looks: [...THEMES, 'light, 200 px', 'light, right to left']
      },
      {
        state: 'refused',
        part: 'top',
        looks: [
          ...THEMES,
          'light, 200 px',
          'dark, letters of 18 px',
          'light, right to left'
        ]
      },
      {
        state: 'unknown',
        part: 'top',
        looks: [...THEMES, 'light, 200 px', 'light, right to left']
      },
      { state: 'revealed', part: 'top', looks: NARROW },
      {
        state: 'copied',
        part: 'top',
        looks: [...THEMES, 'light, 200 px', 'light, right to left']
      }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'what it opens and tests',
    rows: [
      { state: 'works', part: 'scope', looks: EVERY_LOOK },
      { state: 'expires soon', part: 'scope', looks: THEMES },
      { state: 'refused', part: 'scope', looks: NARROW },
      { state: 'unknown', part: 'scope', looks: NARROW },
      { state: 'the other token', part: 'scope', looks: NARROW },

      { state: 'before a test', part: 'test', looks: NARROW },
      { state: 'testing', part: 'test', looks: NARROW },
      { state: 'tested: sessions', part: 'test', looks: EVERY_LOOK },
      { state: 'tested: files', part: 'test', looks: NARROW },
      { state: 'tested: JSON', part: 'test', looks: THEMES },
      { state: 'tested: refused', part: 'test', looks: THEMES },
      { state: 'tested: a web page', part: 'test', looks: NARROW },
      { state: 'tested: no connection', part: 'test', looks: NARROW },
      { state: 'tested: dead at the Hub', part: 'test', looks: NARROW },
      { state: 'tested: not found', part: 'test', looks: NARROW }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'snippets',
    rows: [
      { state: 'snippet: curl', part: 'snippets', looks: EVERY_LOOK },
      { state: 'snippet: Python', part: 'snippets', looks: THEMES },
      { state: 'snippet: JavaScript', part: 'snippets', looks: NARROW },
      { state: 'snippet: MCP', part: 'snippets', looks: NARROW },
      { state: 'snippet with the token', part: 'snippets', looks: THEMES },
      {
        state: 'snippet with the revealed token',
        part: 'snippets',
        looks: NARROW
      },
      { state: 'snippet copied', part: 'snippets', looks: NARROW }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'tokens for scripts',
    rows: [
      { state: 'the list is loading', part: 'hub-tokens', looks: NARROW },
      { state: 'the list fails', part: 'hub-tokens', looks: NARROW },
      { state: 'no token but the page’s', part: 'hub-tokens', looks: NARROW },
      { state: 'making a token', part: 'hub-tokens', looks: NARROW },
      { state: 'making fails', part: 'hub-tokens', looks: NARROW },
      { state: 'a token is made', part: 'hub-tokens', looks: THEMES },
      { state: 'a new token revealed', part: 'hub-tokens', looks: NARROW },
      { state: 'many tokens', part: 'hub-tokens', looks: EVERY_LOOK },
      {
        state: 'asked to revoke',
        part: 'dialog',
        looks: [...THEMES, 'light, right to left', 'light, 200 % zoom']
      },
      { state: 'revoked', part: 'hub-tokens', looks: NARROW }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'everything',
    rows: [
      { state: 'folded', part: 'panel', looks: [...THEMES, 'light, 200 px'] },
      { state: 'everything', part: 'panel', looks: EVERY_LOOK }
    ]
  },
  {
    host: 'hub-3.1.1-tokens',
    rows: [
      { state: 'works', part: 'top', looks: OTHER_HOSTS },
      { state: 'expires soon', part: 'top', looks: ['light', 'dark'] },
      { state: 'refused', part: 'top', looks: ['light', 'dark'] },
      { state: 'unknown', part: 'top', looks: ['light', 'dark'] },
      { state: 'copied', part: 'top', looks: ['light', 'dark'] },
      { state: 'tested: sessions', part: 'test', looks: OTHER_HOSTS },
      { state: 'snippet: Python', part: 'snippets', looks: OTHER_HOSTS },
      { state: 'many tokens', part: 'hub-tokens', looks: OTHER_HOSTS },
      { state: 'asked to revoke', part: 'dialog', looks: ['light', 'dark'] },
      { state: 'everything', part: 'panel', looks: OTHER_HOSTS }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'a long name',
    user: 'wilhelmina-theodora.von-und-zu-hohenfels@physics.university.example',
    rows: [
      { state: 'works', part: 'top', looks: NARROW },
      { state: 'works', part: 'scope', looks: NARROW }
    ]
  },
  {
    host: 'hub-newest-tokens',
    name: 'an Arabic name',
    user: 'محمد 12 (أحمد)',
    rows: [
      { state: 'works', part: 'top', looks: ['light', 'light, right to left'] },
      {
        state: 'works',
        part: 'scope',
        looks: ['light', 'light, right to left']
      }
    ]
  },
  {
    host: 'lab-newest',
    rows: [
      {
        state: 'everything',
        part: 'panel',
        looks: [...THEMES, 'light, 200 px']
      },
      { state: 'refused by the server', part: 'top', looks: THEMES },
      { state: 'sign-in from another browser', part: 'token', looks: NARROW },
      { state: 'copy refused', part: 'top', looks: NARROW }
    ]
  },
  {
    host: 'lab-3.4.7',
    rows: [
      { state: 'everything', part: 'panel', looks: OTHER_HOSTS },
      { state: 'refused by the server', part: 'top', looks: ['light', 'dark'] }
    ]
  },
  {
    host: 'notebook-newest',
    opening: 'notebook',
    rows: [{ state: 'everything', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'lab-newest-no-token',
    name: 'with a password',
    opening: 'password',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'lab-newest-no-token',
    name: 'open to all',
    opening: 'open to all',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'hub-newest-subdomains',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'hub-2.0',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'lite-newest',
    opening: 'lite',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  },
  {
    host: 'example-newest',
    rows: [{ state: 'as opened', part: 'panel', looks: OTHER_HOSTS }]
  }
];
