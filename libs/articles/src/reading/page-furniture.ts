import { isCreditLine } from './credits.js';

/** What a line is to a reader of the story: part of it, or part of the page around it. */
export type LineKind = 'blank' | 'related' | 'notice' | 'share' | 'end' | 'aside' | 'contact' | 'credit' | 'prose';

const RELATED =
  /^[\s■◆●▎|>»·]*(?:相关(?:文章|阅读|推荐|资讯|新闻|链接|内容|报道)?|推荐(?:阅读|文章|新闻)|延伸阅读|扩展阅读|猜你喜欢|更多(?:文章|推荐|资讯|新闻|阅读|内容)|为[您你]推荐|大家(?:都|还)在看|喜欢(?:此内容|本文|该文章)的人还喜欢|(?:看过|读过)(?:此文|本文)的(?:人|用户)?还(?:看|读)过?|往期(?:推荐|回顾|精选)|同类(?:文章|资讯|新闻)|更多精彩)\s*[:>»]*(?:更多)?$/;
/** Lists that stand beside every story of a site: they end it and are not related to it. */
const LISTS =
  /^[\s■◆●▎|>»·]*(?:(?:热门|最新|精彩|热点|近期|今日)(?:文章|推荐|资讯|新闻|阅读|内容|排行榜?|帖子)|(?:本栏|点击|阅读|本周|热文)排行榜?|(?:\d{1,2}小时)?热[文榜点])\s*[:>»]*(?:更多)?$/;
const NOTICE_LABEL =
  /^[【[(]?\s*(?:版权(?:声明|所有|说明|归属)?|免责(?:声明|条款)|(?:特别|郑重|本站|本网|平台|网站|作者|转载|法律|风险)(?:声明|提示|说明)|声明)\s*[】\])]?\s*(?::|$)/;
const NOTICE_WORDS =
  /^(?:未经.{2,16}(?:不得|禁止|严禁)|凡(?:本[网站]|注明|来源|转载)|转载(?:请|须|需)|欢迎转载|版权归.{2,20}所有|本(?:文|站|网)(?:内容|文章)?(?:仅|不|只)?(?:代表|构成).{0,30}(?:观点|立场|建议)|(?:以上|上述)(?:内容|信息|文章).{0,20}(?:不代表|仅供参考))/;
const SHARE = /^(?:分享(?:到|给|至|本文|文章|朋友圈)?|转发(?:到|给)|一键分享)[^。]{0,30}$/;
const END =
  /^(?:[(【[]?\s*(?:上一篇|下一篇|上一条|下一条|上一页|下一页)|返回(?:列表|首页|顶部|上一页)|(?:标签|关键词|tags?)\s*:|[【[(]?\s*(?:打印|关闭|收藏|纠错|举报|点赞|打赏)(?:本页|窗口|此页|本文)?(?:[\s|】\])]|$)|(?:发表|网友|最新|文章|用户)评论|评论(?:列表|区)?$|共?有?\s*\d+\s*条评论|友情链接|网站地图|关于我们|copyright\b|©|沙发$|板凳$|使用道具|楼主\s*[|:]|本文(?:地址|链接|网址|固定链接)\s*:|分页\s*:|(?:回复|跟帖)\s*(?:举报|使用道具|\d)|[#＃]?\d{1,3}(?:#|楼)$|[^ 。]{0,16}\s*发[表布]于\s*\d{4}-\d{1,2}-\d{1,2}[\s\d:]*$)/i;
/** What stands between the paragraphs of a page without being one. */
const ASIDE =
  /^[\s△▲▼↑↓→>[【(—-]*(?:广告|ad|advertisement|推广|赞助(?:内容)?|点击(?:上方|下方|蓝字|图片|查看|阅读|关注|加载|展开|进入).{0,24}|.{0,12}关注我们.{0,8}|展开(?:全文|全部|剩余.{0,6})|阅读(?:全文|原文)|查看(?:原文|更多|原图)|加载(?:中|更多).{0,4}|(?:打开|下载|立即下载|立即打开|前往|用).{0,12}(?:app|客户端).{0,12}|end|the end|全文完|完|文\/[^。]{2,30}|(?:责任)?编辑\s*:?|返回.{2,8},?查看更多|(?:听|播报|收听|播放)(?:新闻|文章|全文|本文|音频|视频)?|\d{2}:\d{2}\s*\/\s*\d{2}:\d{2}|字[号体]\s*:?.{0,20}|[大中小\s+-]{2,9}|(?:浏览|阅读|点击|访问|围观)(?:次数|人数|量|数)?\s*:?\s*\d+.{0,4}|(?:点?赞|在看|收藏|喜欢|打赏|赞赏|评论|留言|写留言|复制链接|喜欢作者|预览时标签不可点|转发|微博|朋友圈|qq空间|微信|朋友|\d|[\s|·/]){1,24})[\s△▲▼↑↓→<\])】—-]*$/i;
const RECORD = /(?:ICP[备证]|公网安备|增值电信业务经营许可证)/;

const PHONE =
  /(?<!\d)(?:400[\s-]?\d{3,4}[\s-]?\d{3,4}|(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8})(?!\d)/g;
const MAIL = /(?<![\w.-])[\w.-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}/;
const ASKS = /热线|电话|手机|微信|咨询|传真|招商|租售|出租|联系|对接|客服|顾问|QQ|邮箱|邮件|e-?mail|投稿|合作/i;
const SCAN = /微信号|二维码|扫一扫|扫码|扫描|长按|加(?:我|他|她|[\u3400-\u9fff]{2,4}的)?微信|公众号/;
/** The words by which a page asks for business; a story's own number ("报名电话") has none of them. */
const WANTS_BUSINESS =
  /租售|出租|招商(?:热线|电话|咨询|合作|顾问)|厂房土地|选址|加.{0,6}微信|微信(?:号|同号)|扫一扫|扫码|扫描|二维码|长按|公众号|请说明[您你]|商务合作|广告(?:合作|热线)|(?:投稿|客服|服务|合作)(?:热线|电话|邮箱)/;

const flatten = (line: string): string => line.normalize('NFKC').trim();

const isNotice = (flat: string): boolean =>
  NOTICE_LABEL.test(flat) ||
  (flat.length <= 200 && NOTICE_WORDS.test(flat)) ||
  (flat.length <= 200 &&
    /侵权|不妥|版权|转载/.test(flat) &&
    /删除|撤稿|处理/.test(flat) &&
    /本站|本网|本文|我们/.test(flat));

function isContact(flat: string): boolean {
  if (flat.length > 80) return false;
  if (/^请说明[您你]的/.test(flat) || /^联系人\s*:.{1,12}$/.test(flat)) return true;
  const isSentence = flat.length > 40 && /。$/.test(flat);
  if ((new RegExp(PHONE.source).test(flat) || MAIL.test(flat)) && ASKS.test(flat)) return !isSentence;
  return flat.length <= 40 && SCAN.test(flat) && !/[,，].*。$/.test(flat);
}

/** What a line is; widths and punctuation are evened out first, so `：` and `:` are one. */
export function lineKind(line: string): LineKind {
  const flat = flatten(line);
  if (flat === '') return 'blank';
  if (RELATED.test(flat)) return 'related';
  if (isNotice(flat)) return 'notice';
  if (SHARE.test(flat)) return 'share';
  if (END.test(flat) || LISTS.test(flat) || (RECORD.test(flat) && flat.length <= 120)) return 'end';
  if (flat.length <= 40 && ASIDE.test(flat)) return 'aside';
  if (isContact(flat)) return 'contact';
  return isCreditLine(line) ? 'credit' : 'prose';
}

/** Whether a line with a number asks for business in the site's own name, rather than being a number the story tells. */
export const solicits = (line: string): boolean => WANTS_BUSINESS.test(flatten(line));

/** Telephone numbers as digits ("400-0123-021" → "4000123021", no country code), WeChat ids and mail addresses, each once. */
export function contactsIn(line: string): string[] {
  const flat = flatten(line);
  const phones = [...flat.matchAll(PHONE)].map((match) => match[0].replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''));
  const ids = [...flat.matchAll(/微信(?:号|ID)?\s*:\s*([a-z][\w-]{5,19})/gi)].map((match) => match[1]!);
  const mails = [...flat.matchAll(new RegExp(MAIL, 'g'))].map((match) => match[0].toLowerCase());
  return [...new Set([...phones.filter((digits) => digits.length >= 10), ...ids, ...mails])];
}
