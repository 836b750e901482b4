import type { components } from './schema.gen';

/** The shapes the API answers with, under the names the screens speak of them by. Times ISO UTC, dates `YYYY-MM-DD`. */
type Schemas = components['schemas'];

export type SessionView = Schemas['SessionView'];
export type Role = SessionView['role'];
export type Can =
  | 'lead.view'
  | 'lead.edit'
  | 'lead.create'
  | 'lead.claim'
  | 'lead.assign'
  | 'lead.reveal'
  | 'lead.export'
  | 'company.merge'
  | 'report.view'
  | 'user.view'
  | 'user.manage'
  | 'setting.edit'
  | 'queue.manage'
  | 'article.edit'
  | 'listing.edit'
  | 'source.edit'
  | 'inquiry.review';
export type ArticleLink = Schemas['ArticleLink'];
export type DeskRow = Schemas['DeskRowView'];
export type DeskArticle = Schemas['DeskArticleView'];
export type ProspectView = Schemas['ProspectView'];
export type SupposedNeedChange = Schemas['SupposedNeedChange'];
export type LeadRow = Schemas['LeadRowView'];
export type LeadView = Schemas['LeadView'];
export type NeedEdit = Schemas['CorrectNeed'];
export type NeedOrigins = LeadView['needOrigins'];
export type NeedCorrectionItem = Schemas['NeedCorrectionItem'];
export type FoundRegion = Schemas['FoundRegionView'];
export type InquiryView = Schemas['InquiryItem'];
export type LeadInquiryView = Schemas['LeadInquiryView'];
export type InquiryRow = Schemas['InquiryRowView'];
export type MatchView = Schemas['MatchView'];
export type Criterion = Schemas['CriterionView'];
export type ReceiptView = Schemas['ReceiptView'];
export type TaskView = Schemas['TaskView'];
export type TimelineItem = Schemas['TimelineItemView'];
export type TodayItem = Schemas['TodayItemView'];
export type TodayCounts = Schemas['TodayCountsView'];
export type TopMatch = Schemas['TodayMatch'];
export type PhoneCheck = Schemas['PhoneCheckView'];
export type RevealedPhones = Schemas['RevealedPhones'];
export type NewLead = Schemas['AddLead'];
export type CallLog = Schemas['LogCall'];
export type Outcome = CallLog['outcome'];
export type StageMove = Schemas['EditLead'];
export type CompanyView = Schemas['CompanyView'];
export type CompanyEdit = Schemas['EditCompany'];
export type MergeOrder = Schemas['MergeBody'];
export type DuplicatePair = Schemas['DuplicatePairView'];
export type DuplicateSide = Schemas['DuplicateSide'];
export type ComparedPair = Schemas['ComparedPairView'];
export type ComparedSide = Schemas['ComparedSideView'];
export type DuplicateReason = Schemas['DuplicateReasonView'];
export type MergeView = Schemas['MergeView'];
export type NewTask = Schemas['AddTask'];
export type ListingRow = Schemas['ListingRowView'];
export type ListingView = Schemas['ListingView'];
export type ParkView = Schemas['ParkView'];
export type PhotoView = Schemas['PhotoView'];
export type ListingImport = Schemas['ListingImportView'];
export type ImportDetail = Schemas['ListingImportDetail'];
export type ArticleRow = Schemas['ArticleRowView'];
export type ArticleView = Schemas['ArticleView'];
export type NewsRules = Schemas['NewsRulesView'];
export type NewsRulesEdit = Schemas['EditNewsRules'];
export type TakedownItem = Schemas['TakedownItem'];
export type ArticleEdit = Schemas['EditArticleBody'];
export type FunnelView = Schemas['FunnelView'];
export type SourceRow = Schemas['SourceItemView'];
export type UserView = Schemas['UserView'];
export type UserEdit = Schemas['EditUser'];
export type NewUser = Schemas['AddUser'];
export type FirmView = Schemas['FirmView'];
export type FirmEdit = Schemas['EditFirm'];
export type ZoneView = Schemas['ZoneView'];
export type ZoneDraft = Schemas['ZoneDraft'];
export type ZoneSave = Schemas['SaveZone'];
export type ZoneReading = Schemas['ZoneReadingView'];
export type QueueState = Schemas['QueueStateView'];
export type FlowHealth = Schemas['FlowHealthView'];
export type FailedJob = Schemas['FailedJobView'];
export type LadderRules = Schemas['LadderBody'];
export type LadderEffect = Schemas['LadderEffectView'];
export type Playbook = Schemas['PlaybookView'];
export type PlaybookDefinition = Schemas['PlaybookDefinitionBody'];
export type PlaybookStep = Schemas['StepBody'];
export type PlaybookDraft = Schemas['SavePlaybook'];
export type QuickTask = Schemas['QuickTaskView'];
export type Ticket = Schemas['TicketView'];
export type TicketDetail = Schemas['TicketDetailView'];
export type NewTicket = Schemas['OpenTicket'];
export type TicketEdit = Schemas['EditTicket'];
export type DealFacts = Schemas['DealFactsView'];
export type DealEdit = Schemas['SaveDeal'];
export type NotificationItem = Schemas['NotificationItem'];
export type NotificationWish = Schemas['PreferenceBody'];
export type ChannelItem = Schemas['ChannelItem'];
export type NewChannel = Schemas['AddChannel'];
export type NewsSource = Schemas['NewsSourceView'];
export type NewSource = Schemas['AddSourceBody'];
export type SourceEdit = Schemas['EditSourceBody'];
export type SourceAsk = Schemas['AskedSourceBody'];
export type SourceTrial = Schemas['SourceTrialView'];
export type SourceBlock = Schemas['SourceBlockView'];
export type CollectUrl = Schemas['CollectUrlBody'];
export type CollectText = Schemas['CollectTextBody'];
export type Collected = Schemas['CollectedView'];
