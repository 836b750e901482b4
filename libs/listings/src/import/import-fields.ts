/** How the cells of a column are read; `measure` kinds say the unit in which a bare number is meant. */
export type CellKind =
  | 'text'
  | 'kind'
  | 'status'
  | 'verified'
  | 'transaction'
  | 'region'
  | 'sqm'
  | 'mu'
  | 'm'
  | 't_sqm'
  | 'kva'
  | 'cny'
  | 'number'
  | 'whole'
  | 'yes_no'
  | 'crane'
  | 'fire_class'
  | 'storey'
  | 'structure'
  | 'height_kind'
  | 'price'
  | 'floor'
  | 'range'
  | 'date'
  | 'column'
  | 'permits'
  | 'facilities'
  | 'divisions'
  | 'land_class'
  | 'admitted'
  | 'json'
  | 'skip';

/** A column that a file may have. `words`: what the trade heads it with, the best first; compared without signs and units. */
export interface ImportField {
  key: string;
  label: string;
  kind: CellKind;
  words: readonly string[];
  /** What stands in the template: an example, and what may be written. */
  example?: string;
  hint?: string;
}

const field = (key: string, label: string, kind: CellKind, words: string, example?: string, hint?: string) => ({
  key,
  label,
  kind,
  words: words.split(' ').filter(Boolean),
  ...(example !== undefined && { example }),
  ...(hint !== undefined && { hint }),
});

/**
 * All columns in the order of the template. Keys are those of the listing contract; `rent`, `sale`, `land_price` and their
 * floors together make `offers`, `has.*` are yes/no columns of one permit or facility, `land.*` are the parcel's terms.
 */
export const IMPORT_FIELDS: readonly ImportField[] = [
  field(
    'ref',
    '编号',
    'text',
    '房源编号 房源代码 编码 代码 地块编号 code id 货号',
    'A-3-1F',
    '必填，同一来源不重复；再次导入同一编号是更新',
  ),
  field(
    'kind',
    '类型',
    'kind',
    '房源类型 物业类型 载体类型 类别 厂房类型 property',
    '厂房',
    '必填：厂房、仓库、土地、冷库、办公、实验室、堆场、危化品库',
  ),
  field('title', '名称', 'text', '标题 房源名称 项目名称 name', '水阁智造园3号楼一层'),
  field(
    'region',
    '区县',
    'region',
    '所在区县 地区 行政区划 区划代码 所在地区 所在城市 城市 区域 county',
    '丽水市莲都区',
    '区县名称（带城市）或六位区划代码',
  ),
  field('devzone', '开发区', 'text', '所属开发区 经开区 功能区'),
  field('park', '园区', 'text', '园区名称 产业园 所属园区 工业园', '水阁智造园'),
  field('building', '楼栋', 'text', '楼号 栋号 幢号 楼栋号 幢', '3号楼'),
  field('floor_no', '所在楼层', 'text', '楼层 所在层 层次', '1'),
  field('address', '地址', 'text', '详细地址 位置 坐落 地理位置'),
  field(
    'transaction',
    '租售',
    'transaction',
    '交易方式 租售方式 租售类型 出租出售',
    '出租',
    '出租、出售、租售、土地出让、土地出租、定建',
  ),
  field(
    'rent',
    '租金',
    'price',
    '面价 租金面价 租赁价格 租赁单价 挂牌租金 出租价格 日租金 月租金 年租金 租价',
    '16元/㎡/月',
    '写清单位：元/㎡/天、元/㎡/月、万/年；面议可留空',
  ),
  field('rent_floor', '租金底价', 'floor', '底价 出租底价 最低租金 心理价 floor_price', '14', '内部，不公开'),
  field('sale', '售价', 'price', '出售单价 出售价格 销售单价 出售总价 总价 房价', '', '3500元/㎡ 或 1200万'),
  field('sale_floor', '售价底价', 'floor', '出售底价'),
  field('land_price', '地价', 'price', '土地单价 土地价格 出让价 起始价 土地款', '', '25万/亩'),
  field('area_sqm', '可租面积', 'sqm', '面积 可售面积 可用面积 建筑面积 建面 总面积 实用面积 area size', '2600', '㎡'),
  field('area_sqm_min', '起租面积', 'sqm', '最小起租 起租 起售面积 最小分割面积 最小面积', '800', '㎡'),
  field('divisible', '可分割', 'yes_no', '可分租 是否可分割 可否分租 能否分割 可拆分', '是'),
  field('land_mu', '土地面积', 'mu', '占地 占地面积 用地面积 亩数 面积亩 占地亩数 出让面积', '', '亩'),
  field('storey', '层型', 'storey', '楼层类型 厂房形式 单层多层', '底层', '单层、整栋多层、底层、楼上'),
  field('floors', '总层数', 'whole', '层数 总楼层 楼层数', '4'),
  field('structure', '结构', 'structure', '建筑结构 结构形式', '混凝土', '钢结构、混凝土、混合'),
  field(
    'height_m',
    '层高',
    'm',
    '净高 檐高 檐口高度 滴水高度 底层层高 一楼层高 首层层高 一层层高 高度 height',
    '7.2',
    'm',
  ),
  field('height_kind', '高度口径', 'height_kind', '高度类型'),
  field('upper_height_m', '楼上层高', 'm', '二楼层高 二层层高 标准层层高 二层及以上层高 二楼以上层高'),
  field(
    'load_t_sqm',
    '承重',
    't_sqm',
    '一楼承重 首层承重 底层承重 一层承重 地面承重 荷载 地面荷载 楼面荷载 load',
    '2.5',
    't/㎡',
  ),
  field('upper_load_t_sqm', '楼上承重', 't_sqm', '二楼承重 二层承重 楼板承重 二层及以上承重 二楼以上承重'),
  field('crane', '行车', 'crane', '吊车 天车 起重机 行车吨位', '10t*2;5t', '10t*2;5t；没有写“无”'),
  field('crane_ready', '可装行车', 'yes_no', '牛腿 预留行车 行车牛腿'),
  field('power_kva', '现有配电', 'kva', '配电 现配电 现有kva 电量 用电容量 变压器 变压器容量 供电 power', '400', 'kVA'),
  field('power_expand_kva', '可增容到', 'kva', '可增kva 可增容 可扩容 可配电 可增配电 最大配电', '800', 'kVA'),
  field(
    'fire_class',
    '消防类别',
    'fire_class',
    '消防等级 火灾危险性 消防类型 防火类别 丙类丁类',
    '丙2',
    '甲 乙 丙1 丙2 丙 丁 戊',
  ),
  field('docks', '卸货平台', 'whole', '月台 月台数 卸货口 装卸口'),
  field('freight_lift', '货梯', 'number', '货梯数 货运电梯 电梯'),
  field('yard_sqm', '场地面积', 'sqm', '堆场面积 空地面积 场地 室外场地'),
  field('column_m', '柱距', 'column', '柱网 柱网尺寸', '8x9'),
  field('span_m', '跨度', 'm', '单跨'),
  field('permits', '证照', 'permits', '产证 证件 证照情况 手续', '产权证、消防验收、可注册'),
  field('facilities', '配套', 'facilities', '配套设施 设施 园区配套', '宿舍、食堂'),
  field('has.title_certificate', '产权证', 'yes_no', '房产证 不动产证 有无产证 是否有产证'),
  field('has.fire_acceptance', '消防验收', 'yes_no', '消防备案 是否消防验收 消防手续'),
  field('has.eia', '环评', 'yes_no', '可环评 能否环评 可做环评'),
  field('has.company_registration', '可注册', 'yes_no', '可注册公司 工商注册 能否注册'),
  field('has.divisible_title', '可分割产证', 'yes_no', '分割产证 独立产权'),
  field('has.discharge_quota', '排污指标', 'yes_no', '排放指标'),
  field('has.dorm', '宿舍', 'yes_no', '员工宿舍'),
  field('has.canteen', '食堂', 'yes_no', '员工食堂'),
  field('has.gas', '天然气', 'yes_no', '燃气'),
  field('has.steam', '蒸汽', 'yes_no', '集中供热'),
  field('has.dual_power', '双回路', 'yes_no', '双回路供电 双电源'),
  field('has.sprinkler', '喷淋', 'yes_no', '自动喷淋'),
  field(
    'industries_allowed',
    '准入行业',
    'divisions',
    '适合行业 产业导向 允许行业 意向行业',
    '33、34',
    '行业名称或 GB/T 4754 两位代码',
  ),
  field('industries_denied', '禁止行业', 'divisions', '不接行业 限制行业 排除行业'),
  field('pollution_ok', '可接受污染', 'yes_no', '可污染 是否接受污染'),
  field('tax_year_cny_min', '年税收要求', 'cny', '税收要求 年税收 税收'),
  field('land.class', '用地性质', 'land_class', '土地性质 用地类型 规划用途 土地用途', '', 'M0 M1 M2 M3 W'),
  field('land.years', '使用年限', 'number', '年限 出让年限 土地年限'),
  field('land.plot_ratio', '容积率', 'range', '规划容积率', '', '1.5-2.5'),
  field('land.invest_per_mu_min', '投资强度', 'cny', '亩均投资 固定资产投资强度', '', '万元/亩'),
  field(
    'land.tax_per_mu_min',
    '亩均税收',
    'cny',
    '亩均年税收 税收强度',
    '',
    '万元/亩/年；按行业分列可写“亩均税收(34)”',
  ),
  field(
    'land.admitted',
    '行业指标',
    'admitted',
    '分行业指标 准入指标',
    '',
    '34:投资300万/亩,税20万/亩;33:投资250万/亩',
  ),
  field('available_from', '可交付', 'date', '交付日期 交付时间 可入驻 入驻时间 空置日期 腾空日期', '2026-12-01'),
  field('status', '状态', 'status', '房源状态 租售状态 出租状态', '可租售', '可租售、已预订、已出租、已售、已下架'),
  field('status_reason', '状态说明', 'text', '下架原因 状态原因'),
  field('verified', '核实', 'verified', '核实情况 核实方式 核验', '实地', '未核实、电话、实地'),
  field('verified_on', '核实日期', 'date', '核实时间 最近核实', '2026-10-12'),
  field('owner_name', '业主', 'text', '业主姓名 业主名称 房东 联系人', '', '内部，不公开'),
  field('owner_phone', '业主电话', 'text', '联系电话 房东电话 联系方式 手机 电话', '', '内部，不公开'),
  field('owner_note', '内部备注', 'text', '备注 业主备注', '', '内部，不公开'),
  field('offers', '报价（JSON）', 'json', ''),
  field('land', '土地条件（JSON）', 'json', ''),
  field('_row', '原行号', 'skip', ''),
  field('_error', '错误', 'skip', '错误原因'),
];

const byKey = new Map(IMPORT_FIELDS.map((one) => [one.key, one]));

/** `land.tax_per_mu_min@34` is the figure of one industry. */
export const importField = (key: string): ImportField | undefined => byKey.get(key) ?? byKey.get(key.split('@')[0]!);

/** Keys that a column may be given, for the choice in the dashboard. */
export const isImportKey = (key: string): boolean =>
  /^[\w.]+(@\d{2})?$/.test(key) &&
  importField(key) !== undefined &&
  (!key.includes('@') || /^land\.\w+_min@/.test(key));
