import { regionsOf, type Region } from './regions.js';

const PEOPLES =
  '(?:壮族|回族|维吾尔|土家族|苗族|侗族|布依族|彝族|哈尼族|傣族|白族|景颇族|傈僳族|藏族|羌族|蒙古族|蒙古|哈萨克族|哈萨克|柯尔克孜|朝鲜族|满族|畲族|瑶族|黎族|水族|仡佬族|仫佬族|毛南族|拉祜族|佤族|布朗族|纳西族|普米族|怒族|独龙族|达斡尔族|鄂温克族|鄂伦春族|锡伯族|塔吉克|裕固族|保安族|东乡族|撒拉族|土族|各族)';
const SUFFIX = new RegExp(
  `(?:${PEOPLES}*(?:特别行政区|自治区|自治州|自治县|自治旗)|(?:经济|高新)技术?产业?开发区|地区|林区|特区|新区|矿区|省|市|盟|区|县|旗)$`,
);

/** 丽水市 → 丽水, 恩施土家族苗族自治州 → 恩施, 景宁畲族自治县 → 景宁; a name that would leave one character stays whole. */
export function shortRegionName(name: string): string {
  if (name === '内蒙古自治区') return '内蒙古';
  const short = name.replace(SUFFIX, '');
  return short.length >= 2 ? short : name;
}

/**
 * Short forms of counties that are also everyday words (新建, 平台's neighbours, 方正, 高要 …): taken for a place only
 * right after, or in one text with, the place they belong to.
 */
const EVERYDAY = new Set(
  (
    '和平 长安 朝阳 新建 友好 友谊 向阳 前进 东风 工农 红旗 解放 建设 振兴 复兴 新兴 新华 新民 新安 新和 新河 新乐 新荣 新城 新丰 新源 新都 新星 新野 新化 新宁 新田 新干 ' +
    '民乐 大方 方正 方山 方城 中方 平安 平和 平顺 平定 平利 平台 平原 平房 平川 平遥 平果 平南 平山 平江 平远 平坝 高要 高台 高平 高密 高安 高明 高港 高坪 高阳 高唐 高邑 高昌 高陵 ' +
    '来安 来凤 同心 同江 同德 同仁 共和 合作 合水 合江 合川 合阳 合山 会同 会东 会理 会宁 通道 通海 通江 通河 通化 通城 通山 通许 通渭 东方 东海 东明 东安 东平 东兴 东区 东河 东湖 东山 东光 东源 东至 东西湖 ' +
    '南方 南部 南岸 南江 南和 南沙 南区 南海 南山 南城 南关 南华 西城 西区 西和 西湖 西山 西乡 西工 西市 西安 西平 西固 西华 西林 北关 北区 北流 北安 北海 北湖 北林 城东 城西 城北 城中 城关 城区 城固 城口 城厢 江南 江北 江东 江岸 江口 江城 江源 江海 江安 江山 江州 江华 ' +
    '河口 河东 河南 河北 河西 河间 河曲 湖里 湖口 湖滨 海港 海南 海州 海城 海兴 海安 滨海 滨江 滨湖 山阳 山城 光明 明光 明水 明溪 明山 清水 清河 清新 清流 清城 清丰 白云 白水 白塔 黑水 黑山 青山 红安 红河 红桥 黄山 黄龙 黄平 蓝山 蓝田 金山 金水 金堂 金沙 金牛 金湖 金门 金塔 金阳 金川 金州 金平 金台 ' +
    '安全 安定 安居 安乡 安化 安平 安泽 安国 安新 安次 安阳 安宁 安康 安图 安多 安源 安远 安仁 安丘 安福 安溪 安义 永定 永安 永新 永和 永福 永兴 永丰 永修 永顺 永平 永吉 永胜 永寿 永宁 永年 永清 永春 永昌 永城 太平 太和 太康 太白 太湖 泰来 泰和 泰山 ' +
    '大同 大安 大名 大城 大宁 大新 大东 大英 大竹 大通 大田 大方 大足 大洼 大关 大观 大祥 大余 大埔 大化 小店 小金 上街 上林 上思 上城 上高 中站 中江 中宁 中山 中原 中阳 下陆 长子 长沙 长顺 长海 长武 长治 长汀 长丰 长乐 长清 长泰 长岛 长宁 长寿 长兴 延长 延寿 ' +
    '正定 正安 正宁 正阳 定安 定边 定远 定兴 定结 定日 兴业 兴安 兴国 兴和 兴隆 兴庆 兴海 兴文 兴宁 兴平 兴山 兴城 兴化 兴义 兴仁 华龙 华容 华池 华安 华阳 华亭 华宁 华坪 万全 万安 万年 万山 万荣 万源 富裕 富源 富民 富平 富阳 富顺 富宁 富川 普安 普定 普宁 普兰 化德 化州 开化 开平 开福 开阳 开江 开原 开远 开州 ' +
    '公安 民权 民勤 民丰 惠民 爱民 回民 社旗 集安 集美 集贤 名山 尚义 尚志 孝义 文安 文水 文山 文成 文昌 文峰 文登 武功 无极 无为 双清 双城 双流 双峰 双江 双桥 双湖 双河 双牌 龙门 龙江 龙山 龙华 龙城 龙湖 龙安 龙潭 龙井 龙口 龙海 龙南 龙川 龙里 龙亭 龙港 天桥 天河 天心 天元 天等 天长 天山 天涯 天门 天全 天柱 天宁 天台 ' +
    '利通 利州 利川 利津 顺平 顺城 顺庆 顺昌 丰都 丰满 丰台 丰润 丰城 丰县 丰顺 丰泽 丰林 五台 五河 五原 五常 五华 五莲 三原 三台 三门 三河 三水 三元 四会 二道 八步 九江 九龙 七星 千山 百色 建设 建平 建安 建华 建水 建宁 建始 建阳 建昌 固定 固安 固始 固镇 固原 交口 交城 ' +
    '铁山 铁西 铁东 铁门关 石门 石台 石林 石城 石楼 石景山 石首 石狮 石龙 石泉 石屏 石渠 水城 水富 水磨沟 林口 林西 林州 林甸 沙县 沙河 沙湾 沙市 沙洋 盐田 盐都 盐山 盐池 盐边 盐亭 盐津 盐源 盐湖 茶陵 花山 花都 花溪 花垣 梅江 梨树 柳江 桃源 桃江 桃城 牡丹 凤凰 凤翔 凤城 麒麟 芙蓉 莲花 荷塘 云和 云阳 云龙 云城 云溪 云州 云安 云县 ' +
    '仁和 仁化 崇义 崇礼 崇仁 恭城 信丰 信都 德化 德安 德江 德庆 德保 德兴 德清 德昌 宝山 宝安 宝清 宝丰 宝塔 宝应 玉山 玉泉 玉门 玉田 玉环 临时 临河 临江 临海 临西 阳光 阳明 阳新 阳西 阳东 阳春 阳原 阳城 阳谷 光泽 光山 光明 灵石 灵宝 灵山 望城 望江 望都 望奎 观山湖 景泰 温泉 昌平 昌黎 昌江 昌乐 昌图 昌宁 昌邑 康平 康乐 康保 康定 康马 乐平 乐安 乐业 乐昌 乐至 乐都 喜德 美姑 美兰 鲁山 巴东 巴马 ' +
    '资源 资中 资阳 资兴 商都 商城 商水 商河 商州 商南 港口 港北 港南 港闸 市中 市南 市北 郊区 矿区 老城 古城 古塔 宁静 宁化 宁海 宁国 宁远 宁安 原平 原州 原阳 当阳 当涂 应城 应县 比如 改则 加查 成安 成武 成华 西充 中牟 中卫 连城 连江 连平 连云 连山 连州 鼎城 鼎湖 越西 越秀 越城 内黄 内丘 内乡 前锋 前郭 岭东 源城 源汇 镇江 镇原 镇平 镇安 镇海 镇远 镇康 镇雄 渠县 溪湖 站前 台前 台安 台江 立山 迎江 迎泽 广安 广平 广水 广南 广宁 广昌 广河 广阳 广信 广德 广丰 广灵 广饶 广宗 广陵 运河 路桥 路南 路北 桥东 桥西 口岸 曲江 曲水 曲阳 曲松 仙桃 仙居 仙游 青白 青云 青田 青阳 青川 青河 青神 青羊 灯塔 琅琊 襄城 相城 相山 清苑 碑林 红塔 海伦 海林 海丰 海晏 海原 海陵 海宁 海盐 海门 福山 福田 福安 福清 福海 福泉 福鼎 福贡 白银 白河 白杨 白朗 白玉 甘泉 凉城 凉州 绿园 绿春 宽城 弥勒 思明 思南 思茅 措勤 双柏 禄丰 元阳 元氏 左云 左权 右玉 洞口 洞头 涌泉 和顺 和静 和县 和龙 和政 和田 和硕 神木 神池 夏河 夏津 夏邑 静安 静乐 静海 静宁 沂水 汤阴 唐河 唐县 响水 如东 陆河 泗水 浮山 壶关 盘山 霍山 潜山 庐山 衡山 常山 象山 凤山 凌云 灌云 云霄 紫金 银海 银州 珠山 独山 萧山 昆山 鞍山 佛山 马山 梁山 微山 泾源 洪湖 月湖 镜湖 南湖 雨湖 东台 星子 通辽 全州 全南 全椒 定南 汝南 南通 南充 南陵 嘉禾 嘉善 嘉祥 嘉定 嘉兴'
  ).split(' '),
);
/** Everyday-looking forms that are in daily use as places on the Yangtze delta and the coast: still taken bare. */
const KNOWN_PLACES =
  '青田 仙居 常山 象山 萧山 昆山 海宁 海盐 海门 海安 德清 嘉善 嘉定 嘉兴 南通 玉环 临海 宁海 富阳 长兴 长宁 宝山 金山 静安 南湖 三门 文成 云和 如东 启东 江山 宝应 高港 响水 射阳 建湖 盐都 石狮 福清 福鼎 四会 三水 惠阳 宝安 龙华 龙门 盐田 花都 长清 宁国 广德 天长 来安 全椒 和县 当涂 连云 灌云 金湖 丰润 仙桃 天门 应城 石首 洪湖 镇江 佛山 鞍山 中山 南充 开平 化州 阳春 兴化 东台 新沂 义兴 镇海 洞头 龙港 路桥 富阳 建德 常熟 永康 永嘉 平阳 平湖 开化';
for (const known of KNOWN_PLACES.split(' ')) EVERYDAY.delete(known);

/** Whether a county's short form doubles as an ordinary word or part of one. */
export function isEverydayWord(short: string): boolean {
  return EVERYDAY.has(short);
}

/** Short form (and whole name) → the regions that carry it, counties last. Built once, on first use. */
export function regionsByShortName(): ReadonlyMap<string, readonly Region[]> {
  return (shortNames ??= buildShortNames());
}
let shortNames: Map<string, Region[]> | undefined;

function buildShortNames(): Map<string, Region[]> {
  const table = new Map<string, Region[]>();
  for (const level of ['province', 'city', 'county'] as const)
    for (const region of regionsOf(level))
      for (const key of new Set([region.name, shortRegionName(region.name)]))
        table.set(key, [...(table.get(key) ?? []), region]);
  return table;
}
