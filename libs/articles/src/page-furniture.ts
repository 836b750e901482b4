import { isCreditLine } from './credits.js';

/** What a line is to a reader of the story: part of it, or part of the page around it. */
export type LineKind = 'blank' | 'related' | 'notice' | 'share' | 'end' | 'contact' | 'credit' | 'prose';

const RELATED =
  /^[\s■◆●▎|>»·]*(?:相关(?:文章|阅读|推荐|资讯|新闻|链接|内容|报道)?|推荐(?:阅读|文章|新闻)|延伸阅读|扩展阅读|猜你喜欢|(?:热门|最新|精彩|更多)(?:文章|推荐|资讯|新闻|阅读|内容)|为[您你]推荐|大家(?:都|还)在看)\s*[:>»]*(?:更多)?$/;
const NOTICE_LABEL =
  /^[【[(]?\s*(?:版权(?:声明|所有|说明|归属)?|免责声明|(?:特别|郑重|本站|本网|转载|法律)声明|声明)\s*[】\])]?\s*:/;
const SHARE = /^(?:分享(?:到|给|至|本文|文章|朋友圈)?|转发(?:到|给)|一键分享)[^。]{0,30}$/;
const END =
  /^(?:[(【[]?\s*(?:上一篇|下一篇|上一条|下一条|上一页|下一页)|返回(?:列表|首页|顶部|上一页)|(?:标签|关键词|tags?)\s*:|[【[(]?\s*(?:打印|关闭|收藏|纠错|举报|点赞|打赏)(?:本页|窗口|此页|本文)?(?:[\s|】\])]|$)|(?:发表|网友|最新|文章|用户)评论|评论(?:列表|区)?$|共?有?\s*\d+\s*条评论|友情链接|网站地图|关于我们|copyright\b|©)/i;
const RECORD = /(?:ICP[备证]|公网安备|增值电信业务经营许可证)/;

const PHONE =
  /(?<!\d)(?:400[\s-]?\d{3,4}[\s-]?\d{3,4}|(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8})(?!\d)/g;
const ASKS = /热线|电话|手机|微信|咨询|招商|租售|出租|联系|对接|客服|顾问|QQ|邮箱/;
const SCAN = /微信号|二维码|扫一扫|扫码|长按|加(?:我|他|她|[\u3400-\u9fff]{2,4}的)?微信|公众号/;
/** The words by which a page asks for business; a story's own number ("报名电话") has none of them. */
const WANTS_BUSINESS =
  /租售|出租|招商(?:热线|电话|咨询|合作|顾问)|厂房土地|选址|加.{0,6}微信|微信号|扫一扫|长按|请说明[您你]/;

const flatten = (line: string): string => line.normalize('NFKC').trim();

const isNotice = (flat: string): boolean =>
  NOTICE_LABEL.test(flat) ||
  (flat.length <= 200 &&
    /侵权|不妥|版权|转载/.test(flat) &&
    /删除|撤稿|处理/.test(flat) &&
    /本站|本网|本文|我们/.test(flat));

function isContact(flat: string): boolean {
  if (flat.length > 80) return false;
  if (/^请说明[您你]的/.test(flat)) return true;
  const isSentence = flat.length > 40 && /。$/.test(flat);
  if (new RegExp(PHONE.source).test(flat) && ASKS.test(flat)) return !isSentence;
  return flat.length <= 40 && SCAN.test(flat) && !/[,，].*。$/.test(flat);
}

/** What a line is; widths and punctuation are evened out first, so `：` and `:` are one. */
export function lineKind(line: string): LineKind {
  const flat = flatten(line);
  if (flat === '') return 'blank';
  if (RELATED.test(flat)) return 'related';
  if (isNotice(flat)) return 'notice';
  if (SHARE.test(flat)) return 'share';
  if (END.test(flat) || (RECORD.test(flat) && flat.length <= 120)) return 'end';
  if (isContact(flat)) return 'contact';
  return isCreditLine(line) ? 'credit' : 'prose';
}

/** Whether a line with a number asks for business in the site's own name, rather than being a number the story tells. */
export const solicits = (line: string): boolean => WANTS_BUSINESS.test(flatten(line));

/** Telephone numbers as digits ("400-0123-021" → "4000123021", no country code) and WeChat ids, each once. */
export function contactsIn(line: string): string[] {
  const flat = flatten(line);
  const phones = [...flat.matchAll(PHONE)].map((match) => match[0].replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''));
  const ids = [...flat.matchAll(/微信(?:号|ID)?\s*:\s*([a-z][\w-]{5,19})/gi)].map((match) => match[1]!);
  return [...new Set([...phones.filter((digits) => digits.length >= 10), ...ids])];
}
