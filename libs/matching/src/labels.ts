/** Words for contract values, Chinese and English. */
export interface Label {
  zh: string;
  en: string;
}

const KINDS: Record<string, Label> = {
  factory: { zh: '厂房', en: 'factory' },
  warehouse: { zh: '仓库', en: 'warehouse' },
  land: { zh: '土地', en: 'land' },
  cold_storage: { zh: '冷库', en: 'cold storage' },
  office: { zh: '办公楼', en: 'office' },
  lab: { zh: '研发实验楼', en: 'lab' },
  yard: { zh: '堆场', en: 'yard' },
  hazmat_warehouse: { zh: '危化品库', en: 'hazmat warehouse' },
};
const TRANSACTIONS: Record<string, Label> = {
  rent: { zh: '出租', en: 'rent' },
  buy: { zh: '出售', en: 'sale' },
  land: { zh: '土地出让', en: 'land sale' },
  land_lease: { zh: '土地租赁', en: 'land lease' },
  build_to_suit: { zh: '定制代建', en: 'build to suit' },
};
const STOREYS: Record<string, Label> = {
  single: { zh: '单层', en: 'single storey' },
  multi: { zh: '整栋多层', en: 'whole multi-storey building' },
  ground: { zh: '底层', en: 'ground floor' },
  upper: { zh: '楼上', en: 'upper floor' },
  ground_preferred: { zh: '一楼优先', en: 'ground floor preferred' },
};
const HEIGHTS: Record<string, Label> = {
  storey: { zh: '层高', en: 'storey height' },
  clear: { zh: '净高', en: 'clear height' },
  eave: { zh: '檐高', en: 'eave height' },
};
const TAGS: Record<string, Label> = {
  eia: { zh: '环评', en: 'environmental approval' },
  hazmat: { zh: '危化品储存条件', en: 'hazardous goods' },
  cold_storage: { zh: '冷库', en: 'cold rooms' },
  cleanroom: { zh: '净化车间', en: 'cleanroom' },
  constant_temp_humidity: { zh: '恒温恒湿', en: 'constant temperature and humidity' },
  title_certificate: { zh: '产权证', en: 'title certificate' },
  divisible_title: { zh: '可分割产权', en: 'divisible title' },
  planning_permit: { zh: '规划许可证', en: 'planning permit' },
  company_registration: { zh: '可注册公司', en: 'company registration' },
  fire_acceptance: { zh: '消防验收', en: 'fire acceptance' },
  discharge_quota: { zh: '排污指标', en: 'discharge quota' },
  discharge: { zh: '排污', en: 'discharge' },
  wastewater: { zh: '污水处理', en: 'wastewater treatment' },
  steam: { zh: '蒸汽', en: 'steam' },
  gas: { zh: '天然气', en: 'gas' },
  dock: { zh: '卸货平台', en: 'loading dock' },
  dorm: { zh: '宿舍', en: 'dormitory' },
  canteen: { zh: '食堂', en: 'canteen' },
  office: { zh: '办公室', en: 'office space' },
  dual_power: { zh: '双回路供电', en: 'dual power supply' },
  sprinkler: { zh: '喷淋', en: 'sprinklers' },
  self_build: { zh: '自建', en: 'building oneself' },
};

const label = (table: Record<string, Label>) => (key: string) =>
  (Object.hasOwn(table, key) ? table[key] : undefined) ?? { zh: key, en: key.replaceAll('_', ' ') };

export const kindLabel = label(KINDS);
export const transactionLabel = label(TRANSACTIONS);
export const storeyLabel = label(STOREYS);
export const tagLabel = label(TAGS);
export const heightLabel = (kind: string | undefined): Label =>
  kind === undefined ? { zh: '高度', en: 'height' } : label(HEIGHTS)(kind);

/** 厂房或仓库 · factory or warehouse */
export function eitherOf(labels: Label[]): Label {
  return { zh: labels.map((l) => l.zh).join('或'), en: labels.map((l) => l.en).join(' or ') };
}
