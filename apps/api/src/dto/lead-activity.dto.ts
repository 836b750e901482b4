import { ApiProperty } from '@nestjs/swagger';
import { NamedView } from './page.dto.js';

export class RevealedPhone {
  contactId: string;
  name: string | null;
  /** E.164 */
  phone: string;
  /** Digits dialled after it answers. */
  extension: string | null;
}

export class RevealedPhones {
  phone: string | null;
  extension: string | null;
  contacts: RevealedPhone[];
}

export class TimelineItemView {
  id: string;
  at: Date;
  type: string;
  actor: NamedView | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  data: Record<string, unknown>;
  text: string | null;
}

export class TimelineView {
  items: TimelineItemView[];
  next: string | null;
}
