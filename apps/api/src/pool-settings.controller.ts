import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PoolSettings } from '@app/leads';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { PoolPreviewView, PoolRulesBody, PoolRulesView } from './dto/pool.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** 公海: when leads go back, and how many somebody may claim. */
@ApiTags('settings')
@Controller('api/v1/settings/pool')
export class PoolSettingsController {
  constructor(
    private readonly database: Database,
    private readonly settings: PoolSettings,
  ) {}

  @Can('setting.edit')
  @Get()
  read(): Promise<PoolRulesView> {
    return this.settings.read();
  }

  @Can('setting.edit')
  @Put()
  async write(@SignedInUser() me: Me, @Body() body: PoolRulesBody): Promise<PoolRulesView> {
    await this.database.transaction((tx) => this.settings.write(tx, me, body));
    return this.settings.read();
  }

  @Can('setting.edit')
  @Post('preview')
  @HttpCode(200)
  preview(@Body() body: PoolRulesBody): Promise<PoolPreviewView> {
    return this.settings.preview(body);
  }
}
