import { IsIn, IsObject } from 'class-validator';
import { REJECT_REASONS, type RejectReason } from '@app/matching';
import { OptionalText } from '../http/text-field.js';

export class RejectMatch {
  @IsIn(REJECT_REASONS, { message: '请选择不合适的原因' })
  reason: RejectReason;

  @OptionalText(500)
  note?: string;
}

export class CounterfactualView {
  /** Key of the criterion that would change. */
  change: string;
  /** 层高放宽到 7.5 m：多 4 套 */
  text: string;
  textEn: string;
  /** How many more listings would fit. */
  admits: number;
  refs: string[];
}

export class CounterfactualsView {
  items: CounterfactualView[];
  next: string | null;
}

export class EditMatchingRules {
  /** What differs from the defaults; `{}` = the defaults. */
  @IsObject({ message: '应为一组规则' })
  rules: Record<string, unknown>;
}

export class MatchingPreviewView {
  /** Open leads that ask for a site. */
  leads: number;
  /** Of those, how many were tried. */
  sampled: number;
  /** Tried leads whose recommendations would differ. */
  changed: number;
  /** Fits that would come to the tried leads and that would go. */
  gained: number;
  lost: number;
}

export class MatchingRulesView {
  rules: Record<string, unknown>;
  defaults: Record<string, unknown>;
  /** Open leads that would be matched anew by a change. */
  leads: number;
}
