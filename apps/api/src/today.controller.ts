import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TodayReport } from '@app/reports';
import { Can, type Me } from '@app/users';
import { TodayView } from './dto/today.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** 今日: what to do next, and why. */
@ApiTags('today')
@Controller('api/v1/today')
export class TodayController {
  constructor(private readonly today: TodayReport) {}

  @Can('lead.view')
  @Get()
  read(@SignedInUser() me: Me): Promise<TodayView> {
    return this.today.of(me);
  }
}
