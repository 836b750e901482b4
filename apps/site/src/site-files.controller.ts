import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toBuffer } from 'qrcode';
import { FirmSettings, NotFound } from '@app/platform';
import { Public } from '@app/users';
import { SiteFrames } from './site-frames.js';
import { siteStyle } from './site-style.js';
import { favicon } from './views/mark.js';

/** Files beside the pages: style, mark, WeChat code, and what search engines ask for. */
@Public()
@Controller()
export class SiteFilesController {
  constructor(
    private readonly firms: FirmSettings,
    private readonly frames: SiteFrames,
  ) {}

  /** An older address of the stylesheet answers too: a page kept open over an update stays readable. */
  @Get('assets/:file')
  async style(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    if (!/^site\.[0-9a-f]{12}\.css$/.test(file)) throw new NotFound('file_not_found', '没有这个文件');
    const isCurrent = siteStyle.path.endsWith(file);
    const cache = isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache';
    await reply.type('text/css; charset=utf-8').header('cache-control', cache).send(siteStyle.css);
  }

  @Get('favicon.svg')
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  mark(): string {
    return favicon;
  }

  /** Browsers ask for it whatever a page says. */
  @Get('favicon.ico')
  async icon(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/favicon.svg', 301);
  }

  /** The uploaded picture, else a code drawn from the firm's text. */
  @Get('wechat-qr.png')
  async qr(@Res() reply: FastifyReply): Promise<void> {
    const picture = await this.firms.qrPicture();
    const { wechatQrText } = picture ? { wechatQrText: '' } : await this.firms.read();
    if (!picture && wechatQrText === '') throw new NotFound('qr_not_set', '还没有设置微信二维码');
    const bytes = picture?.bytes ?? (await toBuffer(wechatQrText, { width: 416, margin: 2 }));
    await reply
      .type(picture?.mime ?? 'image/png')
      .header('cache-control', 'public, max-age=300')
      .send(bytes);
  }

  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(@Req() request: FastifyRequest): string {
    const map = `${this.frames.originOf(request)}/sitemap.xml`;
    return `User-agent: *\nDisallow: /app\nDisallow: /api/\nDisallow: /inquiries\nDisallow: /takedown\nDisallow: /consent\n\nSitemap: ${map}\n`;
  }
}
