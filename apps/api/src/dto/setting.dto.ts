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
