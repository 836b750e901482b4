import type { PhoneCheck, PhoneKind, PhoneWarning } from '@app/companies';
import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../http/text-field.js';

const kinds: PhoneKind[] = ['mobile', 'landline', 'service', 'unknown'];
const warnings: PhoneWarning[] = [
  'empty',
  'not_a_number',
  'wrong_length',
  'unassigned_prefix',
  'service_number',
  'foreign_number',
  'several_numbers',
  'area_code_missing',
];

export class CheckPhone {
  /** As it was said or typed. */
  @Text(50)
  phone: string;
}

/** Warns and refuses nothing. */
export class PhoneCheckView implements PhoneCheck {
  @ApiProperty({ enum: kinds, enumName: 'PhoneKind' })
  kind: PhoneKind;

  @ApiProperty({ enum: warnings, enumName: 'PhoneWarning', isArray: true })
  warnings: PhoneWarning[];

  /** Digits dialled after it answers. */
  extension: string | null;

  /** ISO 3166 of a foreign number. */
  country: string | null;
}
