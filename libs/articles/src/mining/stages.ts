import type { ProspectStage } from './prospect.js';
import type { Span } from './story.js';

export interface StageEvent extends Span {
  stage: ProspectStage;
  /** Told by the way (租用厂房): a ceremony the article reports outranks it. */
  isWeak: boolean;
}

const EVENTS: [RegExp, ProspectStage, boolean][] = [
  [
    /终止(?!上市)|解除(?:投资)?(?:协议|合同)|解约|解除[^,。;]{0,40}(?:协议|合同)|中止合作|取消.{0,6}投资|放弃.{0,8}(?:投资|项目)|退出.{0,6}项目|不再实施|不再推进|告吹|流产|作废|撤资|收回[^,。;]{0,40}(?:土地|用地)|(?:土地|用地|地块)[^,。;]{0,12}被?(?:依法)?收回/g,
    '终止',
    false,
  ],
  [
    /投产|试生产|试产|试的产|投的产|试车成功|正式量产|批量生产|竣工|下线|点火|投入(?:生产|使用|运营|试运行)|启用|开业|试运行|试运营|通线|投料|(?:首|第一)(?:台|件|批|双|辆|片|条|套|卷|炉|锅|包|瓶|车|柜)[^,。;]{0,16}(?:下线|出货|发货|交付|出炉|产出|装车|装柜|装箱|装进|发往|运往|走下|驶出)|转入生产|达产|(?:线|机组|装置|窑)[^,。;]{0,6}(?:跑通|贯通|点亮)|开工生产|开工投产|(?<!首批)量产(?!工厂|基地|项目|线|电芯|型|化|能力)/g,
    '投产',
    false,
  ],
  [/封顶|结顶|主体(?:工程|结构)?[^,。;]{0,8}(?:完工|完成|验收)/g, '封顶', false],
  [
    /(?:桩机|钻机|旋挖机|施工队伍?|施工机械|挖掘机|推土机)[^,。;]{0,6}(?:进场|就位|作业|轰鸣)|开工(?!生产|投产|率)|(?:盖|建|施工)(?:到|至)[了\d一二三四五六七八九十地]+(?:层|下)|奠基|动工(?!具)|破土|打下第一根?桩|第一根桩|打桩|动[了的]土|破[了]土|开建|动土|[开动]的工|启动建设|正式启建|全面施工|桩基施工|(?:进场|开始|启动)(?:施工|建设)|(?<!设备)基础施工|主体施工|建设现场|浇筑|土方|土地平整|平整(?:场地|土地)|(?:桩基|基坑|厂房基础|地基|的基础)[^,。;]{0,6}(?:完成|完工|施工|开挖|浇)|(?:钢结构|管廊|管道|幕墙|屋面)(?:安装|吊装)|(?:厂房|工程)建设[^,。;]{0,4}(?:近|接近|进入)尾声|建设正酣|正在(?:加紧|抓紧|紧张|火热|这里|当地|此)*(?:建设|施工)|施工现场|热火朝天|塔吊|装好[^,。;]{0,4}幕墙|钢结构[^,。;]{0,6}(?:完成|过半|封闭)/g,
    '开工',
    false,
  ],
  [
    /乔迁|(?:整体)?搬迁|迁建|迁至|迁入|迁到|搬至|搬到|搬进|迁移|迁往|外迁|搬入|迁了?回来|迁回|搬回|迁来|搬了?(?:过来|回来|进来|来)|搬了?家|退城入园|退城进园/g,
    '搬迁',
    false,
  ],
  [
    /竞得|(?:拿下|摘下|拍下|买下)[^,。;]{0,10}(?:亩|土地|地块|用地)|摘牌(?!前)|摘得|拿地|土地成交|成功受让|竞拍(?!结果|程序|资格|风险|保证金)|拍得|竞拍取得|拍下|(?<!未|将)出让给|取得(?:该宗?)?(?:土地|地块)|摘地|受让(?:单位|人|方)|成交结果|出让结果/g,
    '拿地',
    false,
  ],
  [
    /签约|新签(?=项目)|签订|签署|签下|签的约|(?:双方|桌前|正式)[^,。;]{0,8}签字|签了(?![字。”])|牵手|达成.{0,6}协议/g,
    '签约',
    false,
  ],
  [
    /(?:正式|成功|顺利)(?:落户|入驻)|落地(?!于|在)|(?<!设备|材料|桩机|钻机|队|队伍|机械)进场(?!施工|建设)|注册成立|完成注册/g,
    '落地',
    false,
  ],
  [/开足马力|满负荷|赶制订单|机器轰鸣|机声隆隆/g, '投产', true],
  [/土建|平整场地|场平|工地上|推土机|挖掘机|吊装/g, '开工', true],
  [
    /正在(?:安装|调试|装调)|设备(?:安装|调试|进厂)|安装设备|调试设备|(?:拿到|交出)[^,。;]{0,12}钥匙|交付(?:使用|钥匙)|厂房[^,。;]{0,4}交付|交房/g,
    '落地',
    true,
  ],
  [/揭牌|揭幕|挂牌成立|落户|入驻|花落|落子|进驻|落地于|落地在/g, '落地', true],
  [/(?:扩产|扩建|增资|技改|技术改造|改扩建|扩能)(?=(?:增效|升级|改造|扩产|扩能)?(?:项目|工程))/g, '扩产', true],
  [
    /(?:扩产|扩建|增资|技改|技术改造|改扩建|扩能)(?!(?:增效|升级|改造|扩产|扩能)?(?:项目|工程))|追加投资|二期项目|三期项目|增加产能|扩大产能|新增产能|新增.{0,8}生产线/g,
    '扩产',
    false,
  ],
  [
    /选址|(?:环评|受理|审批|用地|备案|报告[书表])[^,。;]{0,12}公示|意向|有意(?:向)?(?:在|到|来|将|把|投资|落户)|比选|考察|备案|(?:环评|能评|节能审查)[^,。;]{0,6}(?:批|通过|完成)|通过(?:节能|入区|入园)(?:审查|评审)|拟建|环境影响|前期(?:工作|准备)|洽谈|论证|(?<!模|虚)拟(?:在|与|投资|建|于|新建|扩建)|(?<!原|按)计划(?:在|投资|新建|建设)|议案/g,
    '拟选址',
    true,
  ],
  [/租用|租赁|承租|租下|购置厂房|购买厂房|买下[^,。;]{0,14}(?:厂房|层|楼|幢|栋|车间)|租了/g, '落地', true],
];
const FUTURE =
  /预计|计划|(?<!模|虚)拟|将(?!军)|明年|力争|争取|有望|有待|推动|确保|届时|即将|目标|年底前|早日|抓紧|加快|尽快|先行|月底前|准备|(?<!接|招|优|对)待(?!遇)|原定|原计划|推迟|延期|延后|延至|[一二三四]季度|年内|上半年|年中|今年底|节前$|后年|下半年|一旦|若(?!干)|如果|希望|期待|促进|便可|就能|(?<![许认准不])可(?!降|再生|控|靠|行性|研|持续|视|穿|编程|燃|调|溶|循环|替代)|须|(?<!反|供|适|响|效|感|回)应(?!用|链|急|商|邀)|之后|后再|个月内|力促|要求|为了|视[^,。;]{0,6}$|冲刺|快(?!递|速|充|餐|件|消)/;
/** 根据协议将投资…,2026年投产: a bare date after a plan is part of the plan; without one it may be either. */
const BARE_DATE =
  /^(?:其中)?(?:首期|[一二三]期)?(?:项目|工厂|公司|新厂|基地|厂房|工程)?(?:预计)?(?:20\d\d年|(?:今年|明年)?[一二三四]季度|正月[\u4e00-\u9fff]{0,3}|(?:春节|年|节)后|\d{1,2}月份?(?![\d份]))[^,。;已于就即便才正顺如]{0,6}$/;
/** 去年拿地,今年2月领证,3月打桩: dates of what has been. */
const TOLD_DATES = /(?:去年|上月|前年)(?:(?!预计|计划|将|拟)[^。;]){0,30},$/;
const PLAN = /将(?!军)|(?<!模|虚)拟|规划|计划|协议/;
const NOT = /未(?!来)|没有|尚无|无法|不曾|并未|不能|未能|不得|否认|从未|能否|是否/;
/** 待项目投产后, 建成投产后, 签约后: no event of now. */
const AFTERWARDS =
  /^(?:运营|使用|运行|达产)*(?:后|之后|前|时|以后|率|节点|速度|目标|期|条件|日期|时间|额|金额|资金|产品(?=可|将|主要|有)|情况|可|预计)/;
const DONE_AFTER = /^(?:仪式|现场|了)/;

/** What happened to a project, as a stretch of text tells it; plans, hopes and what did not happen are left out. */
export function stageEventsIn(text: string, offset: number): StageEvent[] {
  const found: StageEvent[] = [];
  for (const [pattern, stage, isWeak] of EVENTS) {
    for (const match of text.matchAll(pattern)) {
      const before = text.slice(0, match.index);
      const clause = before.slice(
        Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf(':')) + 1,
      );
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
      const isTold = (/^(?:落户|落地|签约)/.test(match[0]) || (match[0] === '投产' && /去年|今年|前年|\d月/.test(clause) && !FUTURE.test(clause))) && /^后,?(?!.{0,30}(?:将|预计|可|有望|年产|形成))/.test(text.slice(match.index + match[0].length)); // prettier-ignore
      if (isTold) found.push({ start: offset + match.index, end: offset + match.index + match[0].length, stage, isWeak: true }); // prettier-ignore
      const isBare =
        (BARE_DATE.test(clause) &&
          !TOLD_DATES.test(before.slice(-40 - clause.length, before.length - clause.length))) ||
        (stage === '搬迁' && /20[012]\d年(?!\d)/.test(clause));
      // 拟选址某园,租赁厂房: the hall is part of the plan.
      if (
        isWeak &&
        stage === '落地' &&
        /(?<!模|虚)拟(?:选址|落户|在|租|于)/.test(
          before.slice(Math.max(before.lastIndexOf('。') + 1, before.length - 80)),
        )
      )
        continue;
      if (stage !== '拟选址' && (!isReal(clause, after, stage) || (isBare && PLAN.test(before)))) continue;
      if (stage === '拟选址' && /最终|已经?$|不再/.test(clause)) continue;
      found.push({ start: offset + match.index, end: offset + match.index + match[0].length, stage, isWeak: isWeak || isBare }); // prettier-ignore
    }
  }
  return found;
}

function isReal(clause: string, after: string, stage: ProspectStage): boolean {
  if (NOT.test(clause) && stage !== '终止') return false;
  if (AFTERWARDS.test(after) && !DONE_AFTER.test(after)) return false;
  if (stage === '终止') return !/(?:若|如|可能|不会|不存在|风险)/.test(clause);
  const near = clause.slice(-18);
  // 一季度新开工项目, 三季度集中开工: a season that is over.
  if (/季度[^,。;]{0,8}(?:新|集中)$/.test(near)) return true;
  const future = FUTURE.exec(near);
  if (!future) return true;
  if (stage === '搬迁' || stage === '扩产')
    return /决定|整体|公司|企业|将|拟|计划/.test(clause) && !/未|鼓励|推动/.test(near);
  if (/仪式|现场/.test(after)) return true;
  // 计划投资12亿元的X项目开工: the plan is the money's, not the event's.
  return /(?:计划|拟|预计)(?:总)?投资/.test(near) && !FUTURE.test(near.replace(/(?:计划|拟|预计)(?:总)?投资/g, ''));
}

const ORDER: ProspectStage[] = ['拟选址', '扩产', '签约', '拿地', '落地', '搬迁', '开工', '封顶', '投产', '终止'];

/** The newest of several events: the one furthest on. */
export function newestEvent(events: readonly StageEvent[]): StageEvent | undefined {
  const strong = events.filter(({ isWeak }) => !isWeak);
  return [...(strong.length > 0 ? strong : events)].sort((a, b) => ORDER.indexOf(b.stage) - ORDER.indexOf(a.stage))[0];
}
