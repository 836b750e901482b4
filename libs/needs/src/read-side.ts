import type { Reading } from './reading.js';

const PROPERTY =
  /厂房|厂子|仓库|车间|库房|冷库|土地|用地|地块|场地|写字楼|办公楼|标准厂|产业园|园区|堆场|工业地|(?<![当本各外])地(?=[,。\s]|$)|仓(?!促)|factory|warehouse|land\b/;
const WANTS =
  /求租(?!客)|求购|求(?:一|个)?(?:块|处|套)|想租(?!出)|想买|想找|想要|想在|想到|要租(?!出)|要买|需租|需要|急需|需求|寻找|寻(?=租|地|厂|仓)|(?:^|[^寻])找(?!租客|买家|客户)|有没有|有无|有吗|哪里有|哪有|卖不卖|租不租|出不出|能不能租|承租|拿地|looking for|looking to|wanted|needs?\b|required?\b|seeking|in search of|(?:want|like|plan|hope|intend)s? to (?:rent|buy|lease|purchase)/;
const QUESTION = /吗[?。!\s]*$|[?]/;
const OWNER =
  /有没有人(?:要|租|买|想要)|招租|求租客|找租客|找买家|(?:业主|房东)(?:直租|自租|直招|直售|自售)|一手房源|低价出租|(?:租|卖)出去|(?:我|本人|我们|我司|我家|自己|朋友|手上|手里|手头|公司|老板|业主|客户)(?:这边|这里|现在|目前|名下|厂里)?(?:现?有|自有|有一|多出|空出)[^,。;!?\n]{0,18}(?:厂房|厂子|仓库|车间|土地|地块|地|楼|场地|冷库|园区)|自己(?:的|有)?(?:地|厂房|土地|仓库|厂)[^,。;\n]{0,10}|(?:闲置|空置|空着|空出来|自有|名下)(?:的)?[^,。;\n]{0,8}(?:厂房|仓库|土地|车间|冷库|场地|地块|楼)|(?:厂房|仓库|土地|用地|地块|车间|冷库|楼|场地)[^,。;\n]{0,6}(?:闲置|空置|空着|闲着|空出来|空出)|(?:想|要|打算|准备)(?:租|卖|转|让)出去|for (?:rent|lease|sale)|to let/;
const OFFERS =
  /(?:出租|出售|转让|转租|出让|急售|急转|急租出|分租出|对外(?:出租|招商)|整体卖|(?<!主)要卖|想卖|卖掉|转出去|转掉|出手|脱手)(?!价|金(?!额))/;
const OFFER_START = /^[\s【\[(]*(?:急|低价|整体|整栋|独栋|便宜|业主|本公司|现|诚意)*(?:出租|出售|转让|转租|招租|出让)/;
/** Owner's words that need no 出租 beside them. */
const STRONG =
  /有没有人|招租|租客|买家|出租|出售|直租|自租|直售|自售|直招|房源|闲置|空置|空着|闲着|空出|多出|租出去|卖出去|转出去|for |to let/;
/** How owners close: 可租可卖, 谢绝中介. */
const OFFER_TONE =
  /[找求]租客|找买家|闲置|空置|可租(?:也)?可[卖售]|可[租售](?=[,。;\s]|$)|谢绝中介|中介勿扰|中介免谈|拒绝中介/;
const EQUIPMENT_NAME =
  '注塑机|压铸机|冲床|机床|车床|铣床|磨床|数控|加工中心|叉车|货架|行车|天车|龙门吊|起重机|空压机|锅炉|流水线|生产线|设备|机器|变压器|发电机|挖掘机|折弯机|剪板机|激光机|切割机|印刷机|烘箱|反应釜|模具|螺杆机|吹膜机|电脑|办公家具|二手车|货车|钢材|废铁|库存';
const EQUIPMENT = new RegExp(
  `(?:出售|转让|(?<![水气废面热])处理(?=[一几\\d二闲旧库]|机|九)|低价出|急出|卖|回收|收购|求购|供应|出租|租赁)[^,。;!?\\n]{0,8}?(?:二手|闲置|旧|九成新|全新)?[^,。;!?\\n厂仓]{0,6}(?:${EQUIPMENT_NAME})(?!厂房|车间)`,
);
/** 可到仓库看车: where the goods stand. */
const SEEN_AT = /(?:到|来|在|去|放)[^,。;]{0,4}(?:仓库|厂里|厂房|车间|园区|场地)[^,。;]{0,2}(?:看|提|验|自提|里|内)/g;
const EQUIPMENT_LATE = new RegExp(
  `(?:二手|闲置|旧)[^,。;!?\\n厂仓]{0,6}(?:${EQUIPMENT_NAME})[^,。;!?\\n]{0,12}(?:出售|转让|处理|便宜|低价|回收)`,
);

const OTHERS: readonly (readonly [flag: string, pattern: RegExp])[] = [
  [
    'takedown_request',
    /(?:删除|删掉|撤下|下架|撤稿|移除|撤回|停止转载|请撤)[^。\n]{0,20}(?:稿件|稿子|文章|转载|报道|新闻|内容|图片|页面|链接|帖子|信息源|照片)|(?:稿件|文章|报道|图片|照片)[^。\n]{0,14}(?:删除|删掉|撤下|下架|侵权|版权)|侵权|侵犯(?:了)?(?:我|版权|著作|名誉|肖像)|著作权|(?:没有?|未)(?:经过?|得到)?(?:我|本人)?(?:的)?授权|(?:小时|天|日)(?:之)?内(?:下架|撤下|删除|删掉)|未经[^,。\n]{0,8}(?:授权|许可|同意)|请(?:尽快|立即|马上|及时)?(?:撤下|下架|撤稿|删稿)/,
  ],
  [
    'privacy_request',
    /(?:删除|删掉|清除|注销|移除|抹掉)[^。\n]{0,14}(?:个人信息|我的(?:信息|资料|数据|号码|电话|手机|记录|账号)|联系方式|手机号|号码|留言|资料|账号)|(?:别再|不要再|请勿|停止|禁止|不准再|以后别)[^。\n]{0,6}(?:打电话|打我电话|打我|给我打|打给|骚扰|发短信|联系我|来电|打扰|致电)|(?:号码|电话|手机号?|信息|资料)[^。\n]{0,14}(?:删除|删掉|清除|移除|注销)|我的?(?:个人)?(?:信息|资料|号码|电话|手机号?|数据|留言)[^。\n]{0,12}(?:删|清除|注销|移除|撤)|不(?:想|要)再(?:收到|接到|被)[^。\n]{0,6}(?:短信|电话|骚扰|信息|推销)|撤回(?:同意|授权)|退订|个人信息保护|(?:名字|姓名|手机号?|电话|号码|个人信息|隐私)[^。\n]{0,14}(?:撤下|撤掉|撤了|去掉|抹掉|隐去|隐掉|打码|下掉)/,
  ],
  [
    'job_seeker',
    /(?:还|在)?招(?:人|工|聘)(?:吗|么|不|没)|招不招人|(?:岗位?|专员|职位|司机|会计|文员|保安|普工)(?:还|在|还在|现在)*招|(?:发|投|看)[^,。]{0,3}简历|应聘|诚聘|高薪招|招聘(?!会)|求职|找(?:份|个)?工作|投简历|有(?:什么)?(?:岗位|职位)|想来(?:你们)?(?:公司)?上班|面试/,
  ],
];
const SPAM =
  /代开|发票|秒批|信用卡|套现|刷单|兼职|引流|seo|优化排名|排名优化|网站建设|做网站|小程序开发|app开发|代理记账|代账|公司注销|群发|短信平台|棋牌|博彩|彩票|股票|理财|代写|论文|获客|营销软件|拓客|云服务器|贷款(?!买)|网贷|抵押贷|资质代办|商标注册|办证刻章|加(?:v|微信|薇|威|qq|扣)(?![^。]*(?:厂房|仓库))|推广(?:合作|服务)|广告(?:投放|合作|位)|百度推广|抖音代运营|流量|保健品代理|加盟费|招代理|招商加盟|价格优惠|承接|过桥|股权融资|融资(?:服务|担保|中介|渠道)|提供[^,。]{0,4}资金|厂家直销|诚招|求合作|欢迎(?:来电|咨询|采购|选购)|(?:专业|长期|大量)(?:生产|批发|供应|承接|办理|定做|代办|提供)/;
const POLICY =
  /(?:税|手续|流程|政策|补贴|环评|证|条件|资料|材料|规定|标准|落户|奖励|门槛)[^,。;\n]{0,8}(?:怎么|如何|多少|什么|哪些|有没有|是啥|吗|几个点|几点)|(?:怎么|如何)(?:交|缴|办理?|申请|注册|落户|报批|报建)|(?:有|是)(?:什么|哪些)(?:政策|优惠|补贴|条件)|(?:使用权|土地证|产权证?|房产证|土地性质|土地年限)[^。;\n]{0,12}(?:怎么|如何|要补|多少)/;

/** demand, supply or other. On `other` the reason is a flag and nothing more is read. */
export function readSide(reading: Reading): void {
  const { text, need } = reading;
  const other = otherReason(reading);
  if (other) {
    need.side = 'other';
    reading.flag(other.flag);
    reading.span('side', other.start, other.end);
    return;
  }
  const owner = OWNER.exec(text) ?? OFFER_START.exec(text);
  const offer = OFFERS.exec(text);
  const isWanted = WANTS.test(text) || (QUESTION.test(text) && !owner);
  const isAgentHelp = /帮忙(?:招租|出租|租出|卖)|委托(?:你们)?(?:出租|招租|出售)/.exec(text);
  const evidence =
    isAgentHelp ??
    (owner &&
    (!isWanted ||
      (!/^(?:for |to let)/.test(owner[0]) && (OFFERS.test(text) || OFFER_TONE.test(text) || STRONG.test(owner[0]))))
      ? owner
      : undefined) ??
    (offer && !isWanted && isOffer(text, offer.index) ? offer : undefined);
  if (!evidence || (/求租(?!客)|求购|想租(?!出)|想买|要买/.test(text) && !isAgentHelp)) return;
  if (owner === evidence && !OFFERS.test(text) && !OFFER_TONE.test(text) && !STRONG.test(evidence[0])) return;
  need.side = 'supply';
  reading.span('side', evidence.index, evidence.index + evidence[0].length);
}

/** 厂房出租 offers; 出租的厂房, 出租有吗 and 以出租为主 do not. */
function isOffer(text: string, at: number): boolean {
  const after = text.slice(at + 2, at + 6);
  return PROPERTY.test(text) && !/^(?:的|有|吗|没|么|给我|信息)/.test(after);
}

function otherReason({ text, field }: Reading): { flag: string; start: number; end: number } | undefined {
  for (const [flag, pattern] of OTHERS) {
    const found = pattern.exec(text);
    if (found) return { flag, start: found.index, end: found.index + found[0].length };
  }
  const hasWish = WANTS.test(text) && PROPERTY.test(text);
  const spam = SPAM.exec(text);
  if (spam && !hasWish && field !== 'tax' && !/租|买|亩|平/.test(text))
    return { flag: 'spam', start: spam.index, end: spam.index + spam[0].length };
  if (spam && spam[0] !== '发票' && /加(?:v|微)|秒批|代开|刷单/.test(text) && !hasWish)
    return { flag: 'spam', start: spam.index, end: spam.index + spam[0].length };
  const equipment = EQUIPMENT.exec(text) ?? EQUIPMENT_LATE.exec(text);
  if (equipment && !PROPERTY.test(text.replace(SEEN_AT, '')))
    return { flag: 'equipment_not_property', start: equipment.index, end: equipment.index + equipment[0].length };
  const policy = POLICY.exec(text);
  if (policy && field !== 'tax' && !/租|买|想|找|(?<!请)求|需要|\d+\s*(?:平|亩|方)/.test(text))
    return { flag: 'policy_question', start: policy.index, end: policy.index + policy[0].length };
  return undefined;
}
