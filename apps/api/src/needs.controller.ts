import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { readNeed } from '@app/needs';
import { Clock, ZoneChanges } from '@app/platform';
import { zonesWith } from '@app/reference';
import { Can } from '@app/users';
import { ParsedNeedView, ParseNeed } from './dto/need.dto.js';

/** Reads a text into a need without storing anything. */
@ApiTags('needs')
@Controller('api/v1/needs')
export class NeedsController {
  constructor(
    private readonly clock: Clock,
    private readonly zones: ZoneChanges,
  ) {}

  @Can('lead.view')
  @Post('parse')
  @HttpCode(200)
  async parse(
    @Body() { text, formField = 'free', asOf = this.clock.now().toISOString().slice(0, 10) }: ParseNeed,
  ): Promise<ParsedNeedView> {
    const zones = zonesWith(await this.zones.read());
    return { need: readNeed(text, { formField, asOf, zones }) as unknown as Record<string, unknown> };
  }
}
