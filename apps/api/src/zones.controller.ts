import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Can, type Me } from '@app/users';
import { PreviewZone, RemoveZone, SaveZone, ZoneListView, ZonePreviewView } from './dto/zone.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { ZoneDesk } from './zone-desk.js';

/** The development zones that texts are read by. */
@ApiTags('settings')
@Controller('api/v1/settings/zones')
export class ZonesController {
  constructor(private readonly desk: ZoneDesk) {}

  @Can('setting.edit')
  @Get()
  async list(): Promise<ZoneListView> {
    return { items: await this.desk.list() };
  }

  @Can('setting.edit')
  @Put()
  async save(@SignedInUser() me: Me, @Body() zone: SaveZone): Promise<ZoneListView> {
    await this.desk.save(me, zone);
    return this.list();
  }

  /** A built-in one is as it was, an own one goes. */
  @Can('setting.edit')
  @Delete()
  @HttpCode(204)
  remove(@SignedInUser() me: Me, @Body() { name }: RemoveZone): Promise<void> {
    return this.desk.remove(me, name);
  }

  @Can('setting.edit')
  @Post('preview')
  @HttpCode(200)
  preview(@Body() { text, zone }: PreviewZone): Promise<ZonePreviewView> {
    return this.desk.preview(text, zone);
  }
}
