import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Companies } from './companies.service.js';
import { CompanyName } from './company-name.entity.js';
import { Company } from './company.entity.js';
import { Contact } from './contact.entity.js';
import { Duplicates } from './duplicates/index.js';
import { KnownCompanies } from './known-companies.js';
import { RecordMerges } from './merging/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company, CompanyName, Contact])],
  providers: [Companies, Duplicates, KnownCompanies, RecordMerges],
  exports: [Companies, Duplicates, KnownCompanies, RecordMerges],
})
export class CompaniesModule {}
