/** A picture of an element. */
interface IPicture {
  /** The picture as PNG. */
  readonly base64: string;

  /** The pixels at each edge that do not count. Default: 0. */
  readonly margin?: number;

  /** The part of the width that counts, from the left. Default: 1. */
  readonly part?: number;
}

/**
 * Measures the contrast of the lightest and the darkest pixel of a picture: its
 * ratio as in WCAG 2.2, from 1 to 21. Runs in the page.
 */
export async function findContrast({
  base64,
  margin = 0,
  part = 1
}: IPicture): Promise<number> {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(
    margin,
    margin,
    image.width * part - margin,
    image.height - 2 * margin
  );
  const linear = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  let lightest = 0;
  let darkest = 1;
  for (let at = 0; at < data.length; at += 4) {
    const light =
      0.2126 * linear(data[at]) +
      0.7152 * linear(data[at + 1]) +
      0.0722 * linear(data[at + 2]);
    lightest = Math.max(lightest, light);
    darkest = Math.min(darkest, light);
  }
  return (lightest + 0.05) / (darkest + 0.05);
}
