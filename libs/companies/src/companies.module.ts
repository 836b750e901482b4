import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Companies } from './companies.service.js';
import { Company } from './company.entity.js';
import { Contact } from './contact.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Company, Contact])], providers: [Companies], exports: [Companies] })
export class CompaniesModule {}
