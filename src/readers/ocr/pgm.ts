import type { GreyImage } from '../image.ts';

/** The image as a binary PGM file: what both recognisers take without decoding work. */
export function toPgm(image: GreyImage): Buffer {
  const head = Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1');
  return Buffer.concat([head, image.data]);
}
