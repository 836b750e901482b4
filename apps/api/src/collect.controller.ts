import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CollectArticle, type Licence } from '@app/articles';
import { Can, type Me } from '@app/users';
import { CollectedView, CollectTextBody, CollectUrlBody } from './dto/news-source.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { uploadedFile } from './http/uploaded-file.js';

const LARGEST = 5 * 1024 * 1024;

/** One article by hand: by its address, its words or a saved page. It becomes a draft. */
@ApiTags('articles')
@Can('article.edit')
@Controller('api/v1/articles')
export class CollectController {
  constructor(private readonly collect: CollectArticle) {}

  /** Takes some seconds: robots.txt is asked first, and there is a pause between two requests. */
  @Post('from-url')
  @HttpCode(200)
  fromUrl(@SignedInUser() me: Me, @Body() { url, licence = 'link_only' }: CollectUrlBody): Promise<CollectedView> {
    return this.collect.fromUrl(me.id, url, licence);
  }

  @Post('from-text')
  @HttpCode(200)
  fromText(@SignedInUser() me: Me, @Body() body: CollectTextBody): Promise<CollectedView> {
    const { text, title, sourceUrl, licence = 'link_only' } = body;
    return this.collect.fromText(me.id, text, title, { licence, sourceUrl });
  }

  /** A form with one file, field `file` (HTML or text, at most 5 MB), before it `licence` and `sourceUrl`. */
  @Post('from-file')
  @HttpCode(200)
  async fromFile(@SignedInUser() me: Me, @Req() request: FastifyRequest): Promise<CollectedView> {
    const { bytes, field } = await uploadedFile(request, LARGEST, '请选择网页文件（.html 或 .txt）');
    const licence: Licence = field('licence') === 'own' ? 'own' : field('licence') === 'permitted' ? 'permitted' : 'link_only'; // prettier-ignore
    return this.collect.fromFile(me.id, bytes, { licence, sourceUrl: field('sourceUrl') });
  }
}
