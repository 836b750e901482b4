import 'reflect-metadata';
import { Invalid } from '@app/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, ValidateNested } from 'class-validator';
import { inputPipe } from './input-pipe.js';
import { OptionalText, Text } from './text-field.js';

class Inner {
  @Text(3)
  name: string;
}

class Outer {
  @Text(5)
  title: string;

  @OptionalText(5)
  note?: string;

  @IsOptional()
  @IsInt({ message: '应为整数' })
  count?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => Inner)
  inner?: Inner;
}

const read = (value: unknown): Promise<Outer> =>
  inputPipe().transform(value, { type: 'body', metatype: Outer }) as Promise<Outer>;
const complaints = async (value: unknown): Promise<string[]> => {
  const error = await read(value).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Invalid);
  expect(error).toMatchObject({ code: 'input_invalid' });
  return (error as Invalid).fields.map(({ field, message }) => `${field} ${message}`);
};

describe('an input', () => {
  it('becomes its class, with texts trimmed', async () => {
    const outer = await read({ title: '  厂房 ', note: ' ', inner: { name: ' 甲 ' } });
    expect(outer).toBeInstanceOf(Outer);
    expect(outer).toEqual({ title: '厂房', note: '', inner: { name: '甲' } });
    expect(outer.inner).toBeInstanceOf(Inner);
  });

  it('may leave out what is optional', async () => {
    expect(await read({ title: 'a', note: undefined })).toEqual({ title: 'a' });
    expect(await read({ title: 'a', note: null })).toEqual({ title: 'a', note: null });
  });

  it.each([
    [{}, ['title 应为文字']],
    [{ title: '   ' }, ['title 不能为空']],
    [{ title: '六个字太长了' }, ['title 最多 5 字']],
    [{ title: 7 }, ['title 应为文字']],
    [{ title: ['a'] }, ['title 应为文字']],
    [{ title: 'a', note: {} }, ['note 应为文字']],
    [{ title: 'a', count: '7' }, ['count 应为整数']],
    [{ title: 'a', inner: { name: '太长的名字' } }, ['inner.name 最多 3 字']],
  ])('%j is refused by the name of its field', async (value, wanted) => {
    const found = await complaints(value);
    expect(found.map((line) => line.split(' ')[0])).toEqual(wanted.map((line) => line.split(' ')[0]));
    expect(found[0]).toContain(wanted[0]!.split(' ')[0]);
  });

  it('says all that is wrong at once', async () => {
    const fields = (await complaints({ count: 1.5, inner: {} })).map((line) => line.split(' ')[0]);
    expect(fields.sort()).toEqual(['count', 'inner.name', 'title']);
  });

  it.each(['ownerId', 'isAdmin', 'createdAt'])(
    'with a field that nobody knows is refused by name: %s',
    async (name) => {
      expect((await complaints({ title: 'a', [name]: 1 }))[0]).toContain(name);
    },
  );

  it('cannot reach a prototype', async () => {
    const value = JSON.parse('{"title":"a","__proto__":{"admin":true}}') as object;
    const outcome = await read(value).catch((error: unknown) => error);
    expect((outcome as { admin?: boolean }).admin).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([null, 'text', 7, []])('that is no object is refused, not crashed on: %j', async (value) => {
    await complaints(value).catch((error: unknown) => {
      throw error;
    });
  });
});
