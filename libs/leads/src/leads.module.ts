import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '@app/companies';
import { InquiryIntake } from './inquiry-intake.js';
import { InquiryReview } from './inquiry-review.js';
import { Inquiry } from './inquiry.entity.js';
import { LeadDetails } from './lead-detail.js';
import { LeadOpening } from './lead-opening.js';
import { Lead } from './lead.entity.js';
import { LeadsRepository } from './leads.repository.js';
import { Leads } from './leads.service.js';
import { Note } from './note.entity.js';

@Module({
  imports: [CompaniesModule, TypeOrmModule.forFeature([Lead, Inquiry, Note])],
  providers: [InquiryIntake, InquiryReview, LeadDetails, LeadOpening, Leads, LeadsRepository],
  exports: [InquiryIntake, InquiryReview, LeadDetails, LeadOpening, Leads, LeadsRepository],
})
export class LeadsModule {}
