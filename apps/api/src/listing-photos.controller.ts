import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListingDeskRepository, ListingPhotos, PHOTO_LIMIT, photoVariants } from '@app/listings';
import { Database, NotFound, type Tx } from '@app/platform';
import { Can, type Me, may } from '@app/users';
import { CaptionPhoto, OrderPhotos, PhotoList } from './dto/listing.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { uploadedFile } from './http/uploaded-file.js';

/** Photos of a listing: the first is its cover. */
@ApiTags('listings')
@Controller('api/v1/listings/:id/photos')
export class ListingPhotosController {
  constructor(
    private readonly database: Database,
    private readonly listings: ListingDeskRepository,
    private readonly photos: ListingPhotos,
  ) {}

  @Can('listing.view')
  @Get()
  async list(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<PhotoList> {
    if (!(await this.listings.one({ all: may(me.role, 'listing.edit') }, id)))
      throw new NotFound('listing_not_found', '没有这个房源');
    return { items: await this.photos.of(id) };
  }

  /** `<photo>-480.webp` or `<photo>-1600.webp`, also of a listing that is not yet public. */
  @Can('listing.view')
  @Get(':file')
  async bytes(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('file') file: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = /^([0-9a-f-]{36})-(480|1600)\.webp$/.exec(file);
    const all = may(me.role, 'listing.edit');
    const bytes = name && (await this.photos.bytes(id, uuid(name[1]!), name[2] as '480' | '1600', { all }));
    if (!bytes) throw new NotFound('photo_not_found', '没有这张照片');
    await reply.type('image/webp').header('cache-control', 'private, max-age=31536000, immutable').send(bytes);
  }

  /** One JPEG, PNG or WebP of at most 10 MB, by its bytes rather than by its name. */
  @Can('listing.edit')
  @Post()
  async add(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<PhotoList> {
    const { bytes } = await uploadedFile(request, PHOTO_LIMIT, '请选择照片');
    const variants = await photoVariants(bytes);
    return this.answer(id, (tx) => this.photos.add(tx, id, variants, me.id));
  }

  @Can('listing.edit')
  @Patch()
  order(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { order }: OrderPhotos,
  ): Promise<PhotoList> {
    return this.answer(id, (tx) => this.photos.order(tx, id, order, me.id));
  }

  @Can('listing.edit')
  @Patch(':photoId')
  caption(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
    @Body() { caption }: CaptionPhoto,
  ): Promise<PhotoList> {
    return this.answer(id, (tx) => this.photos.caption(tx, id, photoId, caption, me.id));
  }

  @Can('listing.edit')
  @Delete(':photoId')
  @HttpCode(200)
  remove(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
  ): Promise<PhotoList> {
    return this.answer(id, (tx) => this.photos.remove(tx, id, photoId, me.id));
  }

  private async answer(id: string, work: (tx: Tx) => Promise<unknown>): Promise<PhotoList> {
    await this.database.transaction(work);
    return { items: await this.photos.of(id) };
  }
}

/** 36 characters of the right kind that are no UUID name no photo. */
const uuid = (text: string): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : '00000000-0000-0000-0000-000000000000';
