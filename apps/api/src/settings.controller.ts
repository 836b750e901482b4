import { Body, Controller, Get, HttpCode, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Events } from '@app/audit';
import { Database, FirmSettings, Invalid } from '@app/platform';
import { Can, type Me } from '@app/users';
import { EditFirm, FirmView } from './dto/setting.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { uploadedFile } from './http/uploaded-file.js';
import { pictureType } from './picture-type.js';

/** Bytes: a QR code is small. */
const PICTURE_LIMIT = 2 * 1024 * 1024;

/** What the public pages say about the firm. */
@ApiTags('settings')
@Controller('api/v1/settings/firm')
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly firm: FirmSettings,
  ) {}

  @Can('setting.edit')
  @Get()
  async read(): Promise<FirmView> {
    return { ...(await this.firm.read()), hasQrPicture: (await this.firm.qrPicture()) !== undefined };
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: EditFirm): Promise<FirmView> {
    await this.database.transaction(async (tx) => {
      await this.firm.write(tx, body, me.id);
      await this.events.record(tx, {
        type: 'setting.changed',
        actorId: me.id,
        data: { key: 'firm', fields: Object.keys(body) },
      });
    });
    return this.read();
  }

  /** A PNG or JPEG, by its bytes rather than by its name. */
  @Can('setting.edit')
  @Put('qr')
  @HttpCode(204)
  async writeQr(@SignedInUser() me: Me, @Req() request: FastifyRequest): Promise<void> {
    const { bytes } = await uploadedFile(request, PICTURE_LIMIT, '请上传 PNG 或 JPEG 图片');
    const mime = pictureType(bytes);
    if (!mime)
      throw new Invalid('picture_invalid', '请上传 PNG 或 JPEG 图片', [
        { field: 'file', message: '请上传 PNG 或 JPEG 图片' },
      ]);
    await this.database.transaction(async (tx) => {
      await this.firm.writeQrPicture(tx, { mime, bytes });
      await this.events.record(tx, { type: 'setting.changed', actorId: me.id, data: { key: 'wechat-qr' } });
    });
  }
}
