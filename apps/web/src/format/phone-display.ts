/** Area code and number of a landline: 10 and 2x have two digits, the others three. */
const landline = /^(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** The number as it is dialled inside China: `13800138000`, `05782345678`; foreign ones keep their country code. */
export function dialled(e164: string): string {
  const local = e164.replace(/^\+86/, '');
  if (local === e164 || /^1\d{10}$/.test(local) || /^[48]00\d{7}$/.test(local)) return local;
  return landline.test(local) ? `0${local}` : local;
}

/** `+8613800138000` as people read it: `138 0013 8000`; `0578-2345678 转 801` with what is dialled after it answers. */
export function phoneDisplay(e164: string, extension?: string | null): string {
  const local = e164.replace(/^\+86/, '');
  const shown = /^1\d{10}$/.test(local)
    ? local.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
    : dialled(e164) === `0${local}`
      ? local.replace(landline, '0$1-$2')
      : local;
  return extension ? `${shown} 转 ${extension}` : shown;
}
