import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadSettings, PlatformModule } from '@app/platform';
import { ApiModule } from './api.module.js';
import { openApiDocument } from './openapi.js';

/** Lists the routes in preview mode: nothing is constructed, no database is opened. */
export async function writeOpenApi(file: string): Promise<void> {
  const settings = { ...loadSettings({}), databaseUrl: 'postgres://nobody@127.0.0.1/none' };

  @Module({ imports: [PlatformModule.with(settings), ApiModule] })
  class Listed {}

  const app = await NestFactory.create<NestFastifyApplication>(Listed, new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
}
