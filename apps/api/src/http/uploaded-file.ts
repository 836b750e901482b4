import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Invalid } from '@app/platform';

const MB = 1024 * 1024;

interface UploadedFile {
  bytes: Buffer<ArrayBuffer>;
  fileName: string;
  /** A text field that stood before the file. */
  field(name: string): string | undefined;
}

/**
 * The one file of a form, whole and in memory. `limit` in bytes, whole MB; `wanted` asks for a file in words.
 * @throws {Invalid} `file_missing` without a file, `file_too_large` when it is longer than the limit: never a part of one
 */
export async function uploadedFile(request: FastifyRequest, limit: number, wanted: string): Promise<UploadedFile> {
  // The parser's own error comes or does not, by how the bytes happen to arrive; `truncated` is always set.
  const options = { limits: { fileSize: limit, files: 1 }, throwFileSizeLimit: false };
  const file = request.isMultipart() ? await request.file(options) : undefined;
  const bytes = await file?.toBuffer();
  if (!file || !bytes) throw new Invalid('file_missing', wanted, [{ field: 'file', message: wanted }]);
  if (file.file.truncated) {
    const message = `文件超过 ${limit / MB} MB`;
    throw new Invalid('file_too_large', message, [{ field: 'file', message }]);
  }
  return { bytes: bytes as Buffer<ArrayBuffer>, fileName: file.filename, field: (name) => textField(file, name) };
}

function textField({ fields }: MultipartFile, name: string): string | undefined {
  const part = fields[name];
  return part && 'value' in part && typeof part.value === 'string' ? part.value : undefined;
}
