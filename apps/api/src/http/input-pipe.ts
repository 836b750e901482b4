import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, Invalid } from '@app/platform';

/** The wrong fields by their path, with the first thing that is wrong about each. */
function fieldErrors(errors: ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {})[0];
    return [...(own ? [{ field, message: own }] : []), ...fieldErrors(error.children ?? [], field)];
  });
}

/** A body that is missing, null or a bare value has no fields that could be checked: it is refused before. */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new Invalid('input_invalid', '请求体应为 JSON 对象', [{ field: 'body', message: '应为 JSON 对象' }]);
    }
    return super.transform(value, metadata);
  }
}

/** Bodies and queries become DTOs; what no DTO names is refused by name. */
export function inputPipe(): ValidationPipe {
  return new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors);
      return new Invalid('input_invalid', `请检查：${fields.map(({ field }) => field).join('、')}`, fields);
    },
  });
}
