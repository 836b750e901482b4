import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { OptionalText } from '../http/text-field.js';

/** Absent leaves a value alone, an empty text clears it. */
export class EditFirm {
  @OptionalText(100)
  name?: string;
  @OptionalText(30)
  phone?: string;
  @OptionalText(50)
  wechatId?: string;
  @OptionalText(300)
  wechatQrText?: string;
  @OptionalText(50)
  icp?: string;
  @OptionalText(50)
  policeRecord?: string;
  @OptionalText(200)
  privacyContact?: string;
  @OptionalText(200)
  address?: string;
}

/** Absent leaves a value alone, an empty token forgets it. */
export class EditNewsRules {
  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  hideOnRequest?: boolean;

  /** Of Baidu's site platform; kept sealed and never shown again. */
  @IsOptional()
  @Matches(/^[\w-]{0,64}$/, { message: '应为百度搜索资源平台给出的 token' })
  baiduToken?: string;
}

export class PushAnswerView {
  at: Date;
  ok: boolean;
  /** In the search engine's words, with how many more it takes today. */
  answer: string;
}

export class PushStateView {
  waiting: number;
  sentToday: number;
  last: PushAnswerView | null;
}

export class NewsRulesView {
  /** Whether a takedown request hides the page before somebody looked. */
  hideOnRequest: boolean;
  /** The token's last characters; null = no push. */
  baiduTokenHint: string | null;
  /** The public address that is pushed, PLOTLINE_PUBLIC_URL; null = nothing can be pushed. */
  site: string | null;
  push: PushStateView;
}

export class FirmView {
  name: string;
  phone: string;
  wechatId: string;
  wechatQrText: string;
  icp: string;
  policeRecord: string;
  privacyContact: string;
  address: string;
  hasQrPicture: boolean;
}
