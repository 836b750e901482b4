/** The shapes the API answers with, named as the screens speak of them. Times ISO UTC, dates `YYYY-MM-DD`. */
export type Role = 'advisor' | 'manager' | 'admin';
export type Can =
  | 'lead.view'
  | 'lead.edit'
  | 'lead.create'
  | 'lead.claim'
  | 'lead.assign'
  | 'lead.reveal'
  | 'report.view'
  | 'user.manage'
  | 'setting.edit'
  | 'article.edit'
  | 'listing.edit'
  | 'inquiry.review';
export type Named = { id: string; name: string };
export type Page<T> = { items: T[]; next: string | null; total?: number };
export type Stage =
  | 'new'
  | 'contacted'
  | 'qualified'
  | 'proposed'
  | 'visited'
  | 'negotiating'
  | 'under_review'
  | 'signed'
  | 'landed'
  | 'operating'
  | 'lost'
  | 'invalid'
  | 'parked';
export type SessionView = {
  id: string;
  name: string;
  role: Role;
  email: string;
  teamId: string;
  mustChangePassword: boolean;
  can: string[];
};
export type ArticleLink = { id: string; title: string; path: string };
export type TaskKind = 'first_call' | 'call_back' | 'send_sites' | 'visit' | 'review' | 'follow_up';
export type TaskView = {
  id: string;
  leadId: string;
  kind: string;
  title: string;
  due: string;
  owner: Named | null;
  team: Named | null;
  status: string;
  lead?: { id: string; ref: string; company: Named | null; contact: { id: string; name: string | null } | null };
};
export type LeadRow = {
  id: string;
  ref: string;
  stage: string;
  company: Named | null;
  contact: { id: string; name: string | null; agent: boolean } | null;
  phone: string | null;
  needLine: string;
  owner: Named | null;
  team: Named | null;
  source: { kind: string; article?: ArticleLink; listing?: { id: string; ref: string; title: string } };
  nextTask: TaskView | null;
  createdAt: string;
  activeAt: string;
  stageAt: string;
  open: boolean;
};
export type InquiryView = {
  id: string;
  ref: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  phone: string | null;
  status: string;
  article?: ArticleLink | null;
  createdAt: string;
};
export type Criterion = { key: string; verdict: string; need?: unknown; listing?: unknown; why: string };
export type MatchView = {
  listing: { id: string; ref: string; title: string; path?: string; status?: string };
  score: number;
  verdict: string;
  criteria: Criterion[];
};
export type ContactView = { id: string; name: string | null; phone: string | null; agent: boolean };
export type LeadView = LeadRow & {
  version: number;
  need: Record<string, unknown>;
  inquiries: InquiryView[];
  contacts: ContactView[];
  matches: MatchView[];
  tasks: TaskView[];
  receipt: { sentence: string } | null;
  linkedLead: { id: string; ref: string } | null;
  lostReason: string | null;
  wakeOn: string | null;
  questions: string[];
};
export type TodayReason = 'overdue' | 'due_now' | 'new_inquiry' | 'today' | 'upcoming' | 'no_next_step';
export type TopMatch = { ref: string; title: string; verdict: string; why: string };
export type TodayItem = {
  task: TaskView;
  lead: LeadRow;
  reason: string;
  inquiry?: InquiryView | null;
  article?: ArticleLink | null;
  topMatches: TopMatch[];
};
export type TodayCounts = { overdue: number; today: number; fresh: number; pool: number };
export type TodayView = { counts: TodayCounts; items: TodayItem[] };
export type TimelineItem = {
  id: string;
  at: string;
  type: string;
  actor: Named | null;
  data: Record<string, unknown>;
  text?: string;
};
export type Outcome = 'interested' | 'call_again' | 'no_answer' | 'wrong_number' | 'refused';
export type RevealedPhone = {
  phone: string | null;
  display: string;
  contacts?: { id: string; name: string | null; phone: string | null; display: string }[];
};
export type ArticleRow = {
  id: string;
  slug: string;
  path: string;
  title: string;
  category: string | null;
  publisher: string | null;
  postedOn: string | null;
  publishedOn: string | null;
  status: string;
};
export type ArticleView = ArticleRow & {
  authors: string[];
  editors: string[];
  text: string;
  summary: string;
  keyPoints: string[];
  regions: string[];
  sourceUrl: string | null;
  licence: string;
  takedownNotice?: string | null;
};
export type TakedownView = {
  id: string;
  article: ArticleLink;
  name: string;
  contact: string;
  reason: string;
  status: string;
  dueAt: string;
  createdAt: string;
};
export type Offer = { transaction: string; price?: { basis: string; min?: number; max?: number } | null };
export type ListingRow = {
  id: string;
  ref: string;
  kind: string;
  title: string;
  region: string;
  regionName: string;
  park: string | null;
  offers: Offer[];
  areaSqm: number | null;
  landMu: number | null;
  heightM: number | null;
  loadTSqm: number | null;
  powerKva: number | null;
  status: string;
  availableFrom: string | null;
  verified: string;
  verifiedOn: string | null;
  path: string;
  fitting?: number;
};
export type ListingFacts = Record<string, unknown> & { id: string; ref: string; title: string };
export type FunnelRow = { stage: string; label: string; count: number; share: number; href?: string };
export type FunnelView = { items: FunnelRow[]; total: number; asOf: string; definition?: string };
export type SourceRow = {
  article: ArticleLink;
  inquiries: number;
  leads: number;
  visits: number;
  signed: number;
  hrefs?: Partial<Record<'inquiries' | 'leads' | 'visits' | 'signed', string>>;
};
export type UserView = {
  id: string;
  name: string;
  email?: string;
  role: string;
  team?: Named | null;
  teamId?: string | null;
  disabled?: boolean;
  onLeaveUntil?: string | null;
};
export type QuarantinedView = InquiryView & { quarantineReason: string | null };
export type Firm = {
  name: string;
  phone: string;
  wechatId: string;
  wechatQrText: string;
  icp: string;
  policeRecord: string;
  privacyContact: string;
  address: string;
};
export type NewLead = {
  company?: string;
  contact?: string;
  phone?: string;
  agent?: boolean;
  need?: string;
  usage?: string;
  tax?: string;
  article?: string;
  listing?: string;
  key: string;
};
