import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { importTemplate, ListingImports, ListingImportsRepository } from '@app/listings';
import { Can, type Me } from '@app/users';
import { SignedInUser } from './http/signed-in-user.js';

const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** The spreadsheets that importing gives: an empty one to fill, and the rows that were left out. */
@ApiExcludeController()
@Controller('api/v1/listing-imports')
export class ListingImportFilesController {
  constructor(
    private readonly imports: ListingImports,
    private readonly store: ListingImportsRepository,
  ) {}

  @Can('listing.edit')
  @Get('template')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, '房源导入模板.xlsx', 'xlsx', await importTemplate());
  }

  /** The rows that were left out, with the reasons, in the format of the file. */
  @Can('listing.edit')
  @Get(':id/errors')
  async errors(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.store.read(me, id);
    const { name, bytes } = await this.imports.errorFile(found);
    await send(reply, name, found.fileType, bytes);
  }
}

async function send(reply: FastifyReply, name: string, type: keyof typeof TYPES, bytes: Buffer): Promise<void> {
  await reply
    .header('content-type', TYPES[type])
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes);
}
