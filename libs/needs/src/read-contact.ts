import { findRegions, normalisePhone } from '@app/reference';
import type { NeedContact } from './need.js';
import type { Reading } from './reading.js';

const MOBILE = /(?<![\d.])(?:\+?(?:00)?86[-\s]?)?1[3-9]\d(?:[-\s.]?\d){8}(?!\d)/g;
const LANDLINE =
  /(?<![\d.])\(?0(?:10|2\d|[3-9]\d{2})\)?[-\s]?[2-9]\d{6,7}(?!\d)(?:\s*(?:转|分机|ext\.?|-)\s*(\d{1,6}))?/g;
const SERVICE = /(?<!\d)[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)/g;
const LABELLED_PHONE =
  /(?:手机号码?|手机|联系电话|电话|联系方式|tel|phone|mobile)[\s:是为]{0,3}([+\d][\d\-\s]{3,18}\d)/g;
const WECHAT_SAME = /微信同号|微信同|同微信|vx同号|v同号|(?:电话|手机)微信同|微信电话同|手机同微信/;
const WECHAT = /(?:微信号?|wechat|weixin|wx|vx|v信)[\s:是]{0,3}([a-z][-_a-z0-9]{4,19})/;
const COMPANY_LABEL =
  /(?:公司名称|公司名|单位名称|企业名称|公司|单位|企业)\s*:\s*([^,。;!?\n]{2,40})|\b(?:company|firm)(?: name)?\s*:\s*([^\n。;]{2,60}?(?:\bltd\.?|\binc\.?|gmbh|\bllc|limited|corp\.?)|[^\n。;,]{2,40})/;
const COMPANY =
  /(?:^|[\s,。;!?、(:\n]|我们?是|我是|这里是|这边是|来自|代表)([\u4e00-\u9fa5a-z][\u4e00-\u9fa5a-z0-9()·&]{2,30}?(?:有限责任公司|股份有限公司|集团有限公司|有限公司))/;
const NAME_LABEL =
  /(?:联系人|姓名|称呼|负责人|对接人|经办人|contact)\s*[:：]\s*([\u4e00-\u9fa5·]{2,8}|[a-z][a-z. ]{1,24}[a-z])|联系人\s*(?:是|叫)?\s*([a-z][a-z. ]{1,24}[a-z])(?=[\s,。;]|$)/;
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柴舒俞应虞裘骆屠费楼柯包章施祝詹翁冼麦区卓苗邬麻盛蓝华佟单甘宁温阮凌游简岑庄桑缪边卞童欧辛管诸左符成戚窦米滕穆季';
const TITLED = new RegExp(
  `(?:^|[^\\u4e00-\\u9fa5]|我是|我姓|联系|找|叫|是|同号|请联系)((?:[${SURNAMES}]|欧阳|上官|诸葛|司马)(?:[\\u4e00-\\u9fa5]{1,2})?(?:总监|总|经理|先生|女士|小姐|老师|主任|董|厂长|老板|工程师))(?![\\u4e00-\\u9fa5]?(?:部|价|面积|共|投资|体|计))`,
);
/** 梁生 (Cantonese for 梁先生) and a name that stands right before its telephone number, which is blanked by then. */
const BESIDE_PHONE = new RegExp(
  `(?:^|[\\s,。;:])((?:[${SURNAMES}])(?:生|[\\u4e00-\\u9fa5]{1,2}))(?=[\\s,:]*。{7,})|(?<=。{7}[\\s,]{0,3})([${SURNAMES}]生)(?=[\\s,。;]|$)`,
);
const NO_NAME =
  /^(?:高[度层标新]|方[便向]|马上|万[平元]|周[边末围]|包[括含]|金额|时间|价格|租|.*(?:电话|手机|号|微信|平|亩|米))/;
const TITLE = /总|经理|先生|女士|小姐|老师|主任|董|厂长|老板|工/;
const ENGLISH_NAME = /(?:this is|my name is|i am|i'm)\s+([a-z]{2,15})(?=\s*[.,!\n]|\s+from\b|$)/;
/** Anna Wolf, +86 …: two words at the start of a sentence, straight before the number, which is blanked by then. */
const ENGLISH_BESIDE_PHONE = /(?:^|[.!?。\n]\s*)([a-z]{2,15} [a-z]{2,15})\s*,?\s*(?=。{8,})/;
const NAMED = new RegExp(
  `(?:我叫|本人|我是|联系人?(?:是|找)?|找|叫我)([老小阿]?[${SURNAMES}][\\u4e00-\\u9fa5]{1,2}|[老小阿][${SURNAMES}])(?=[,。;!\\s]|$)`,
);

/** 我司(示例公司 → 示例公司. */
const OWN_WORDS =
  /^(?:(?:我们)?公司(?:名字|名称|全称|名)?(?:叫做?|是|为)|我司|我们公司|我公司|本公司|我方|我们是|我是|这里是)[(:是]?/;

/** Phone, company and person; each is blanked out of the text for the readers that follow. */
export function readContact(reading: Reading): void {
  const contact: NeedContact = {};
  const keep = (part: keyof NeedContact, value: string | null, start: number, end: number) => {
    if (contact[part] !== undefined) return;
    contact[part] = value as never;
    reading.span('contact', start, end);
    reading.span(`contact.${part}`, start, end);
  };
  readCompany(reading, keep);
  readPhones(reading, keep);
  readWechat(reading, contact, keep);
  readName(reading, keep);
  if (Object.keys(contact).length > 0) reading.need.contact = contact;
}

type Keep = (part: keyof NeedContact, value: string | null, start: number, end: number) => void;

function readPhones(reading: Reading, keep: Keep): void {
  if (!/\d{3}/.test(reading.text)) return;
  for (const pattern of [MOBILE, LANDLINE])
    for (const match of reading.text.matchAll(pattern)) {
      const { e164, extension } = normalisePhone(match[0]);
      if (!e164) continue;
      const end = match.index + match[0].length;
      keep('phone', e164, match.index, end);
      if (extension) keep('ext', extension, match.index, end);
      reading.blank(match.index, end);
    }
  for (const match of reading.text.matchAll(SERVICE)) {
    reading.flag('phone_is_service');
    reading.blank(match.index, match.index + match[0].length);
  }
  for (const match of reading.text.matchAll(LABELLED_PHONE)) {
    const start = match.index + match[0].length - match[1]!.length;
    const end = match.index + match[0].length;
    keep('phone', null, start, end);
    if (reading.need.spans['contact.phone']?.[0] === reading.plain.starts[start]) reading.flag('phone_invalid');
    reading.blank(start, end);
  }
}

function readWechat(reading: Reading, contact: NeedContact, keep: Keep): void {
  const same = WECHAT_SAME.exec(reading.text);
  if (same && contact.phone) keep('wechat', 'same_as_phone', same.index, same.index + same[0].length);
  const named = WECHAT.exec(reading.text);
  if (!named) return;
  const end = named.index + named[0].length;
  keep('wechat', named[1]!, end - named[1]!.length, end);
  reading.blank(named.index, end);
}

function readCompany(reading: Reading, keep: Keep): void {
  const found = COMPANY_LABEL.exec(reading.text) ?? COMPANY.exec(reading.text);
  if (!found) return;
  const given = (found[1] ?? found[2])!;
  const value = given.trim().replace(OWN_WORDS, '');
  const start = found.index + found[0].lastIndexOf(given) + given.lastIndexOf(value);
  const end = start + value.length;
  if (/^(?:没有|无|暂无|个人|未定|还没|不填|-+|在)/.test(value)) return;
  const original = reading.original.slice(reading.plain.starts[start], reading.plain.ends[end - 1]);
  keep('company', original.trim(), start, end);
  reading.blank(start, end);
}

/** Not a place or a word of the trade: 金华 139… names nobody. */
function besidePhone({ text }: Reading): RegExpExecArray | null {
  const found = BESIDE_PHONE.exec(text);
  const name = found?.[1] ?? found?.[2];
  return name === undefined || NO_NAME.test(name) || findRegions(name).length > 0 ? null : found;
}

function readName(reading: Reading, keep: Keep): void {
  const labelled = NAME_LABEL.exec(reading.text);
  const found =
    labelled ??
    (TITLE.test(reading.text) ? TITLED.exec(reading.text) : null) ??
    NAMED.exec(reading.text) ??
    ENGLISH_NAME.exec(reading.text) ??
    ENGLISH_BESIDE_PHONE.exec(reading.text) ??
    besidePhone(reading);
  if (!found) return;
  const name = (found[1] ?? found[2])!;
  const start = found.index + found[0].lastIndexOf(name);
  const end = start + name.length;
  keep('name', reading.original.slice(reading.plain.starts[start], reading.plain.ends[end - 1]), start, end);
  reading.blank(start, end);
}
