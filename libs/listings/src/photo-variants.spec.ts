import sharp from 'sharp';
import { PHOTO_LIMIT, photoVariants } from './photo-variants.js';

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'white' } });
const why = (bytes: Buffer) =>
  photoVariants(bytes).then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('photoVariants', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('makes two sizes of a %s and enlarges none', async (format) => {
    const made = await photoVariants(await blank(600, 300).toFormat(format).toBuffer());
    expect(made).toMatchObject({ width: 600, height: 300 });
    expect(await sharp(made.small).metadata()).toMatchObject({ format: 'webp', width: 480, height: 240 });
  });
  it('says why it takes none of these', async () => {
    const jpeg = await blank(600, 300).jpeg().toBuffer();
    expect(await why(Buffer.from('<svg onload=alert(1)>'))).toBe('请上传 JPEG、PNG 或 WebP 照片');
    expect(await why(jpeg.subarray(0, 200))).toBe('照片打不开，可能已损坏，请换一张');
    expect(await why(Buffer.alloc(PHOTO_LIMIT + 1))).toBe('照片超过 10 MB，请压缩后再上传');
    expect(await why(await blank(12_000, 12_000).png().toBuffer())).toBe('照片像素过大，请缩小后再上传');
  });
});
