import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ListingPhotos } from '@app/listings';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { plainText } from './plain-text.js';

const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(480|1600)\.webp$/;

/** Photos of published listings. Their bytes never change, so a browser keeps them for good. */
@Public()
@Controller('listings/:ref/photos')
export class ListingPhotosController {
  constructor(private readonly photos: ListingPhotos) {}

  @Get(':file')
  async photo(@Param('ref') ref: string, @Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    const [, id, size] = FILE.exec(file) ?? [];
    const bytes = id && (await this.photos.publicBytes(plainText(ref), id, size as '480' | '1600'));
    if (!bytes) throw new NotFound('photo_not_found', '没有这张照片');
    await reply.type('image/webp').header('cache-control', 'public, max-age=31536000, immutable').send(bytes);
  }
}
