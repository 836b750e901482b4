import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '@app/companies';
import { InquiryBoxes } from './inquiry-boxes.js';
import { InquiryIntake } from './inquiry-intake.js';
import { InquiryReview } from './inquiry-review.js';
import { InquiryRouting } from './inquiry-routing.js';
import { Inquiry } from './inquiry.entity.js';
import { LeadCompanies } from './lead-companies.js';
import { LeadDetails } from './lead-detail.js';
import { LeadOpening } from './lead-opening.js';
import { Lead } from './lead.entity.js';
import { LeadsRepository } from './leads.repository.js';
import { Leads } from './leads.service.js';
import { DuplicateQueue } from './merge-queue.js';
import { LeadDuplicates } from './merge-candidates.js';
import { LeadMerges } from './merge-leads.js';
import { MergePairs } from './merge-pairs.js';
import { MergeHistory } from './merge-history.js';
import { LeadNeeds } from './need-corrections.js';
import { Note } from './note.entity.js';

@Module({
  imports: [CompaniesModule, TypeOrmModule.forFeature([Lead, Inquiry, Note])],
  providers: [
    InquiryBoxes,
    InquiryIntake,
    InquiryReview,
    InquiryRouting,
    DuplicateQueue,
    LeadCompanies,
    LeadDetails,
    LeadDuplicates,
    LeadMerges,
    LeadNeeds,
    MergeHistory,
    MergePairs,
    LeadOpening,
    Leads,
    LeadsRepository,
  ],
  exports: [
    InquiryBoxes,
    InquiryIntake,
    InquiryReview,
    InquiryRouting,
    DuplicateQueue,
    LeadCompanies,
    LeadDetails,
    LeadDuplicates,
    LeadMerges,
    LeadNeeds,
    MergeHistory,
    MergePairs,
    LeadOpening,
    Leads,
    LeadsRepository,
  ],
})
export class LeadsModule {}
