declare module '*/package.json' {
  /** The version of this package. */
  export const version: string;
}
