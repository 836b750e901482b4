/** One of the 97 divisions (大类, two digits) of GB/T 4754-2017, with its section letter (门类). */
export interface IndustryDivision {
  division: string;
  section: string;
  name: string;
  english: string;
}

/** The 20 sections of GB/T 4754-2017. */
export const INDUSTRY_SECTIONS: Readonly<Record<string, { name: string; english: string }>> = {
  A: { name: '农、林、牧、渔业', english: 'Agriculture, forestry, animal husbandry and fishery' },
  B: { name: '采矿业', english: 'Mining' },
  C: { name: '制造业', english: 'Manufacturing' },
  D: { name: '电力、热力、燃气及水生产和供应业', english: 'Production and supply of electricity, heat, gas and water' },
  E: { name: '建筑业', english: 'Construction' },
  F: { name: '批发和零售业', english: 'Wholesale and retail trade' },
  G: { name: '交通运输、仓储和邮政业', english: 'Transport, storage and post' },
  H: { name: '住宿和餐饮业', english: 'Hotels and catering' },
  I: { name: '信息传输、软件和信息技术服务业', english: 'Information transmission, software and IT services' },
  J: { name: '金融业', english: 'Finance' },
  K: { name: '房地产业', english: 'Real estate' },
  L: { name: '租赁和商务服务业', english: 'Leasing and business services' },
  M: { name: '科学研究和技术服务业', english: 'Scientific research and technical services' },
  N: { name: '水利、环境和公共设施管理业', english: 'Water, environment and public facilities' },
  O: { name: '居民服务、修理和其他服务业', english: 'Household, repair and other services' },
  P: { name: '教育', english: 'Education' },
  Q: { name: '卫生和社会工作', english: 'Health and social work' },
  R: { name: '文化、体育和娱乐业', english: 'Culture, sports and entertainment' },
  S: { name: '公共管理、社会保障和社会组织', english: 'Public management and social organisations' },
  T: { name: '国际组织', english: 'International organisations' },
};

const ROWS = `
A01农业|Farming
A02林业|Forestry
A03畜牧业|Animal husbandry
A04渔业|Fishery
A05农、林、牧、渔专业及辅助性活动|Services to agriculture
B06煤炭开采和洗选业|Coal mining
B07石油和天然气开采业|Oil and gas extraction
B08黑色金属矿采选业|Ferrous metal mining
B09有色金属矿采选业|Non-ferrous metal mining
B10非金属矿采选业|Non-metal mining
B11开采专业及辅助性活动|Mining services
B12其他采矿业|Other mining
C13农副食品加工业|Processing of farm products
C14食品制造业|Food manufacturing
C15酒、饮料和精制茶制造业|Wine, beverages and refined tea
C16烟草制品业|Tobacco
C17纺织业|Textiles
C18纺织服装、服饰业|Garments and apparel
C19皮革、毛皮、羽毛及其制品和制鞋业|Leather, fur, feathers and footwear
C20木材加工和木、竹、藤、棕、草制品业|Wood, bamboo and straw products
C21家具制造业|Furniture
C22造纸和纸制品业|Paper and paper products
C23印刷和记录媒介复制业|Printing and recorded media
C24文教、工美、体育和娱乐用品制造业|Stationery, crafts, sports and toys
C25石油、煤炭及其他燃料加工业|Petroleum, coal and other fuel processing
C26化学原料和化学制品制造业|Chemicals
C27医药制造业|Pharmaceuticals
C28化学纤维制造业|Chemical fibres
C29橡胶和塑料制品业|Rubber and plastics
C30非金属矿物制品业|Non-metallic mineral products
C31黑色金属冶炼和压延加工业|Iron and steel
C32有色金属冶炼和压延加工业|Non-ferrous metals
C33金属制品业|Metal products
C34通用设备制造业|General machinery
C35专用设备制造业|Special machinery
C36汽车制造业|Motor vehicles
C37铁路、船舶、航空航天和其他运输设备制造业|Rail, ship, aerospace and other transport equipment
C38电气机械和器材制造业|Electrical machinery
C39计算机、通信和其他电子设备制造业|Computers, communication and electronics
C40仪器仪表制造业|Instruments and meters
C41其他制造业|Other manufacturing
C42废弃资源综合利用业|Recycling of waste
C43金属制品、机械和设备修理业|Repair of metal products and machinery
D44电力、热力生产和供应业|Electricity and heat
D45燃气生产和供应业|Gas
D46水的生产和供应业|Water
E47房屋建筑业|Building construction
E48土木工程建筑业|Civil engineering
E49建筑安装业|Installation
E50建筑装饰、装修和其他建筑业|Decoration and other construction
F51批发业|Wholesale
F52零售业|Retail
G53铁路运输业|Rail transport
G54道路运输业|Road transport
G55水上运输业|Water transport
G56航空运输业|Air transport
G57管道运输业|Pipeline transport
G58多式联运和运输代理业|Multimodal transport and forwarding
G59装卸搬运和仓储业|Handling and storage
G60邮政业|Post and express
H61住宿业|Hotels
H62餐饮业|Catering
I63电信、广播电视和卫星传输服务|Telecom, broadcasting and satellite
I64互联网和相关服务|Internet services
I65软件和信息技术服务业|Software and IT services
J66货币金融服务|Monetary services
J67资本市场服务|Capital markets
J68保险业|Insurance
J69其他金融业|Other finance
K70房地产业|Real estate
L71租赁业|Leasing
L72商务服务业|Business services
M73研究和试验发展|Research and development
M74专业技术服务业|Professional technical services
M75科技推广和应用服务业|Technology promotion and application
N76水利管理业|Water management
N77生态保护和环境治理业|Ecological protection and environment
N78公共设施管理业|Public facilities
N79土地管理业|Land management
O80居民服务业|Household services
O81机动车、电子产品和日用产品修理业|Repair of vehicles, electronics and household goods
O82其他服务业|Other services
P83教育|Education
Q84卫生|Health
Q85社会工作|Social work
R86新闻和出版业|News and publishing
R87广播、电视、电影和录音制作业|Broadcast, film and recording
R88文化艺术业|Culture and arts
R89体育|Sports
R90娱乐业|Entertainment
S91中国共产党机关|Party organs
S92国家机构|State organs
S93人民政协、民主党派|Consultative conference and parties
S94社会保障|Social security
S95群众团体、社会团体和其他成员组织|Associations
S96基层群众自治组织及其他组织|Self-governing organisations
T97国际组织|International organisations
`;

/** All 97 divisions in order (GB/T 4754-2017; names are facts of the standard, the English is ours). */
export const INDUSTRY_DIVISIONS: readonly IndustryDivision[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [head = '', english = ''] = row.split('|');
    return { section: head[0]!, division: head.slice(1, 3), name: head.slice(3), english };
  });

const BY_DIVISION = new Map(INDUSTRY_DIVISIONS.map((industry) => [industry.division, industry]));

/** `33` → 金属制品业; unknown → undefined. */
export function industryName(division: string, language: 'zh' | 'en' = 'zh'): string | undefined {
  const found = BY_DIVISION.get(division);
  return language === 'en' ? found?.english : found?.name;
}

/** `33` → C. */
export function industrySection(division: string): string | undefined {
  return BY_DIVISION.get(division)?.section;
}
