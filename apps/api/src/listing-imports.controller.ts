import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import {
  IMPORT_FIELDS,
  importField,
  type ListingImport,
  ListingImports,
  ListingImportsRepository,
} from '@app/listings';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  type ListingImportDetail,
  ListingImportList,
  ListingImportView,
  SetImportColumns,
  StartImport,
} from './dto/listing-import.dto.js';
import { PageQuery } from './dto/page.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { uploadedFile } from './http/uploaded-file.js';

const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** Rows and mistakes that a screen shows. */
const [SAMPLE, SHOWN] = [3, 50];

const viewOf = ({ columns: _, createdBy: _by, cursorAt: _at, ...view }: ListingImport): ListingImportView => view;

/** Listings out of a spreadsheet: upload, say what the columns are, look at what would happen, import, take back. */
@ApiTags('listing imports')
@Controller('api/v1/listing-imports')
export class ListingImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: ListingImports,
    private readonly store: ListingImportsRepository,
  ) {}

  @Can('listing.edit')
  @Get()
  async list(@SignedInUser() me: Me, @Query() { cursor, limit }: PageQuery): Promise<ListingImportList> {
    const page = await this.store.list(me, cursor, limit);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** One file of a form, field `file`; at most 50 MB. Checked at once when its columns are understood. */
  @Can('listing.edit')
  @Post()
  async upload(@SignedInUser() me: Me, @Req() request: FastifyRequest): Promise<ListingImportView> {
    const { bytes, fileName } = await uploadedFile(request, UPLOAD_LIMIT, '请选择要导入的 .xlsx 或 .csv 文件');
    const made = await this.imports.upload(me, { bytes, fileName });
    if (['ref', 'kind'].every((key) => made.columns.some(({ field }) => field === key)))
      await this.database.transaction((tx) => this.imports.check(tx, made.id));
    return viewOf(await this.store.read(me, made.id));
  }

  @Can('listing.edit')
  @Get(':id')
  async read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ListingImportDetail> {
    const found = await this.store.read(me, id);
    const [sample, kinds, refused, keptRefs] = await Promise.all([
      ['uploaded', 'checking', 'checked'].includes(found.status) ? this.imports.sample(id, SAMPLE) : [],
      this.store.kinds(id),
      this.store.refused(id, SHOWN),
      this.store.keptRefs(id),
    ]);
    return {
      ...viewOf(found),
      columns: found.columns,
      fields: fieldsFor(found),
      sample,
      kinds,
      problems: refused.flatMap(({ number: row, problems }) =>
        problems.map(({ column, value, message }) => ({ row, column, value, message })),
      ),
      keptRefs,
    };
  }

  @Can('listing.edit')
  @Put(':id/columns')
  @HttpCode(204)
  async setColumns(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SetImportColumns,
  ): Promise<void> {
    await this.store.read(me, id);
    await this.database.transaction(async (tx) => {
      await this.imports.setColumns(tx, id, body.fields);
      await this.imports.check(tx, id);
    });
  }

  @Can('listing.edit')
  @Post(':id/start')
  @HttpCode(204)
  async start(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: StartImport,
  ): Promise<void> {
    await this.store.read(me, id);
    await this.database.transaction((tx) => this.imports.start(tx, id, body.publish));
  }

  @Can('listing.edit')
  @Post(':id/undo')
  @HttpCode(204)
  async undo(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.store.read(me, id);
    await this.database.transaction((tx) => this.imports.undo(tx, id));
  }

  @Can('listing.edit')
  @Delete(':id')
  @HttpCode(204)
  async discard(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.store.read(me, id);
    await this.database.transaction((tx) => this.imports.discard(tx, id));
  }
}

/** The choices of a column: all fields, and the figures of single industries that the file has. */
function fieldsFor({ columns }: ListingImport): { key: string; label: string }[] {
  const single = columns.flatMap(({ field }) =>
    field?.includes('@') ? [{ key: field, label: `${importField(field)!.label}（${field.slice(-2)}）` }] : [],
  );
  return [...IMPORT_FIELDS.filter(({ kind }) => kind !== 'skip').map(({ key, label }) => ({ key, label })), ...single];
}
