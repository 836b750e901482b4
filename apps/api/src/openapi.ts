import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The API document; needs the Swagger plugin's metadata, so it is made by `npm run gen` and committed. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Plotline')
    .setDescription(
      'Investment leads for industrial real estate. Errors are RFC 9457 problem documents with a stable code.',
    )
    .setVersion('1')
    .addCookieAuth('plotline_session')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Serves the committed document at /api/openapi.json and a page to read it at /api/docs. */
export function serveOpenApi(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
