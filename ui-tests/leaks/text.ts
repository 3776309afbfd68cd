/**
 * A kind of place in which a text was found. `document` is the text between
 * the tags, `property` what a script put on an element.
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

  /** Where exactly, such as the key in a storage or the path of a file. */
  readonly where: string;

  readonly text: string;

  /** The URL that a header was sent to. */
  readonly url?: string;
}
