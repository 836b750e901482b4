import { IsBoolean, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator';
import { OptionalText } from '../http/text-field.js';

/** Absent leaves a value alone, an empty key forgets it. */
export class EditModelSettings {
  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  enabled?: boolean;

  /** Of an OpenAI-compatible API, e.g. https://models.example.cn/v1; may be a private address. */
  @OptionalText(300)
  baseUrl?: string;

  @OptionalText(100)
  model?: string;

  /** Kept sealed and never shown again; goes to this host alone. */
  @IsOptional()
  @IsString({ message: '应为文字' })
  @MaxLength(500, { message: '不超过 500 字' })
  key?: string;

  /** Requests a day, Shanghai time. */
  @IsOptional()
  @IsNumber({}, { message: '应是数字' })
  dailyLimit?: number;

  /** Seconds in which the whole answer must be there. */
  @IsOptional()
  @IsNumber({}, { message: '应是数字' })
  patience?: number;
}

export class ModelAnswerView {
  at: Date;
  ok: boolean;
  /** Why not, e.g. `timeout` or `status 500`. */
  reason: string | null;
}

export class ModelStateView {
  /** Requests of today. */
  asked: number;
  waiting: number;
  /** Of the last seven days: articles given up, facts kept, and claims that the text did not bear out. */
  failed: number;
  kept: number;
  dropped: number;
  last: ModelAnswerView | null;
}

export class ModelSettingsView {
  enabled: boolean;
  baseUrl: string;
  model: string;
  /** The key's last characters; null = none. */
  keyHint: string | null;
  dailyLimit: number;
  patience: number;
  state: ModelStateView;
}

export class ModelTrialView {
  ok: boolean;
  ms: number;
  /** Why not, e.g. `timeout` or `status 500`. */
  reason: string | null;
  /** Facts of the sample text that it found and the text bears out, and claims that it does not. */
  kept: number;
  dropped: number;
}
