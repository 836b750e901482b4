import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Companies } from './companies.service.js';
import { Company } from './company.entity.js';
import { Contact } from './contact.entity.js';
import { Duplicates } from './duplicates/index.js';
import { RecordMerges } from './merging/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([Company, Contact])],
  providers: [Companies, Duplicates, RecordMerges],
  exports: [Companies, Duplicates, RecordMerges],
})
export class CompaniesModule {}
