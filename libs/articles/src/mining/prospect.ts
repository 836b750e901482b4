/** How far a project has come, by its newest event. */
export type ProspectStage = '拟选址' | '拿地' | '签约' | '落地' | '开工' | '封顶' | '投产' | '扩产' | '搬迁' | '终止';

/** `[start, end]` in the article's text, UTF-16 offsets. */
export type Evidence = [start: number, end: number];

/** Somebody on the company's side, as the text names them. */
export interface ProspectPerson {
  name: string;
  title: string;
  /** Full name of their company; null when the text does not tell. */
  org: string | null;
}

/** Facts whose words in the text are kept. */
export type ProspectFact =
  | 'company'
  | 'aliases'
  | 'former_names'
  | 'related_companies'
  | 'project'
  | 'amount_cny'
  | 'amount_foreign'
  | 'area_mu'
  | 'area_sqm'
  | 'province'
  | 'city'
  | 'district'
  | 'park'
  | 'industry_gb4754_division'
  | 'stage'
  | 'persons';

/** A project and the company that will run it, as one article tells of them; what it does not say is null or empty. */
export interface Prospect {
  /** The entity that will run the project, its full name where the text gives it. */
  company: string | null;
  aliases: string[];
  former_names: string[];
  related_companies: string[];
  project: string | null;
  /** Total investment, yuan. */
  amount_cny: number | null;
  /** As told, e.g. 85,000,000 EUR. */
  amount_foreign: { value: number; currency: string } | null;
  /** Land, 亩. */
  area_mu: number | null;
  /** Floor area, ㎡, own or rented. */
  area_sqm: number | null;
  province: string | null;
  city: string | null;
  district: string | null;
  park: string | null;
  /** Section letter and division of GB/T 4754-2017, e.g. C39. */
  industry_gb4754_division: string | null;
  stage: ProspectStage | null;
  persons: ProspectPerson[];
  /** Where the text says it; a fact told by the headline alone has none. */
  evidence: Partial<Record<ProspectFact, Evidence>>;
}

/** A sum over several projects: 46个项目总投资161亿元. */
export interface ProjectAggregate {
  count: number;
  /** Yuan. */
  amount_cny: number;
}

/** Somebody of the authorities. */
export interface Official {
  name: string;
  title: string;
}

/** What an article tells of projects. */
export interface MinedArticle {
  /** At least one project that goes ahead. */
  is_lead_source: boolean;
  prospects: Prospect[];
  aggregates: ProjectAggregate[];
  officials: Official[];
}
