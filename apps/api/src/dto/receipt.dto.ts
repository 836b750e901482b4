import type { AssignmentReason, Exclusion } from '@app/tasks';
import { ApiProperty } from '@nestjs/swagger';
import { LeadLink } from './lead-link.dto.js';

export class ReceiptCandidate {
  id: string;
  name: string;
  openLeads: number;
  /** Most open leads; absent = no limit. */
  capacity?: number | null;
  @ApiProperty({ enum: ['rule', 'region', 'industry', 'skill', 'off_duty', 'on_leave', 'full'], required: false })
  excluded?: Exclusion;
}

export class ReceiptRule {
  id: string;
  name: string;
}

/** Why a lead went to whom; nothing in it names the visitor. */
export class ReceiptView {
  /** Version of the rules. */
  rules: string;
  @ApiProperty({ enum: ['continuity', 'rule', 'territory', 'load', 'nobody', 'claimed', 'transfer'] })
  reason: AssignmentReason;
  rule?: ReceiptRule | null;
  skills?: string[];
  ownerId: string | null;
  ownerName: string | null;
  candidates: ReceiptCandidate[];
}

/** 报备: the lead's own, or that of another agent's lead of the same company. */
export class LeadProtectionView {
  until: string;
  renewed: boolean;
  own: boolean;
  rival: LeadLink | null;
}
