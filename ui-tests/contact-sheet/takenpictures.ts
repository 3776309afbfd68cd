import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * Where the sheet and its pictures are.
 */
export const FOLDER = path.resolve(__dirname, '../../.cache/contact-sheet');

/**
 * What the sheet says of a picture.
 */
export interface ICaption {
  readonly host: string;
  readonly part: string;
  readonly state: string;
  readonly look: string;
}

/**
 * A picture that was taken, or why it was not.
 */
export interface ITakenPicture extends ICaption {
  /** Its place in the table of pictures: the sheet is in that order. */
  readonly place: number;

  /** The file's name in the folder `pictures`. */
  readonly file: string;

  /** Its width in the page's own pixels. */
  readonly width: number;

  /** Why there is no picture, `''` where there is one. */
  readonly failure: string;
}

/**
 * Keep a picture, with what is said of it in a file of the same name.
 *
 * @param taken - The picture as PNG and its width, or why there is none.
 */
export async function keepPicture(
  place: number,
  caption: ICaption,
  taken: { readonly png: Buffer; readonly width: number } | Error
): Promise<void> {
  const { host, part, state, look } = caption;
  const words = [host, part, state, look].join(' ').toLowerCase();
  // Two visits to a host have the same words.
  const mark = createHash('sha1').update(`${place}`).digest('hex').slice(0, 4);
  const name = `${words.replace(/[^a-z0-9.]+/g, '-')}-${mark}`;
  const folder = path.join(FOLDER, 'pictures');
  await mkdir(folder, { recursive: true });
  const file = `${name}.png`;
  const failure =
    taken instanceof Error ? stripVTControlCharacters(taken.message) : '';
  const width = taken instanceof Error ? 300 : taken.width;
  if (!(taken instanceof Error)) {
    await writeFile(path.join(folder, file), taken.png);
  }
  const picture: ITakenPicture = { ...caption, place, file, width, failure };
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(picture));
}

/**
 * The pictures that were taken, in the order of the table.
 */
export async function takenPictures(): Promise<ITakenPicture[]> {
  const folder = path.join(FOLDER, 'pictures');
  const names = (await readdir(folder)).filter(name => name.endsWith('.json'));
  const pictures: ITakenPicture[] = await Promise.all(
    names.map(async name =>
      JSON.parse(await readFile(path.join(folder, name), 'utf8'))
    )
  );
  return pictures.sort((a, b) => a.place - b.place);
}
