import { regionsByShortName, shortRegionName } from './region-short-names.js';
import { regionByCode, regionsOf } from './regions.js';

/** A development zone that GB/T 2260 does not list; `host_code` is the city (4 digits) or county (6) it lies in. */
export interface DevelopmentZone {
  name: string;
  host_code: string;
  shorts?: readonly string[];
}

/**
 * National economic-technological development zones called <place>经济技术开发区, and high-tech zones called
 * <place>高新技术产业开发区: the Yangtze delta whole, elsewhere the large ones. Own list; the admin can add to it.
 */
const ECONOMIC =
  '南通 连云港 昆山 南京 扬州 徐州 镇江 江宁 吴江 常熟 淮安 盐城 锡山 张家港 海安 靖江 吴中 宿迁 海门 如皋 宜兴 沭阳 相城 ' +
  '宁波 温州 萧山 嘉兴 湖州 金华 长兴 嘉善 衢州 义乌 余杭 富阳 平湖 丽水 柯桥 芜湖 合肥 马鞍山 安庆 铜陵 滁州 池州 六安 淮南 宁国 桐城 宣城 ' +
  '福州 泉州 龙岩 南昌 九江 赣州 井冈山 上饶 萍乡 宜春 龙南 瑞金 青岛 烟台 威海 东营 日照 邹平 临沂 招远 德州 胶州 聊城 滨州 武汉 黄石 襄阳 荆州 十堰 枣阳 ' +
  '长沙 岳阳 常德 宁乡 湘潭 浏阳 娄底 望城 广州 湛江 增城 珠海 揭东 成都 广安 德阳 遂宁 绵阳 广元 内江 重庆 万州 长寿 郑州 漯河 鹤壁 开封 许昌 洛阳 新乡 濮阳 ' +
  '西安 汉中 榆林 太原 晋城 大同 呼和浩特 石家庄 邯郸 廊坊 秦皇岛 天津 大连 沈阳 营口 锦州 长春 吉林 四平 哈尔滨 大庆 南宁 昆明 曲靖 蒙自 大理 贵阳 遵义 兰州 天水 西宁 银川 石嘴山 乌鲁木齐 石河子 库尔勒';
const HIGH_TECH =
  '南京 苏州 无锡 常州 昆山 江阴 徐州 武进 南通 镇江 连云港 盐城 常熟 扬州 淮安 宿迁 杭州 宁波 绍兴 温州 衢州 合肥 蚌埠 芜湖 淮南 福州 厦门 泉州 莆田 漳州 三明 龙岩 ' +
  '南昌 新余 景德镇 鹰潭 抚州 赣州 吉安 济南 青岛 淄博 潍坊 济宁 烟台 临沂 泰安 枣庄 德州 郑州 洛阳 安阳 南阳 新乡 平顶山 焦作 襄阳 宜昌 孝感 荆门 随州 咸宁 黄冈 荆州 ' +
  '长沙 株洲 湘潭 益阳 衡阳 郴州 常德 怀化 广州 深圳 珠海 佛山 肇庆 江门 源城 清远 汕头 湛江 茂名 南宁 桂林 柳州 北海 海口 重庆 成都 绵阳 自贡 乐山 泸州 攀枝花 德阳 内江 ' +
  '贵阳 安顺 遵义 昆明 玉溪 楚雄 西安 宝鸡 渭南 榆林 咸阳 安康 兰州 白银 银川 石嘴山 乌鲁木齐 昌吉 太原 长治 包头 沈阳 大连 鞍山 营口 长春 吉林 哈尔滨 齐齐哈尔 大庆 石家庄 保定 唐山';

/** official|host|short forms. */
const OTHERS = `
金义新区|330703|金义,金义都市新区
衢州智造新城|3308|智造新城,衢州智造,衢州绿色产业集聚区,衢州高新园
衢州智慧新城|3308|智慧新城
杭州钱塘新区|330114|钱塘新区,大江东,杭州大江东产业集聚区,下沙经济开发区,下沙开发区,下沙经开区,下沙
杭州未来科技城|330110|未来科技城
杭州城西科创产业集聚区|330112|青山湖科技城
杭州临江高新技术产业开发区|330114|临江高新区,萧山临江高新区
宁波前湾新区|330282|前湾新区,杭州湾新区,宁波杭州湾新区,宁波杭州湾经济技术开发区
宁波大榭开发区|330206|大榭开发区,大榭岛,大榭
宁波石化经济技术开发区|330211|宁波石化区,镇海石化区,宁波石化开发区
宁波保税区|330206|北仑保税区
绍兴滨海新区|3306|绍兴滨海新城,绍兴滨海
绍兴袍江经济技术开发区|330602|袍江开发区,袍江经开区,袍江新区,袍江
杭州湾上虞经济技术开发区|330604|上虞经开区,上虞经济开发区,上虞开发区,杭州湾上虞
嘉兴港区|330482|嘉兴港经济开发区
嘉兴秀洲高新技术产业开发区|330411|秀洲高新区
湖州莫干山高新技术产业开发区|330521|莫干山高新区,德清高新区
湖州南太湖新区|3305|南太湖新区
温州湾新区|330303|温州浙南产业集聚区,浙南产业集聚区,温州湾
温州海洋经济发展示范区|330305|瓯江口,瓯江口产业集聚区,瓯江口新区
台州湾新区|331002|台州湾产业集聚区,台州湾集聚区,台州湾
头门港经济开发区|331082|头门港,台州头门港
舟山群岛新区|3309|舟山新区
舟山高新技术产业园区|3309|舟山高新区
义乌信息光电高新技术产业园区|330782|义乌高新区,义乌光电高新区
丽水高新技术产业园区|3311|丽水高新区
青田侨乡高新技术产业园区|331121|青田高新区
中国(上海)自由贸易试验区临港新片区|310115|临港新片区,上海临港新片区,临港,上海临港
上海漕河泾新兴技术开发区|310104|漕河泾开发区,漕河泾
上海张江高新技术产业开发区|310115|张江高新区,张江高科,张江
上海紫竹高新技术产业开发区|310112|紫竹高新区
上海化学工业经济技术开发区|310116|上海化工区,上海化学工业区
上海金桥经济技术开发区|310115|金桥开发区,金桥出口加工区,金桥经开区
闵行经济技术开发区|310112|闵行开发区,闵行经开区
松江经济技术开发区|310117|松江经开区,松江开发区
虹桥经济技术开发区|310105|虹桥开发区,虹桥经开区
上海外高桥保税区|310115|外高桥保税区,外高桥
嘉定工业区|310114|上海嘉定工业区
莘庄工业区|310112|上海莘庄工业区
青浦工业园区|310118|上海青浦工业园
苏州浒墅关经济技术开发区|320505|浒墅关经开区,浒关,浒墅关开发区
太仓港经济技术开发区|320585|太仓港,太仓港经开区,太仓经开区,太仓港区
南京江北新区|3201|江北新区
溧水经济技术开发区|320117|溧水开发区,溧水经开区,南京溧水经开区
泰州医药高新技术产业开发区|3212|泰州医药高新区,泰州高新区,中国医药城
江阴临港经济开发区|320281|江阴临港,江阴临港经开区
惠山经济技术开发区|320206|惠山开发区,惠山经开区,无锡惠山经开区
中国以色列常州创新园|320412|中以常州创新园
合肥新站高新技术产业开发区|3401|新站高新区,新站区
马鞍山慈湖高新技术产业开发区|340504|慈湖高新区
铜陵狮子山高新技术产业开发区|340705|狮子山高新区
福清融侨经济技术开发区|350181|融侨开发区,融侨经开区
漳州招商局经济技术开发区|350681|漳州开发区,招商局漳州开发区
南昌小蓝经济技术开发区|360121|小蓝经开区,小蓝
共青城高新技术产业开发区|360482|共青城高新区
青岛西海岸新区|370211|西海岸新区
烟台黄渤海新区|370612|黄渤海新区
东湖新技术开发区|420111|光谷,武汉光谷,东湖高新区,武汉东湖高新区,东湖高新
武汉临空港经济技术开发区|420112|临空港经开区,临空港
葛店经济技术开发区|420704|葛店经开区,葛店,鄂州葛店
湖南湘江新区|4301|湘江新区
株洲云龙示范区|430202|云龙示范区
广州南沙经济技术开发区|440115|南沙开发区,南沙经开区,南沙新区
惠州大亚湾经济技术开发区|441303|大亚湾开发区,大亚湾经开区,大亚湾
惠州仲恺高新技术产业开发区|441302|仲恺高新区,仲恺区,仲恺
东莞松山湖高新技术产业开发区|441900|松山湖高新区,松山湖
中山火炬高技术产业开发区|442000|中山火炬开发区,火炬开发区
珠海横琴新区|440402|横琴新区,横琴
深圳前海深港现代服务业合作区|440305|前海
中新广州知识城|440112|知识城,广州知识城
深汕特别合作区|441521|深汕合作区,深汕
四川天府新区|5101|天府新区,成都天府新区
宜宾临港经济技术开发区|5115|宜宾临港,宜宾三江新区,三江新区
重庆两江新区|50|两江新区
西部科学城重庆高新区|500107|重庆高新区
贵州贵安新区|5201|贵安新区
陕西西咸新区|6101|西咸新区
杨凌农业高新技术产业示范区|610403|杨凌示范区,杨凌
郑州航空港经济综合实验区|4101|郑州航空港,航空港区,郑州航空港区
红旗渠经济技术开发区|410581|红旗渠经开区
天津滨海高新技术产业开发区|120116|滨海高新区,天津高新区
天津港保税区|120116|天津保税区
中新天津生态城|120116|天津生态城
北京经济技术开发区|110115|亦庄,亦庄开发区,亦庄经开区,北京经开区,北京亦庄
中关村科技园区|110108|中关村
河北雄安新区|1306|雄安新区,雄安
曹妃甸经济技术开发区|130209|曹妃甸经开区,曹妃甸开发区,曹妃甸工业区
沧州临港经济技术开发区|1309|沧州临港,沧州临港经开区
大连金普新区|210213|金普新区
长兴岛经济技术开发区|210281|大连长兴岛,长兴岛经开区
哈尔滨新区|2301|
钦州港经济技术开发区|450702|钦州港,钦州港经开区
洋浦经济开发区|460400|洋浦,洋浦开发区,洋浦经开区
海口江东新区|4601|江东新区
滇中新区|5301|云南滇中新区
兰白试验区|6201|
`;

/** 经开区 and its likes as written → what kind of zone. */
export const ZONE_SUFFIX =
  /(?:国家级)?(经济技术开发区|经济开发区|经济技术区|经开区|经开|高新技术产业开发区|高新技术产业园区|高新技术开发区|高新技术园区|高新园区|高新区|高新|综合保税区|综保区|出口加工区|工业园区|工业园|工业区|产业集聚区|产业园区|开发区)/y;

export type ZoneKind = 'economic' | 'high_tech' | 'bonded' | 'industrial' | 'cluster';
export function zoneKindOf(suffix: string): ZoneKind {
  if (suffix.startsWith('经') || suffix === '开发区') return 'economic';
  if (suffix.startsWith('高新')) return 'high_tech';
  if (/保/.test(suffix) || suffix === '出口加工区') return 'bonded';
  return suffix.startsWith('工业') ? 'industrial' : 'cluster';
}

const placeCode = (place: string): string => {
  const regions = regionsByShortName().get(place) ?? [];
  return (regions.find((region) => region.level !== 'province') ?? regions[0])?.code ?? '';
};
const hostsOf = (places: string): Set<string> => new Set(places.split(' ').map(placeCode));

let national: Record<'economic' | 'high_tech', Set<string>> | undefined;
const nationalHosts = () => (national ??= { economic: hostsOf(ECONOMIC), high_tech: hostsOf(HIGH_TECH) });

export const NAMED_ZONES: readonly DevelopmentZone[] = OTHERS.trim()
  .split('\n')
  .map((row) => {
    const [name = '', host_code = '', shorts = ''] = row.split('|');
    return { name, host_code, shorts: shorts ? shorts.split(',') : [] };
  });

/** A county-level row of GB/T 2260 that is itself a zone of that kind in that city (苏州工业园区 320576). */
let listed: Map<string, string> | undefined;
export function listedZone(cityCode: string, kind: ZoneKind): string | undefined {
  listed ??= new Map(
    regionsOf('county')
      .filter(
        ({ name, code }) =>
          Number(code.slice(4)) >= 71 &&
          /(开发区|园区)$/.test(name) &&
          !/循环|净月|汽车|港|滨海|新站|三山|火炬|临|芦台|松木|现代产业/.test(name),
      )
      .map(
        ({ name, code }) =>
          [
            `${code.slice(0, 4)} ${/高新|高技术/.test(name) ? 'high_tech' : /工业园/.test(name) ? 'industrial' : 'economic'}`,
            code,
          ] as const,
      ),
  );
  return listed.get(`${cityCode} ${kind}`);
}

/** The official name of <place> + 经开区 and so on, from the table of national zones or by the usual pattern. */
export function zoneNameAt(hostCode: string, kind: ZoneKind, suffix: string): string {
  const place = shortRegionName(regionByCode(hostCode)?.name ?? '');
  const isNational = (kind === 'economic' || kind === 'high_tech') && nationalHosts()[kind].has(hostCode);
  const isCity = hostCode.length <= 4;
  if (kind === 'economic') return `${place}${isNational || isCity ? '经济技术开发区' : '经济开发区'}`;
  if (kind === 'high_tech') return `${place}${isNational || isCity ? '高新技术产业开发区' : '高新技术产业园区'}`;
  if (kind === 'bonded') return `${place}${suffix === '出口加工区' ? suffix : '综合保税区'}`;
  return `${place}${suffix === '工业园' ? '工业园区' : suffix}`;
}
