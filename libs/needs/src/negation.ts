/** Words that turn down what follows: 不做, 不要, 无需, 非 …, just before it. */
const BEFORE =
  /(?:不做|不是|不要|不想|不需要?|不用|不考虑|不涉及|不产生|不含|不带|不能有?|不接受|不租|不买|不去|无需|(?<!有)没有?|(?<!有)无|非|别|勿|免|拒绝|排除|除了?|不属于|不生产|不(?=$)|no |not |without )(?:任何|做|要|有|是|在|去|到|用)?$/;
const AFTER =
  /^(?:类|的|区|市|这边|那边)*\s*(?:的)?(?:不要(?![\d超低少高于太])|不行|不考虑|不做|不需要|不用|除外|以外|之外|免谈|就算了|不接受|不可以|没有|不去)/;

/** 不涉及电镀、喷漆: a list is turned down as one. */
const LIST_BEFORE = /(?:不做|不涉及|不产生|不含|不需要?|不要|无需|(?<!有)没有|不生产)[^,。;\n]{1,14}(?:、|和|及|或)$/;

/** 没有废水废气: so is a row of what may come out of a works. */
const ROW_BEFORE = /(?:没有|(?<!有)无|不产生|不排)(?:废水|污水|废气|粉尘|噪音|噪声|异味|危废|油烟|[、和及或与])+$/;

/** Whether the words at `start`–`end` are turned down. */
export function isNegated(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 22), start);
  return (
    BEFORE.test(before.slice(-8)) ||
    LIST_BEFORE.test(before) ||
    ROW_BEFORE.test(before) ||
    AFTER.test(text.slice(end, end + 10))
  );
}
