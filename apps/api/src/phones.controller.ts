import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { checkPhone } from '@app/companies';
import { Can } from '@app/users';
import { CheckPhone, PhoneCheckView } from './dto/phone.dto.js';

/** Looks at a number without storing it. A body rather than a query: addresses end up in logs. */
@ApiTags('leads')
@Controller('api/v1/phones')
export class PhonesController {
  @Can('lead.view')
  @Post('check')
  @HttpCode(200)
  check(@Body() { phone }: CheckPhone): PhoneCheckView {
    return checkPhone(phone);
  }
}
