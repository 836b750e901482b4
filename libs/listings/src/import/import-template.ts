import { writeXlsx } from 'hucre/xlsx';
import { IMPORT_FIELDS } from './import-fields.js';

/** A row of the template that nobody means: it is left aside. */
export const EXAMPLE_REF = /^示例/;

/** An empty table with Chinese headers, an example row, and a second sheet that explains each column. */
export async function importTemplate(): Promise<Buffer> {
  const columns = IMPORT_FIELDS.filter(({ kind }) => kind !== 'json' && kind !== 'skip').filter(
    ({ key }) => !key.startsWith('has.'),
  );
  const example = columns.map(({ key, example: text }) => (key === 'ref' ? '示例-001' : (text ?? null)));
  const notes = [
    ['列名', '怎么填', '例子'],
    ...columns.map(({ label, hint, example: text }) => [label, hint ?? '', text ?? '']),
    ['', '编号以“示例”开头的行不会导入；不知道就留空；要清掉已有内容写“清空”。', ''],
  ];
  return Buffer.from(
    await writeXlsx({
      sheets: [
        { name: '房源', rows: [columns.map(({ label }) => label), example], freezePane: { rows: 1 } },
        { name: '说明', rows: notes, freezePane: { rows: 1 } },
      ],
    }),
  );
}
