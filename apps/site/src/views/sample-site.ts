import type { Article, ArticleItem } from '@app/articles';
import type { ListingRow } from '@app/listings';
import type { Frame } from '../frame.js';
import { emptyInquiry } from '../inquiry-form.js';
import { wordsOf } from '../site-words.js';
import type { SlipProps } from './inquiry-slip.js';

/** Invented content for view specs. */
export const sampleFrame = (over: Partial<Frame> = {}): Frame => ({
  language: 'zh-CN',
  t: wordsOf(over.language ?? 'zh-CN'),
  firm: {
    name: '瓯越招商',
    phone: '400 0000 021',
    wechatId: 'ouyue-site',
    wechatQrText: 'https://example.cn/u/1',
    icp: '浙ICP备00000000号-1',
    policeRecord: '',
    privacyContact: 'privacy@example.cn',
    address: '浙江省丽水市莲都区',
  },
  hasQr: true,
  cities: [
    { code: '3311', name: '丽水' },
    { code: '3307', name: '金华' },
    { code: '3308', name: '衢州' },
  ],
  path: '/',
  origin: 'https://example.cn',
  now: new Date('2026-11-23T03:00:00Z'),
  consent: 'unasked',
  came: { utm: {}, referrer: '' },
  ...over,
});

export const sampleArticle = (over: Partial<Article> = {}): Article => ({
  id: '0b7f6c1e-0000-4000-8000-000000000001',
  slug: '2026-11-20-aa11bb22cc',
  title: '澄澜新材料年产两万吨隔膜项目在莲都封顶，明年三季度试生产',
  category: '丽水产业信息',
  categoryCity: '丽水',
  publisher: '括苍日报',
  authors: ['顾清禾', '方以安'],
  editors: ['陆知秋'],
  postedOn: '2026-11-20',
  publishedOn: '2026-11-18',
  text: '11月18日，浙江澄澜新材料有限公司年产2万吨锂电隔膜项目在丽水经开区封顶。\n项目总投资12.6亿元，用地86亩，一期计划2027年三季度试生产。\n“选在这里，是因为上下游都在一小时车程以内，电力和蒸汽也都接到了红线边上。”公司负责人说。\n经开区今年已有14个制造业项目开工。',
  summary:
    '据括苍日报报道，11月18日，浙江澄澜新材料有限公司年产2万吨锂电隔膜项目在丽水经开区封顶；项目总投资12.6亿元，用地86亩，一期计划2027年三季度试生产。',
  keyPoints: [
    '项目：浙江澄澜新材料有限公司年产2万吨锂电隔膜项目',
    '金额：总投资12.6亿元',
    '地点：丽水经开区（浙江省丽水市）',
  ],
  regions: ['3311', '331102'],
  industries: ['29'],
  sourceUrl: 'https://news.example.cn/2026/11/18/a.html',
  licence: 'link_only',
  licensedBy: null,
  licensedOn: null,
  indexing: null,
  summaryEdited: false,
  changedAt: null,
  related: [],
  siteContact: [],
  takedownNotice: null,
  sourceId: null,
  fetchedAt: null,
  contentHash: Buffer.alloc(0),
  status: 'published',
  publishedAt: new Date('2026-11-20T02:00:00Z'),
  demo: false,
  createdAt: new Date('2026-11-20T02:00:00Z'),
  ...over,
});

const TITLES = [
  '汇川精铸把第二工厂搬到缙云，两条压铸线先行投产',
  '一季度开门红：衢州高新区九个项目集中签约，协议投资四十三亿元',
  '莲都区推出六宗标准地，二类工业，最小二十亩起',
  '云和木玩转型记：从作坊到智能车间',
  '金义新区跨境仓扩容，新增冷库一万二千平方米',
];

export const sampleItems = (count = 5): ArticleItem[] =>
  TITLES.slice(0, count).map((title, index) =>
    sampleArticle({
      id: `0b7f6c1e-0000-4000-8000-00000000001${index}`,
      slug: `2026-11-1${index}-sample`,
      title,
      publishedOn: index === 3 ? null : `2026-11-1${index}`,
      publisher: index % 2 ? '瓯江晚报' : '括苍日报',
      summary:
        '项目分两期建设，一期租用标准厂房先行投产，二期自建厂房约两万平方米，达产后年产值预计超过三亿元，新增就业岗位二百余个。',
    }),
  );

export const sampleListing = (over: Partial<ListingRow> = {}): ListingRow => ({
  id: '1c7f6c1e-0000-4000-8000-000000000001',
  ref: 'LD-F-0301',
  title: '碧湖园区单层钢结构厂房 3,200 ㎡，10 吨行车',
  kind: 'factory',
  region: '331102',
  status: 'available',
  verified: 'site',
  verifiedOn: '2026-11-12',
  updatedAt: new Date('2026-11-12T02:00:00Z'),
  createdAt: new Date('2026-11-02T02:00:00Z'),
  cursorAt: '2026-11-02T02:00:00.000000+00:00',
  park: '碧湖小微园',
  facts: {
    ref: 'LD-F-0301',
    kind: 'factory',
    title: '碧湖园区单层钢结构厂房 3,200 ㎡，10 吨行车',
    park: '碧湖小微园',
    region: '331102',
    address: '莲都区碧湖镇',
    offers: [
      { transaction: 'rent', price: { basis: 'rent_sqm_month', min: 15, max: 17 } },
      { transaction: 'buy', price: { basis: 'price_sqm', min: 3800 } },
    ],
    area_sqm: 3200,
    area_sqm_min: 1600,
    divisible: true,
    storey: 'single',
    structure: 'steel',
    height_m: 9,
    height_kind: 'eave',
    load_t_sqm: 3,
    crane: [{ t: 10, count: 2 }],
    power_kva: 400,
    power_expand_kva: 800,
    fire_class: '丁',
    permits: ['title_certificate', 'fire_acceptance', 'company_registration'],
    facilities: ['dorm', 'canteen'],
    industries_allowed: ['33', '34', '38'],
    available_from: '2026-12-01',
    status: 'available',
    verified: 'site',
    verified_on: '2026-11-12',
  },
  ...over,
});

export const sampleParcel = (): ListingRow =>
  sampleListing({
    id: '1c7f6c1e-0000-4000-8000-000000000002',
    ref: 'LD-P-0012',
    title: '莲都经开区 32 亩工业用地，准入电子信息',
    kind: 'land',
    park: '莲都经开区',
    verified: 'phone',
    facts: {
      ref: 'LD-P-0012',
      kind: 'land',
      region: '331102',
      land_mu: 32,
      offers: [{ transaction: 'land', price: { basis: 'price_mu', min: 250000 } }],
      land: {
        class: 'M1',
        years: 50,
        plot_ratio: { min: 1.5, max: 2.5 },
        admitted: [{ division: '39', invest_per_mu_min: 3000000, tax_per_mu_min: 200000 }, { division: '38' }],
      },
    },
  });

export const sampleSlip = (): Omit<SlipProps, 'frame'> => ({
  values: emptyInquiry({ key: 'k.1.s' }),
  errors: [],
  promise: '今天 11:30 ',
});
