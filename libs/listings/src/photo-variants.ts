import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Invalid } from '@app/platform';

/** Bytes of one upload. */
export const PHOTO_LIMIT = 10 * 1024 * 1024;
/** Pixels: more than any camera phone takes, and little enough to decode (a bomb of 30,000 × 30,000 is 3.6 GB). */
const MOST_PIXELS = 100_000_000;

export interface PhotoVariants {
  /** Of the large one, in px. */
  width: number;
  height: number;
  /** WebP, at most 480 and 1600 px wide, upright, without EXIF (and so without the place it was taken at). */
  small: Buffer;
  large: Buffer;
  /** SHA-256 of the upload: the same picture twice is one. */
  hash: Buffer;
}

const refused = (message: string): Invalid => new Invalid('photo_invalid', message, [{ field: 'file', message }]);

/** By the first bytes: JPEG (ITU T.81), PNG (ISO 15948), WebP (RFC 9649). */
function isPhoto(bytes: Buffer): boolean {
  return (
    bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
    (bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP')
  );
}

/**
 * The two sizes a page shows.
 * @throws Invalid when the bytes are no JPEG, PNG or WebP, are damaged, or hold too many pixels
 */
export async function photoVariants(bytes: Buffer): Promise<PhotoVariants> {
  if (bytes.length > PHOTO_LIMIT) throw refused('照片超过 10 MB，请压缩后再上传');
  if (!isPhoto(bytes)) throw refused('请上传 JPEG、PNG 或 WebP 照片');
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).rotate();
    const at = (width: number, quality: number) =>
      upright
        .clone()
        .resize({ width, height: width * 2, fit: 'inside', withoutEnlargement: true })
        .webp({ quality });
    const large = await at(1600, 80).toBuffer({ resolveWithObject: true });
    const small = await at(480, 76).toBuffer();
    const { width, height } = large.info;
    return { width, height, small, large: large.data, hash: createHash('sha256').update(bytes).digest() };
  } catch (error) {
    throw refused(
      /pixel limit/i.test(String(error)) ? '照片像素过大，请缩小后再上传' : '照片打不开，可能已损坏，请换一张',
    );
  }
}
