/** First bytes of PNG, JPEG, and TIFF in both orders of bytes: downloads often lose their ending. */
const SIGNATURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
] as const;

/** The longest of them. */
export const SIGNATURE_BYTES = 4;

export function isPicture(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, at) => bytes[at] === byte));
}
