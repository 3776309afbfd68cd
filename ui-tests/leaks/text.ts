/**
 * The kinds of places where a text can be found. `document` is the text between
 * tags, `property` a property that a script set on an element.
 */
export type Place =
  // in the page
  | 'document'
  | 'attribute'
  | 'property'
  | 'shadow root'
  | 'form value'
  | 'undo history'
  | 'style sheet'
  | 'title'
  | 'window.name'
  // in the browser
  | 'localStorage'
  | 'sessionStorage'
  | 'IndexedDB'
  | 'Cache Storage'
  | 'cookie'
  | 'history'
  | 'console'
  | 'message'
  | 'dialog'
  | 'download'
  // on the wire
  | 'URL'
  | 'header'
  | 'Referer'
  | 'body'
  | 'WebSocket'
  // on the disk
  | 'workspace'
  | 'settings'
  | 'notebook'
  | 'checkpoint'
  | 'log'
  | 'file';

/** A text, and where it was found. */
export interface IText {
  readonly place: Place;

  /** The exact place, such as the key in a storage or the path of a file. */
  readonly where: string;

  readonly text: string;

  /** The URL to which a header was sent. */
  readonly url?: string;
}
