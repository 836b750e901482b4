import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '@app/companies';
import { ContactChecks } from './contact-checks.js';
import { LeadExports } from './export/lead-exports.js';
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
import { ClaimLimits } from './pool/claim-limits.js';
import { DoNotContact } from './pool/do-not-contact.js';
import { LeadHandover } from './pool/lead-handover.js';
import { LeadTransfers } from './pool/lead-transfers.js';
import { PoolClock } from './pool/pool-clock.js';
import { PoolSettings } from './pool/pool-settings.js';
import { PoolSweep } from './pool/pool-sweep.js';
import { Protections } from './pool/protections.js';
import { ProspectLeads } from './prospect-leads.js';
import { PublicPhones } from './public-phones.js';

@Module({
  imports: [CompaniesModule, TypeOrmModule.forFeature([Lead, Inquiry, Note])],
  providers: [
    ClaimLimits,
    DoNotContact,
    LeadExports,
    LeadHandover,
    LeadTransfers,
    PoolClock,
    PoolSettings,
    PoolSweep,
    Protections,
    ProspectLeads,
    PublicPhones,
    ContactChecks,
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
    ClaimLimits,
    DoNotContact,
    LeadExports,
    LeadHandover,
    LeadTransfers,
    PoolClock,
    PoolSettings,
    PoolSweep,
    Protections,
    ProspectLeads,
    PublicPhones,
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
